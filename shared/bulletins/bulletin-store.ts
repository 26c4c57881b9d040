import type { Journal } from '#alerts/journal.ts'
import type { BulletinId, ZoneId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Bulletin } from './bulletin.ts'
import { BulletinEntity } from './bulletin-entities.ts'

/** Reads a bulletin as it stands now; undefined when there is none of that id. */
export async function getBulletin({ client, table }: Journal, bulletinId: BulletinId): Promise<Bulletin | undefined> {
  const { data } = await BulletinEntity.get({ bulletinId }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Writes a new bulletin; false when one of that id exists, which stays as it is. */
export async function createBulletin({ client, table }: Journal, bulletin: Bulletin): Promise<boolean> {
  return wasWritten(BulletinEntity.create(bulletin).go({ client, table }))
}

/** Writes a bulletin over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeBulletin({ client, table }: Journal, bulletin: Bulletin): Promise<Bulletin | undefined> {
  const changed = { ...bulletin, revision: bulletin.revision + 1 }
  const put = BulletinEntity.put(changed).where(({ revision }, { eq }) => eq(revision, bulletin.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** Removes a draft as it was read; false when somebody changed, sent or removed it since. */
export async function deleteDraft({ client, table }: Journal, bulletin: Bulletin): Promise<boolean> {
  const remove = BulletinEntity.delete({ bulletinId: bulletin.bulletinId }).where(
    ({ revision, state }, { eq }) => `${eq(revision, bulletin.revision)} AND ${eq(state, 'draft')}`,
  )
  return wasWritten(remove.go({ client, table }))
}

/** Reads bulletins by their ids, in the order asked for; those that do not exist are left out. */
export async function getBulletins(journal: Journal, ids: readonly BulletinId[]): Promise<readonly Bulletin[]> {
  const found = await Promise.all(ids.map((id) => getBulletin(journal, id)))
  return found.filter((bulletin) => bulletin !== undefined)
}

/**
 * Lists the bulletins of a zone, drafts among them, newest first; `before` is the last one of the page that went before.
 */
export async function listBulletins(
  { client, table }: Journal,
  zoneId: ZoneId,
  limit: number,
  before?: BulletinId,
): Promise<readonly Bulletin[]> {
  const all = BulletinEntity.query.byZone({ zoneId })
  const page = before === undefined ? all : all.lt({ bulletinId: before })
  const { data } = await page.go({ client, table, order: 'desc', limit })
  return data
}
