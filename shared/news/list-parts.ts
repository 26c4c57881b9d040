import { html } from 'hono/html'
import { sayDay } from '#directory/brussels-day.ts'
import type { Html } from '#pages/layout.ts'
import type { Entry } from './entry.ts'
import { binPath, itemPath, SEARCH } from './paths.ts'
import { texts } from './texts.ts'

/** Items as a list, each with its day, title and teaser; the first may stand out. */
export function entryList(
  entries: readonly Entry[],
  { heading, leads = false, zoneNames }: { heading: 2 | 3; leads?: boolean; zoneNames?: ReadonlyMap<string, string> },
): Html {
  if (entries.length === 0) return html`<p class="none">${texts.none}</p>`
  return html`<ul class="list">${entries.map((entry, place) => {
    const link = html`<a href="${itemPath(entry)}">${entry.title}</a>`
    return html`<li${leads && place === 0 ? html` class="newest"` : ''}>
<p class="when"><time datetime="${entry.publishedAt}">${sayDay(entry.publishedAt)}</time>${zoneOf(entry, zoneNames)}</p>
${heading === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
<p class="teaser">${entry.teaser}</p>
${binTags(entry)}
</li>`
  })}</ul>`
}

/** The field to search with, in a zone or in all. */
export function searchForm(query: string, zoneId?: string): Html {
  return html`<form class="search" action="${SEARCH}" method="get" role="search">
<div><label for="q">${texts.searchLabel}</label>
<input id="q" name="q" type="search" value="${query}" maxlength="100" autocomplete="off"></div>
${zoneId === undefined ? '' : html`<input type="hidden" name="zone" value="${zoneId}">`}
<button>${texts.search}</button>
</form>`
}

function zoneOf({ zoneId }: Entry, zoneNames: ReadonlyMap<string, string> | undefined): Html | '' {
  const name = zoneNames?.get(zoneId)
  return name === undefined ? '' : html` · ${texts.zone(name)}`
}

/** More than a few BINs are said by their number. */
const NAMED = 3

function binTags({ zoneId, bins }: Entry): Html | '' {
  if (bins.length === 0) return ''
  if (bins.length > NAMED) return html`<p class="tags">${texts.forBins} ${bins.length} BINs</p>`
  return html`<p class="tags">${texts.forBins} ${bins.map(
    ({ slug, name, municipality }, place) =>
      html`${place === 0 ? '' : ' · '}<a href="${binPath(zoneId, slug)}">${texts.bin(name, municipality)}</a>`,
  )}</p>`
}
