import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { StalePagesEntity } from './news-entities.ts'
import type { NewsItem } from './news-item.ts'

/** That the pages do not show an item yet as it is or will be, or a zone as a whole. */
export interface StalePages {
  readonly zoneId: ZoneId
  /** An item's id, or empty for the zone as a whole. */
  readonly about: string
  readonly revision: number
  /** ISO 8601 */
  readonly at: string
}

/**
 * Notes that the pages will be behind an item that is about to be changed, before it is: a note without its change is
 * dropped in time, a change without its note would never be seen.
 */
export async function notePages(
  { client, table }: Journal,
  { zoneId, newsId, revision }: NewsItem,
  now: Date,
): Promise<void> {
  const note = { zoneId, about: newsId, revision: revision + 1, at: now.toISOString() }
  await StalePagesEntity.put(note).go({ client, table, response: 'none' })
}

/** Notes that all pages of a zone are to be compared with what they should be. */
export async function noteZonePages({ client, table }: Journal, zoneId: ZoneId, now: Date): Promise<void> {
  await StalePagesEntity.put({ zoneId, about: '', revision: 0, at: now.toISOString() }).go({ client, table })
}

/** Lists what the pages do not show yet, after every write so far. */
export async function listStalePages({ client, table }: Journal): Promise<readonly StalePages[]> {
  const { data } = await StalePagesEntity.query.all({}).go({ client, table, consistent: true, pages: 'all' })
  return data
}

/** Takes out what the pages show now; a note that was made anew meanwhile stays. */
export async function dropStalePages({ client, table }: Journal, note: StalePages): Promise<void> {
  const { zoneId, about } = note
  const remove = StalePagesEntity.remove({ zoneId, about }).where(
    ({ revision, at }, { eq }) => `${eq(revision, note.revision)} AND ${eq(at, note.at)}`,
  )
  await wasWritten(remove.go({ client, table, response: 'none' }))
}
