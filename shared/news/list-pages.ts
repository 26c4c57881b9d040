import { html } from 'hono/html'
import { dayInBrussels, sayDay } from '#directory/brussels-day.ts'
import type { Html } from '#pages/layout.ts'
import { sayMonth } from './dates.ts'
import type { Entry, FiledUnder, ZoneIndex } from './entry.ts'
import { entryList, searchForm } from './list-parts.ts'
import { layOutNews, type Site, type SiteZone } from './news-layout.ts'
import { binPath, itemPath, monthPath, NEWS, subscribePath, zonePath } from './paths.ts'
import { texts } from './texts.ts'

/** What a page shows before the archive: a page stays well under 50 kB, and is read at a glance. */
const ON_FRONT = 20
/** On a page of the archive, with their teasers; at most 800 bytes each. */
const IN_FULL = 25
/** And by their titles alone; at most 400 bytes each, which keeps the page under 50 kB. */
const BY_TITLE = 70

/** The month (YYYY-MM) in which an item appeared, in Belgium. */
export function monthOf({ publishedAt }: Pick<Entry, 'publishedAt'>): string {
  return dayInBrussels(new Date(publishedAt)).slice(0, 7)
}

/** The BINs that items are filed under, by name. */
export function binsOf(entries: readonly Entry[]): readonly FiledUnder[] {
  const bySlug = new Map(entries.flatMap(({ bins }) => bins.map((bin) => [bin.slug, bin])))
  return [...bySlug.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** The page of a zone: its newest items, and ways to the others. */
export function zonePage(site: Site, { zoneId, name, entries }: ZoneIndex): Promise<string> {
  return layOutNews(site, {
    path: zonePath(zoneId),
    title: texts.zone(name),
    description: texts.zoneLead(name),
    zone: { zoneId, name },
    trail: [{ label: texts.name, path: NEWS }, { label: texts.zone(name) }],
    body: html`<h1>${texts.zone(name)}</h1>
<p class="lead">${texts.zoneLead(name)}</p>
<div class="columns"><div>
${entryList(entries.slice(0, ON_FRONT), { heading: 2, leads: true })}
</div>
<div class="side">
<section class="panel"><h2>${texts.mailTitle}</h2><p>${texts.mailLead}</p><p><a class="button" href="${subscribePath(zoneId)}">${texts.subscribe}</a></p></section>
${archive(zoneId, entries)}${byBin(zoneId, entries)}${feeds(zonePath(zoneId))}
</div></div>`,
  })
}

/** The front page: the newest items of all zones. */
export function frontPage(site: Site, zones: readonly ZoneIndex[]): Promise<string> {
  const named = zones.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  return layOutNews(site, {
    path: NEWS,
    title: texts.name,
    description: texts.frontLead,
    body: html`<h1>${texts.name}</h1>
<p class="lead">${texts.frontLead}</p>
${searchForm('')}
<div class="columns"><div>
${entryList(newestOf(zones, ON_FRONT), { heading: 2, leads: true, zoneNames: new Map(zones.map((zone) => [zone.zoneId, zone.name])) })}
</div>
<div class="side">
<section><h2>${texts.zones}</h2><ul>${named.map(
      ({ zoneId, name, entries }) =>
        html`<li><a href="${zonePath(zoneId)}">${name}</a> <span class="count">${texts.items(entries.length)}</span></li>`,
    )}</ul></section>
${feeds(NEWS)}
</div></div>`,
  })
}

/** The newest items of many zones. */
export function newestOf(zones: readonly ZoneIndex[], most: number): readonly Entry[] {
  return zones
    .flatMap(({ entries }) => entries.slice(0, most))
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.newsId.localeCompare(a.newsId))
    .slice(0, most)
}

/** The items of a month. */
export function monthPage(site: Site, zone: SiteZone, month: string, entries: readonly Entry[]): Promise<string> {
  return archivePage(site, zone, monthPath(zone.zoneId, month), texts.inMonth(sayMonth(month)), entries)
}

/** The items of a BIN, the newest ones. */
export function binPage(site: Site, zone: SiteZone, bin: FiledUnder, entries: readonly Entry[]): Promise<string> {
  return archivePage(site, zone, binPath(zone.zoneId, bin.slug), texts.ofBin(bin.name), entries)
}

/** A list that has lost its last item: its address is known outside, and says so. */
export function emptyPage(site: Site, zone: SiteZone): Promise<string> {
  return layOutNews(site, {
    title: texts.zone(zone.name),
    description: texts.none,
    zone,
    body: html`<h1>${texts.zone(zone.name)}</h1><p class="none">${texts.none}</p><p><a href="${zonePath(zone.zoneId)}">${texts.toFront}</a></p>`,
  })
}

function archivePage(
  site: Site,
  zone: SiteZone,
  path: string,
  title: string,
  entries: readonly Entry[],
): Promise<string> {
  return layOutNews(site, {
    path,
    title: `${title}, ${texts.zone(zone.name).toLowerCase()}`,
    description: `${title}: ${texts.items(entries.length)}.`,
    zone,
    trail: [
      { label: texts.name, path: NEWS },
      { label: texts.zone(zone.name), path: zonePath(zone.zoneId) },
      { label: title },
    ],
    body: html`<h1>${title}</h1>
${entryList(entries.slice(0, IN_FULL), { heading: 2 })}
${byTitle(entries.slice(IN_FULL, IN_FULL + BY_TITLE))}
${entries.length > IN_FULL + BY_TITLE ? html`<p><a href="${zonePath(zone.zoneId)}">${texts.archive}</a></p>` : ''}`,
  })
}

function byTitle(entries: readonly Entry[]): Html | '' {
  if (entries.length === 0) return ''
  return html`<h2>${texts.older}</h2><ul class="plain">${entries.map(
    (entry) =>
      html`<li><a href="${itemPath(entry)}">${entry.title}</a> <span class="when">${sayDay(entry.publishedAt)}</span></li>`,
  )}</ul>`
}

function archive(zoneId: SiteZone['zoneId'], entries: readonly Entry[]): Html | '' {
  const months = Map.groupBy(entries, monthOf)
  if (months.size === 0) return ''
  return html`<section><h2>${texts.archive}</h2><ul>${[...months].map(
    ([month, some]) =>
      html`<li><a href="${monthPath(zoneId, month)}">${sayMonth(month)}</a> <span class="count">${texts.items(some.length)}</span></li>`,
  )}</ul></section>`
}

function byBin(zoneId: SiteZone['zoneId'], entries: readonly Entry[]): Html | '' {
  const filed = binsOf(entries)
  if (filed.length === 0) return ''
  return html`<section><h2>${texts.byBin}</h2><ul>${filed.map(
    ({ slug, name, municipality }) => html`<li><a href="${binPath(zoneId, slug)}">${name}, ${municipality}</a></li>`,
  )}</ul></section>`
}

function feeds(path: string): Html {
  return html`<section><h2>${texts.feeds}</h2><ul><li><a href="${path}feed.atom">${texts.atom}</a></li><li><a href="${path}feed.json">${texts.json}</a></li></ul></section>`
}
