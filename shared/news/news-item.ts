import { type Bulletin, type BulletinImage, imagePath } from '#bulletins/bulletin.ts'
import type { BinId, BulletinId, NewsId, ZoneId } from '#contract/ids.ts'
import type { NewsState } from '#contract/vocabulary.ts'

/** An image in an item's text: its own, or one of the bulletin it was made from, which keeps it. */
export interface NewsImage extends BulletinImage {
  /** Below the public address. */
  readonly path: string
}

/** The images of a bulletin, for an item made from it. */
export function imagesOf({ bulletinId, images }: Pick<Bulletin, 'bulletinId' | 'images'>): readonly NewsImage[] {
  return images.map((image) => ({ ...image, path: imagePath(bulletinId, image.name) }))
}

/** The names of those of the images that an item keeps itself. */
export function ownImages({ newsId }: Pick<NewsItem, 'newsId'>, images: readonly NewsImage[]): readonly string[] {
  return images.filter(({ name, path }) => path === imagePath(newsId, name)).map(({ name }) => name)
}

/** An item of BIN-Nieuws. */
export interface NewsItem {
  readonly newsId: NewsId
  readonly zoneId: ZoneId
  readonly state: NewsState
  readonly title: string
  /** One or two sentences; empty where the text itself begins the list entry. */
  readonly summary: string
  /** Markdown. */
  readonly text: string
  readonly images: readonly NewsImage[]
  /** The BINs it is filed under; none: it is for the whole zone. */
  readonly binIds: readonly BinId[]
  /** The bulletin it was made from. */
  readonly bulletinId?: BulletinId
  /** The last part of its address: given when it is first public, and never another. */
  readonly slug?: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly createdBy: string
  readonly publishedAt?: string
  /** When it was last changed since it is public. */
  readonly changedAt?: string
  readonly removedAt?: string
  /** Shown where the item was. */
  readonly removalReason?: string
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** An item that the public can read. */
export type PublishedItem = NewsItem & {
  readonly state: 'published'
  readonly slug: string
  readonly publishedAt: string
}

/** Whether the public can read an item. */
export function isPublished(item: NewsItem): item is PublishedItem {
  return item.state === 'published' && item.slug !== undefined && item.publishedAt !== undefined
}

/** The public items, newest first; of the same moment in the order of their ids. */
export function publishedFirst(items: readonly NewsItem[]): readonly PublishedItem[] {
  return items
    .filter(isPublished)
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.newsId.localeCompare(a.newsId))
}

/** Makes an item public under its address. */
export function publish(item: NewsItem, slug: string, now: Date): NewsItem {
  return { ...item, state: 'published', slug, publishedAt: now.toISOString() }
}

/** Takes an item off the pages for good. */
export function takeOff(item: NewsItem, reason: string | undefined, now: Date): NewsItem {
  return {
    ...item,
    state: 'removed',
    removedAt: now.toISOString(),
    ...(reason === undefined ? {} : { removalReason: reason }),
  }
}

/** Gives an item other words, images or BINs; of a public one the moment is noted. */
export function rewrite(
  item: NewsItem,
  change: Partial<Pick<NewsItem, 'title' | 'summary' | 'text' | 'binIds' | 'images'>>,
  now: Date,
): NewsItem {
  return { ...item, ...change, ...(item.state === 'published' ? { changedAt: now.toISOString() } : {}) }
}
