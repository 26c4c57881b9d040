import type { Bin } from '#directory/bin.ts'
import { readItems, type ZoneIndex } from './entry.ts'
import { type FeedEntry, IN_FEED, makeFeeds } from './feeds.ts'
import { itemPage } from './item-page.ts'
import { binPage, binsOf, emptyPage, frontPage, monthOf, monthPage, newestOf, zonePage } from './list-pages.ts'
import { type NewsItem, publishedFirst } from './news-item.ts'
import type { Site, SiteZone } from './news-layout.ts'
import { binPath, itemPath, monthPath, NEWS, objectKeyOf, zonePath } from './paths.ts'
import { robots, sitemapIndex, zoneSitemap } from './sitemap.ts'
import { texts } from './texts.ts'

/** Files by their object keys. */
export type Files = ReadonlyMap<string, string>

/** The object with the entries of a zone. */
export function indexKeyOf({ zoneId }: Pick<SiteZone, 'zoneId'>): string {
  return objectKeyOf(`${zonePath(zoneId)}index.json`)
}

/** Whether an object is a page of the archive, by month or by BIN. */
export function isArchive(key: string): boolean {
  return /^nieuws\/[^/]+\/(?:archief|bin)\/[^/]+[.]html$/.test(key)
}

/** Every file of a zone, made of all its items and BINs. */
export async function zoneFiles(
  site: Site,
  zone: SiteZone,
  items: readonly NewsItem[],
  bins: readonly Bin[],
): Promise<Files> {
  const { zoneId, name } = zone
  const read = readItems(publishedFirst(items), bins)
  const entries = read.map(({ entry }) => entry)
  const index: ZoneIndex = { zoneId, name, entries }
  const files = new Map<string, string>()
  const put = (path: string, content: string) => files.set(objectKeyOf(path), content)
  for (const one of read) put(itemPath(one.item), await itemPage(site, zone, one))
  for (const [month, some] of Map.groupBy(entries, monthOf))
    put(monthPath(zoneId, month), await monthPage(site, zone, month, some))
  for (const bin of binsOf(entries)) {
    const some = entries.filter(({ bins: filed }) => filed.some(({ slug }) => slug === bin.slug))
    put(binPath(zoneId, bin.slug), await binPage(site, zone, bin, some))
  }
  put(zonePath(zoneId), await zonePage(site, index))
  const feeds = makeFeeds(
    { publicUrl: site.publicUrl, path: zonePath(zoneId), title: texts.nameOf(name), description: texts.zoneLead(name) },
    read.slice(0, IN_FEED).map(({ entry, rendered }) => ({
      entry,
      html: absolute(rendered.html, site.publicUrl),
      publisher: texts.zone(name),
    })),
  )
  put(`${zonePath(zoneId)}feed.atom`, feeds.atom)
  put(`${zonePath(zoneId)}feed.json`, feeds.json)
  put(`${zonePath(zoneId)}sitemap.xml`, zoneSitemap(site.publicUrl, index))
  files.set(indexKeyOf(zone), JSON.stringify(index))
  return files
}

/** What stands in the place of a list that has no items any more. */
export function emptyList(site: Site, zone: SiteZone): Promise<string> {
  return emptyPage(site, zone)
}

/** The files over all zones. */
export async function frontFiles(site: Site, zones: readonly ZoneIndex[], style: string): Promise<Files> {
  const { publicUrl } = site
  const publishers = new Map(zones.map(({ zoneId, name }) => [zoneId, texts.zone(name)]))
  const newest = newestOf(zones, IN_FEED).map(
    (entry): FeedEntry => ({ entry, publisher: publishers.get(entry.zoneId) ?? texts.name }),
  )
  const feeds = makeFeeds({ publicUrl, path: NEWS, title: texts.name, description: texts.frontLead }, newest)
  return new Map([
    [objectKeyOf(NEWS), await frontPage(site, zones)],
    [objectKeyOf(`${NEWS}feed.atom`), feeds.atom],
    [objectKeyOf(`${NEWS}feed.json`), feeds.json],
    [objectKeyOf(site.styleHref), style],
    ['sitemap.xml', sitemapIndex(publicUrl, zones)],
    ['robots.txt', robots(publicUrl)],
  ])
}

/** The images of a page are below the public address; those of a feed are read elsewhere. */
function absolute(html: string, publicUrl: string): string {
  return html.replaceAll('src="/media/', `src="${publicUrl}/media/`)
}
