import { ZoneId } from '#contract/ids.ts'
import { newsPages } from '#contract/news-pages.ts'
import { searchPage } from '#news/answer-pages.ts'
import type { ZoneIndex } from '#news/entry.ts'
import type { Site } from '#news/news-layout.ts'
import { searchEntries } from '#news/search.ts'
import { listIndexes, readIndex } from '#news/site-store.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { NEWS_PAGE_HEADERS, openSiteBucket, SiteSettings, siteOf } from '#runtime/site.ts'

interface Dependencies {
  readonly site: Site
  /** The entries of a zone, or of all. */
  readonly read: (zoneId: ZoneId | undefined) => Promise<readonly ZoneIndex[]>
}

const LONGEST_QUERY = 100

/** Searches the items that are public, as their pages are. */
export function makeHandler({ site, read }: Dependencies) {
  return async ({ query: asked }: Pick<PageRequest<unknown>, 'query'>): Promise<PageReply> => {
    const query = (asked['q'] ?? '').toWellFormed().trim().slice(0, LONGEST_QUERY)
    const zones = await read(ZoneId.safeParse(asked['zone']).data)
    const [zone, ...others] = zones
    const body = await searchPage(site, {
      query,
      found: searchEntries(zones, query),
      zones,
      ...(asked['zone'] === undefined || zone === undefined || others.length > 0 ? {} : { zone }),
    })
    return { status: 200, body, headers: NEWS_PAGE_HEADERS }
  }
}

export const handler = htmlPage(newsPages.searchNews, SiteSettings, (settings) => {
  const bucket = openSiteBucket(settings)
  return makeHandler({
    site: siteOf(settings),
    read: async (zoneId) => {
      const one = zoneId && (await readIndex(bucket, zoneId))
      return one === undefined ? listIndexes(bucket) : [one]
    },
  })
})
