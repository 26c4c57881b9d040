import { html, raw } from 'hono/html'
import { sayMoment } from './dates.ts'
import type { ReadItem } from './entry.ts'
import { layOutNews, type Site, type SiteZone } from './news-layout.ts'
import { binPath, itemPath, NEWS, zonePath } from './paths.ts'
import { texts } from './texts.ts'

/** The page of one item. */
export function itemPage(site: Site, zone: SiteZone, { item, entry, rendered }: ReadItem): Promise<string> {
  const { title, summary, publishedAt, changedAt, images } = item
  const path = itemPath(item)
  const image = images.find(({ path: at }) => rendered.html.includes(at))
  return layOutNews(site, {
    path,
    title,
    description: entry.teaser,
    zone,
    trail: [
      { label: texts.name, path: NEWS },
      { label: texts.zone(zone.name), path: zonePath(zone.zoneId) },
    ],
    article: {
      publishedAt,
      publisher: texts.zone(zone.name),
      ...(changedAt === undefined ? {} : { changedAt }),
      ...(image === undefined ? {} : { image: image.path }),
    },
    body: html`<article>
<h1>${title}</h1>
${summary === '' ? '' : html`<p class="lead">${summary}</p>`}
<p class="when">${texts.zone(zone.name)} · <time datetime="${publishedAt}">${sayMoment(publishedAt)}</time></p>
<div class="text">${raw(rendered.html)}</div>
<div class="facts">
<p>${
      entry.bins.length === 0
        ? texts.forZone(zone.name)
        : html`${texts.forBins} ${entry.bins.map(
            ({ slug, name, municipality }, place) =>
              html`${place === 0 ? '' : ' · '}<a href="${binPath(zone.zoneId, slug)}">${texts.bin(name, municipality)}</a>`,
          )}`
    }</p>
${changedAt === undefined ? '' : html`<p>${texts.changed} <time datetime="${changedAt}">${sayMoment(changedAt)}</time></p>`}
<p class="actions"><a href="${zonePath(zone.zoneId)}">${texts.more(zone.name)}</a></p>
</div>
</article>`,
  })
}
