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

/** A page of bulletins, newest first; `cursor` is the next page's. */
export interface BulletinPage {
  readonly bulletins: readonly Bulletin[]
  readonly cursor?: string
}

/** Lists the bulletins of a zone, drafts among them, newest first. */
export async function listBulletins(
  { client, table }: Journal,
  zoneId: ZoneId,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<BulletinPage> {
  const { data, cursor: next } = await BulletinEntity.query
    .byZone({ zoneId })
    .go({ client, table, order: 'desc', limit, cursor: cursor ?? null })
  return { bulletins: data, ...(next === null ? {} : { cursor: next }) }
}
