import { html } from 'hono/html'
import type { Entry, ZoneIndex } from './entry.ts'
import { entryList, searchForm } from './list-parts.ts'
import type { NewsItem } from './news-item.ts'
import { layOutNews, type Site, type SiteZone } from './news-layout.ts'
import { NEWS, SEARCH, zonePath } from './paths.ts'
import { texts } from './texts.ts'

/** A page of results: as many as are read. */
const SHOWN = 30

/** What was found, or the field to search with. */
export function searchPage(
  site: Site,
  search: {
    readonly query: string
    readonly found: readonly Entry[]
    readonly zones: readonly ZoneIndex[]
    /** Where only one zone was searched. */
    readonly zone?: SiteZone
  },
): Promise<string> {
  const { query, found, zones, zone } = search
  const title = zone === undefined ? texts.searchAll : texts.searchIn(zone.name)
  const names = new Map(zones.map(({ zoneId, name }) => [zoneId, name]))
  const shown = found.slice(0, SHOWN)
  return layOutNews(site, {
    title,
    description: title,
    ...(zone === undefined ? {} : { zone }),
    trail: [
      { label: texts.name, path: NEWS },
      ...(zone === undefined ? [] : [{ label: texts.zone(zone.name), path: zonePath(zone.zoneId) }]),
      { label: texts.search },
    ],
    body: html`<h1>${title}</h1>
${searchForm(query, zone?.zoneId)}
${
  query === ''
    ? html`<p>${texts.searchHint}</p>`
    : found.length === 0
      ? html`<p class="none">${texts.noResults(query)}</p>`
      : html`<h2>${shown.length < found.length ? texts.firstResults(shown.length, found.length, query) : texts.results(found.length, query)}</h2>
${entryList(shown, { heading: 3, ...(zone === undefined ? { zoneNames: names } : {}) })}`
}
${zone === undefined ? '' : html`<p><a href="${SEARCH}?q=${encodeURIComponent(query)}">${texts.everywhere}</a></p>`}`,
  })
}

/** What stands where an item was that the police took off. */
export function removedPage(site: Site, zone: SiteZone, { removalReason }: NewsItem): Promise<string> {
  return layOutNews(site, {
    title: texts.goneTitle,
    description: texts.goneTitle,
    zone,
    body: html`<h1>${texts.goneTitle}</h1>
<p class="lead">${texts.gone}</p>
${removalReason === undefined ? '' : html`<p><strong>${texts.goneReason}</strong> ${removalReason}</p>`}
<p><a href="${zonePath(zone.zoneId)}">${texts.toFront}</a></p>`,
  })
}

/** What stands where nothing ever was. */
export function missingPage(site: Site): Promise<string> {
  return layOutNews(site, {
    title: texts.missingTitle,
    description: texts.missingTitle,
    body: html`<h1>${texts.missingTitle}</h1>
<p class="lead">${texts.missing}</p>
${searchForm('')}
<p><a href="${NEWS}">${texts.toFront}</a></p>`,
  })
}
