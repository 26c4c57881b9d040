import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { ZoneId } from '#contract/ids.ts'
import { newsPages } from '#contract/news-pages.ts'
import { type Directory, getZone } from '#directory/directory-store.ts'
import { missingPage, removedPage } from '#news/answer-pages.ts'
import type { Site } from '#news/news-layout.ts'
import { findBySlug } from '#news/news-store.ts'
import { htmlPage, type PageReply } from '#runtime/html-page.ts'
import { NEWS_PAGE_HEADERS, SiteSettings, siteOf } from '#runtime/site.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly journal: Journal
  readonly directory: Directory
  readonly site: Site
}

/** Answers for what is no file of the site: 410 where an item was taken off, 404 where nothing ever was. */
export function makeHandler({ journal, directory, site }: Dependencies) {
  return async ({ params }: { readonly params: { readonly path: string } }): Promise<PageReply> => {
    // As the front asks for it: with the ending that files have.
    const [, inPath, slug] = /^([^/]+)\/([a-z0-9-]+)(?:[.]html)?$/.exec(params.path) ?? []
    const zoneId = ZoneId.safeParse(inPath).data
    const item = zoneId && slug && (await findBySlug(journal, zoneId, slug))
    const zone = item && item.state === 'removed' ? await getZone(directory, item.zoneId) : undefined
    if (!item || zone === undefined) return { status: 404, body: await missingPage(site), headers: NEWS_PAGE_HEADERS }
    return { status: 410, body: await removedPage(site, zone, item), headers: NEWS_PAGE_HEADERS }
  }
}

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  PUBLIC_URL: SiteSettings.shape.PUBLIC_URL,
})

export const handler = htmlPage(newsPages.showMissingNews, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), directory: openDirectory(settings), site: siteOf(settings) }),
)
