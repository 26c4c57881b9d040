import * as z from 'zod'
import { NewsId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import type { Rendered } from '#mail/markdown.ts'
import type { PublishedItem } from './news-item.ts'
import { renderNews, teaserOf } from './news-text.ts'
import { slugOf } from './slug.ts'

/** A BIN as the pages name it. */
const FiledUnder = z.object({ slug: z.string(), name: z.string(), municipality: z.string() })
export type FiledUnder = Readonly<z.infer<typeof FiledUnder>>

/** What lists, the search and the front page know of an item. */
export const Entry = z.object({
  newsId: NewsId,
  zoneId: ZoneId,
  slug: z.string(),
  title: z.string(),
  teaser: z.string(),
  publishedAt: z.string(),
  changedAt: z.string().exactOptional(),
  bins: z.array(FiledUnder),
  /** The different words of the text, as they are searched. */
  words: z.string(),
})
export type Entry = z.infer<typeof Entry>

/** The entries of a zone, as the bucket keeps them for the search and the front page; newest first. */
export const ZoneIndex = z.object({ zoneId: ZoneId, name: z.string(), entries: z.array(Entry) })
export type ZoneIndex = z.infer<typeof ZoneIndex>

/** An item with what it reads. */
export interface ReadItem {
  readonly item: PublishedItem
  readonly entry: Entry
  readonly rendered: Rendered
}

/** Reads the public items of a zone into what its pages show. */
export function readItems(items: readonly PublishedItem[], bins: readonly Bin[]): readonly ReadItem[] {
  const named = nameBins(bins)
  return items.map((item) => {
    const rendered = renderNews(item)
    const { newsId, zoneId, slug, title, publishedAt, changedAt } = item
    const entry: Entry = {
      newsId,
      zoneId,
      slug,
      title,
      teaser: teaserOf(item, rendered),
      publishedAt,
      ...(changedAt === undefined ? {} : { changedAt }),
      bins: item.binIds.flatMap((binId) => named.get(binId) ?? []),
      words: [...new Set(wordsOf(`${title} ${item.summary} ${rendered.text}`))].join(' '),
    }
    return { item, entry, rendered }
  })
}

/** The words of a text as they are searched: small letters without accents, of two letters or more. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
}

/** Two BINs of a zone with one name are told apart by the end of their ids. */
function nameBins(bins: readonly Bin[]): ReadonlyMap<string, FiledUnder> {
  const bySlug = Map.groupBy(bins, ({ name }) => slugOf(name))
  return new Map(
    bins.map(({ binId, name, municipality }) => {
      const slug = slugOf(name)
      const alone = (bySlug.get(slug) ?? []).length === 1
      return [binId, { slug: alone ? slug : `${slug}-${binId.slice(-4).toLowerCase()}`, name, municipality }]
    }),
  )
}
