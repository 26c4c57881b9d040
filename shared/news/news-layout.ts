import { html, raw } from 'hono/html'
import type { ZoneId } from '#contract/ids.ts'
import type { Html } from '#pages/layout.ts'
import { NEWS, SEARCH, subscribePath, zonePath } from './paths.ts'
import { texts } from './texts.ts'

/** What every page of BIN-Nieuws needs to know of where it stands. */
export interface Site {
  /** Where the public reaches the system. No slash at the end. */
  readonly publicUrl: string
  /** Below the public address. */
  readonly styleHref: string
}

/** A police zone as the pages name it. */
export interface SiteZone {
  readonly zoneId: ZoneId
  readonly name: string
}

/** One page of BIN-Nieuws. */
export interface NewsPage {
  /** Below the public address; without one it is no page to link to. */
  readonly path?: string
  readonly title: string
  /** For who sees a link to it. */
  readonly description: string
  readonly zone?: SiteZone
  /** Of the pages above it, from the front page on, its own title last. */
  readonly trail?: readonly { readonly label: string; readonly path?: string }[]
  readonly body: Html
  /** Facts of an article, for who shows a link to it. */
  readonly article?: {
    readonly publishedAt: string
    readonly changedAt?: string
    readonly image?: string
    readonly publisher: string
  }
}

/** Lays out a page that reads, prints and is shared well, without JavaScript. */
export async function layOutNews(site: Site, page: NewsPage): Promise<string> {
  const { title, zone, body, trail } = page
  const made = await html`<!doctype html>
<html lang="nl" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title === texts.name ? texts.frontTitle : `${title} – ${texts.name}`}</title>
<link rel="stylesheet" href="${site.styleHref}">
${headOf(site, page)}
</head>
<body>
<a class="skip" href="#inhoud">${texts.skip}</a>
<header class="top"><div>
<a class="home" href="${NEWS}"><span class="mark" aria-hidden="true">BIN</span>${texts.name}</a>
<nav aria-label="${texts.navigation}"><ul>
${zone === undefined ? '' : html`<li>${ownLink(zonePath(zone.zoneId), zone.name, page.path)}</li>`}
<li>${ownLink(zone === undefined ? SEARCH : `${SEARCH}?zone=${zone.zoneId}`, texts.search, page.path)}</li>
${zone === undefined ? '' : html`<li>${ownLink(subscribePath(zone.zoneId), texts.subscribe, page.path)}</li>`}
</ul></nav>
</div></header>
<main id="inhoud">
${trail === undefined ? '' : trailOf(trail)}
${body}
</main>
<footer class="foot"><div>
<p><strong>${texts.urgent}</strong><br>${texts.notUrgent}</p>
<p>${texts.colophon}</p>
</div></footer>
</body>
</html>
`
  return made.toString()
}

function headOf(site: Site, page: NewsPage): Html {
  const { path, title, description, zone, article } = page
  if (path === undefined) return html`<meta name="robots" content="noindex">`
  const url = `${site.publicUrl}${path}`
  const feeds = zone === undefined ? NEWS : zonePath(zone.zoneId)
  const of = zone === undefined ? texts.name : texts.nameOf(zone.name)
  return html`<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
<link rel="alternate" type="application/atom+xml" title="${of}" href="${feeds}feed.atom">
<link rel="alternate" type="application/feed+json" title="${of}" href="${feeds}feed.json">
<meta property="og:type" content="${article === undefined ? 'website' : 'article'}">
<meta property="og:site_name" content="${of}">
<meta property="og:locale" content="nl_BE">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta name="twitter:card" content="${article?.image === undefined ? 'summary' : 'summary_large_image'}">
${article === undefined ? '' : articleHead(site, page, article, url)}`
}

function articleHead(
  site: Site,
  { title, description }: NewsPage,
  { publishedAt, changedAt, image, publisher }: NonNullable<NewsPage['article']>,
  url: string,
): Html {
  const picture = image === undefined ? undefined : `${site.publicUrl}${image}`
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    description,
    url,
    mainEntityOfPage: url,
    inLanguage: 'nl-BE',
    datePublished: publishedAt,
    dateModified: changedAt ?? publishedAt,
    isAccessibleForFree: true,
    author: { '@type': 'Organization', name: publisher },
    publisher: { '@type': 'Organization', name: publisher },
    ...(picture === undefined ? {} : { image: [picture] }),
  }
  return html`<meta property="article:published_time" content="${publishedAt}">
<meta property="article:modified_time" content="${changedAt ?? publishedAt}">
${picture === undefined ? '' : html`<meta property="og:image" content="${picture}">`}
<script type="application/ld+json">${raw(inScript(facts))}</script>`
}

/** JSON that cannot end the element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function ownLink(href: string, label: string, current: string | undefined): Html {
  return current !== undefined && href.split('?')[0] === current
    ? html`<a href="${href}" aria-current="page">${label}</a>`
    : html`<a href="${href}">${label}</a>`
}

function trailOf(steps: NonNullable<NewsPage['trail']>): Html {
  return html`<nav class="trail" aria-label="${texts.trail}"><ol>${steps.map(({ label, path }) =>
    path === undefined
      ? html`<li><span aria-current="page">${label}</span></li>`
      : html`<li><a href="${path}">${label}</a></li>`,
  )}</ol></nav>`
}
