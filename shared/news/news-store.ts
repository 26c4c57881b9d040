import type { Journal } from '#alerts/journal.ts'
import type { NewsId, ZoneId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { NewsItemEntity, NewsSlugEntity } from './news-entities.ts'
import type { NewsItem } from './news-item.ts'
import { slugsFor } from './slug.ts'

/** An item's whole key: items are kept with their zone. */
export type NewsKey = Pick<NewsItem, 'zoneId' | 'newsId'>

/** Reads an item as it stands now; undefined when there is none of that id in that zone. */
export async function getNews({ client, table }: Journal, { zoneId, newsId }: NewsKey): Promise<NewsItem | undefined> {
  const { data } = await NewsItemEntity.get({ zoneId, newsId }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Writes a new item; false when one of that id exists, which stays as it is. */
export async function createNews({ client, table }: Journal, item: NewsItem): Promise<boolean> {
  return wasWritten(NewsItemEntity.create(item).go({ client, table }))
}

/** Writes an item over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeNews({ client, table }: Journal, item: NewsItem): Promise<NewsItem | undefined> {
  const changed = { ...item, revision: item.revision + 1 }
  const put = NewsItemEntity.put(changed).where(({ revision }, { eq }) => eq(revision, item.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** Deletes a draft as it was read; false when somebody changed, published or deleted it since. */
export async function deleteDraft({ client, table }: Journal, item: NewsItem): Promise<boolean> {
  const { zoneId, newsId } = item
  const remove = NewsItemEntity.delete({ zoneId, newsId }).where(
    ({ revision, state }, { eq }) => `${eq(revision, item.revision)} AND ${eq(state, 'draft')}`,
  )
  return wasWritten(remove.go({ client, table }))
}

/** Lists all items of a zone, drafts and removed ones among them, after every write so far. */
export async function listAllNews({ client, table }: Journal, zoneId: ZoneId): Promise<readonly NewsItem[]> {
  const { data } = await NewsItemEntity.query.byZone({ zoneId }).go({ client, table, consistent: true, pages: 'all' })
  return data
}

/** Lists items of a zone, newest first; `before` is the last one of the page before. */
export async function listNews(
  { client, table }: Journal,
  zoneId: ZoneId,
  { limit, before }: { readonly limit: number; readonly before?: NewsId },
): Promise<readonly NewsItem[]> {
  const query = NewsItemEntity.query.byZone({ zoneId })
  const range = before === undefined ? query : query.lt({ newsId: before })
  const { data } = await range.go({ client, table, consistent: true, order: 'desc', limit })
  return data
}

/** Claims the address of an item for good: the first of those its title gives that no other item has. */
export async function claimSlug({ client, table }: Journal, { zoneId, newsId, title }: NewsItem): Promise<string> {
  for (const slug of slugsFor(title)) {
    if (await wasWritten(NewsSlugEntity.create({ zoneId, slug, newsId }).go({ client, table }))) return slug
    if ((await whoseSlug({ client, table }, zoneId, slug)) === newsId) return slug
  }
  throw new Error('the addresses to try have no end')
}

/** Finds the item that has an address, or had it; undefined when none ever did. */
export async function findBySlug(journal: Journal, zoneId: ZoneId, slug: string): Promise<NewsItem | undefined> {
  const newsId = await whoseSlug(journal, zoneId, slug)
  return newsId === undefined ? undefined : getNews(journal, { zoneId, newsId })
}

async function whoseSlug(
  { client, table }: Pick<Journal, 'client' | 'table'>,
  zoneId: ZoneId,
  slug: string,
): Promise<NewsId | undefined> {
  const { data } = await NewsSlugEntity.get({ zoneId, slug }).go({ client, table, consistent: true })
  return data?.newsId
}
