import { html, raw } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { pagePhrases } from './phrases.ts'
import { STYLE } from './style.ts'

/** A piece of a page: text in it is escaped. */
export type Html = ReturnType<typeof html>

/** The other languages a page can be read in, each by its own name. */
export interface LanguageLinks {
  /** What the links are, for who cannot see them together. */
  readonly label: string
  readonly links: readonly { readonly language: Language; readonly name: string; readonly href: string }[]
}

/** Two houses under one roof line: drawn, as the page may load nothing from elsewhere. */
const MARK = raw(
  '<svg class="mark" aria-hidden="true" viewBox="0 0 40 32" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"><path d="M2 17 12 8l8 7 8-7 10 9"/><path d="M5 15v13h30V15M12 28v-7M28 28v-7"/><path d="M15 4.5a8 8 0 0 1 10 0"/></svg>',
)

/** Lays out a public page that reads and works without JavaScript; `title` is the heading too. */
export async function layOutPage(page: {
  readonly language: Language
  readonly title: string
  /** A form on it is not in order: programs show that before the title. */
  readonly isFaulty?: boolean
  /** Above the heading: whose page it is. */
  readonly of: string
  /** A line below that, in smaller letters: who stands behind it. */
  readonly under?: string
  readonly body: Html
  readonly languages?: LanguageLinks
  /** Something to print and sign, which needs no word at its foot. */
  readonly isSheet?: boolean
}): Promise<string> {
  const { language, title, isFaulty = false, of, under, body, languages, isSheet = false } = page
  const { urgent, faultMark } = pagePhrases(language)
  const made = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${isFaulty ? faultMark : ''}${titleOf(title, of)}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><div>${MARK}<p>${of}${under === undefined ? '' : html`<span>${under}</span>`}</p>${languages === undefined ? '' : languageNavigation(languages, language)}</div></header>
<main>
<h1>${title}</h1>
${body}
</main>
${isSheet ? '' : html`<footer><p>${urgent}</p></footer>`}
</body>
</html>
`
  return made.toString()
}

/** A title that says whose page it is says so once. */
function titleOf(title: string, of: string): string {
  return title.includes(of) ? title : `${title} – ${of}`
}

function languageNavigation({ label, links }: LanguageLinks, current: Language): Html {
  return html`<nav aria-label="${label}"><ul>${links.map(
    ({ language, name, href }) =>
      html`<li>${
        language === current
          ? html`<span aria-current="true" lang="${language}">${name}</span>`
          : html`<a href="${href}" lang="${language}" hreflang="${language}">${name}</a>`
      }</li>`,
  )}</ul></nav>`
}
