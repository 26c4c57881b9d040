import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { type BinId, NewsId, ZoneId } from '#contract/ids.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { maySeeZone, type Viewer } from '#directory/rights.ts'
import type { NewsItem } from '#news/news-item.ts'
import { getNews } from '#news/news-store.ts'
import type { NewsFinding } from '#news/news-text.ts'
import { showNews } from '#news/news-view.ts'
import { type Confirmation, remainingFindings } from '#privacy/confirmation.ts'
import type { HttpReply } from './problem.ts'
import { refuseFields, refuseFindings, refuseStale, refuseUnknown, refuseUnknownBins } from './refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from './tables.ts'

/** What a function that shows items of BIN-Nieuws needs in its environment. */
export const NewsReadingSettings = z.object({ ...JournalSettings.shape, PUBLIC_URL: z.url() })

/** What a function that keeps items of BIN-Nieuws needs in its environment. */
export const NewsSettings = z.object({
  ...DirectorySettings.shape,
  ...NewsReadingSettings.shape,
})

/** What the calls that show BIN-Nieuws work with. */
export interface NewsReading {
  readonly journal: Journal
  /** Where the public finds the pages. */
  readonly publicUrl: string
}

/** What the calls that change BIN-Nieuws work with. */
export interface NewsDesk extends NewsReading {
  readonly directory: Directory
  readonly now: () => Date
  readonly newId: () => NewsId
}

/** Builds from its environment what a function shows items of BIN-Nieuws with. */
export function openNewsReading(settings: z.output<typeof NewsReadingSettings>): NewsReading {
  return { journal: openJournal(settings), publicUrl: settings.PUBLIC_URL }
}

/** Builds from its environment what a function keeps items of BIN-Nieuws with. */
export function openNewsDesk(settings: z.output<typeof NewsSettings>): NewsDesk {
  return {
    ...openNewsReading(settings),
    directory: openDirectory(settings),
    now: () => new Date(),
    newId: () => NewsId.parse(`nws_${ulid()}`),
  }
}

/** Finds an item in the caller's own zones: a person of prevention has one or a few. */
export async function getNewsFor(journal: Journal, caller: Viewer, newsId: NewsId): Promise<NewsItem | undefined> {
  for (const zone of caller.zones) {
    const zoneId = ZoneId.safeParse(zone)
    const item = zoneId.success ? await getNews(journal, { zoneId: zoneId.data, newsId }) : undefined
    if (item !== undefined) return item
  }
  return undefined
}

/** The zone that a request is about: the one it names, or the only one the caller works for. */
export function chooseZone(
  caller: Viewer,
  asked: ZoneId | undefined,
): { readonly zoneId: ZoneId } | { readonly refusal: HttpReply } {
  const [only, ...more] = caller.zones
  const zoneId = asked ?? (more.length === 0 ? ZoneId.safeParse(only).data : undefined)
  if (zoneId === undefined)
    return { refusal: refuseFields([{ path: 'zoneId', message: 'Geef de zone (zoneId) waarvoor u dit doet.' }]) }
  return maySeeZone(caller, zoneId) ? { zoneId } : { refusal: refuseUnknown('Deze zone') }
}

/** Refuses BINs that are not of the zone; undefined when all are. */
export async function refuseForeignBins(
  directory: Directory,
  zoneId: ZoneId,
  binIds: readonly BinId[],
): Promise<HttpReply | undefined> {
  const bins = await getBins(directory, binIds)
  const known = new Set(bins.filter((bin) => bin.zoneId === zoneId).map(({ binId }) => binId))
  const unknown = binIds.filter((binId) => !known.has(binId))
  return unknown.length === 0 ? undefined : refuseUnknownBins(unknown, binIds)
}

/** Refuses words that tell who somebody is; undefined when every finding was confirmed. */
export function refuseNewsFindings(
  findings: readonly NewsFinding[],
  confirmed: readonly Confirmation[] = [],
): HttpReply | undefined {
  return refuseFindings(remainingFindings(findings, confirmed))
}

/** Answers with an item and its ETag. */
export function replyNews(item: NewsItem, publicUrl: string, status = 200): HttpReply {
  return { status, headers: { etag: etagOf(item) }, body: showNews(item, publicUrl) }
}

/** Refuses a write to what somebody else changed since, with the item as it stands now. */
export function refuseStaleNews(current: NewsItem | undefined, publicUrl: string): HttpReply {
  return refuseStale(current && { view: showNews(current, publicUrl), etag: etagOf(current) })
}

function etagOf({ revision }: NewsItem): string {
  return `"${revision}"`
}
