import type { Entry, ZoneIndex } from './entry.ts'
import { binsOf, monthOf } from './list-pages.ts'
import { binPath, itemPath, monthPath, zonePath } from './paths.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The pages of a zone, for search engines (sitemaps.org); at most 50,000 of them. */
export function zoneSitemap(publicUrl: string, { zoneId, entries }: ZoneIndex): string {
  const latest = (some: readonly Entry[]) => some.map(lastChange).toSorted().at(-1)
  const months = [...Map.groupBy(entries, monthOf)]
  const pages: readonly (readonly [string, string | undefined])[] = [
    [zonePath(zoneId), latest(entries)],
    ...entries.map((entry) => [itemPath(entry), lastChange(entry)] as const),
    ...months.map(([month, some]) => [monthPath(zoneId, month), latest(some)] as const),
    ...binsOf(entries).map(({ slug }) => [binPath(zoneId, slug), undefined] as const),
  ]
  return `${HEAD}<urlset xmlns="${SCHEMA}">\n${pages
    .slice(0, 50_000)
    .map(
      ([path, at]) =>
        `<url><loc>${publicUrl}${path}</loc>${at === undefined ? '' : `<lastmod>${at}</lastmod>`}</url>\n`,
    )
    .join('')}</urlset>\n`
}

/** Where the pages of every zone are listed. */
export function sitemapIndex(publicUrl: string, zones: readonly ZoneIndex[]): string {
  const lines = zones.map(({ zoneId }) => `<sitemap><loc>${publicUrl}${zonePath(zoneId)}sitemap.xml</loc></sitemap>\n`)
  return `${HEAD}<sitemapindex xmlns="${SCHEMA}">\n${lines.join('')}</sitemapindex>\n`
}

/** What search engines may read: the news, and nothing that a link in a mail leads to. */
export function robots(publicUrl: string): string {
  return `User-agent: *\nAllow: /nieuws/\nAllow: /media/\nDisallow: /nieuws/zoeken\nDisallow: /v1/\nDisallow: /mijn-gegevens\nDisallow: /uitschrijven\nDisallow: /doorsturen\n\nSitemap: ${publicUrl}/sitemap.xml\n`
}

function lastChange({ publishedAt, changedAt }: Entry): string {
  return changedAt ?? publishedAt
}
