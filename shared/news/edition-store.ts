import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Edition } from './edition.ts'
import { EditionEntity } from './edition-entities.ts'

/** The last edition of a zone that was decided. */
export async function getLastEdition({ client, table }: Journal, zoneId: ZoneId): Promise<Edition | undefined> {
  const { data } = await EditionEntity.query
    .byZone({ zoneId })
    .go({ client, table, consistent: true, order: 'desc', limit: 1 })
  return data[0]
}

/** Keeps what was decided; false when somebody decided that edition before, which stands. */
export async function createEdition({ client, table }: Journal, edition: Edition): Promise<boolean> {
  return wasWritten(EditionEntity.create(edition).go({ client, table }))
}

/** Notes that everyone has an edition. */
export async function markEditionSent({ client, table }: Journal, edition: Edition, now: Date): Promise<void> {
  const { zoneId, week } = edition
  await EditionEntity.patch({ zoneId, week }).set({ sentAt: now.toISOString() }).go({ client, table })
}
