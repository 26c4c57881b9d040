import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { type Html, layOutPage } from '#pages/layout.ts'
import type { Saying } from './page-texts.ts'
import { languageNames, pageTexts } from './texts.ts'

/** What every page of joining and leaving has. */
export interface PageFrame {
  readonly language: Language
  /** Whose page it is: the BIN, or the system. */
  readonly of: string
  /** Who stands behind it: the municipality and its police. */
  readonly under?: string
  /** The address of the same page in another language; absent: it is there in one only. */
  readonly otherLanguage?: (language: Language) => string
}

/** Lays out a page of joining and leaving. */
export async function layOut(
  { language, of, under, otherLanguage }: PageFrame,
  page: { readonly title: string; readonly isFaulty?: boolean; readonly body: Html },
): Promise<string> {
  const texts = pageTexts(language)
  return layOutPage({
    language,
    of,
    ...(under === undefined ? {} : { under }),
    title: page.title,
    isFaulty: page.isFaulty === true,
    body: page.body,
    ...(otherLanguage === undefined
      ? {}
      : { languages: { label: texts.otherLanguages, links: languageLinks(otherLanguage) } }),
  })
}

/** A page that says one thing, with what there is to do about it. */
export async function sayingPage(frame: PageFrame, saying: Saying, more: Html | '' = ''): Promise<string> {
  return layOut(frame, { title: saying.title, body: html`${paragraphs(saying.text)}${more}` })
}

/** Paragraphs of plain text. */
export function paragraphs(texts: readonly string[]): Html {
  return html`${texts.map((text) => html`<p>${text}</p>`)}`
}

/** A form of one button that carries fields nobody sees. */
export function buttonForm(form: {
  readonly action: string
  readonly label: string
  readonly look?: 'plain' | 'danger'
  readonly hidden: Readonly<Record<string, string>>
}): Html {
  const { action, label, look, hidden } = form
  return html`<form method="post" action="${action}">${hiddenFields(hidden)}<button${look === undefined ? '' : html` class="${look}"`}>${label}</button></form>`
}

/** Fields that nobody sees. */
export function hiddenFields(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

/** The language asked for, or else the first of the reader's own that there is, or else `otherwise`. */
export function chooseLanguage(asked: string | undefined, accepted: string | undefined, otherwise: Language): Language {
  const wanted = [asked, ...(accepted ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())]
  for (const one of wanted) {
    if (one === 'nl' || one === 'fr' || one === 'de' || one === 'en') return one
  }
  return otherwise
}

function languageLinks(otherLanguage: (language: Language) => string) {
  const languages: readonly Language[] = ['nl', 'fr', 'de', 'en']
  return languages.map((language) => ({ language, name: languageNames[language], href: otherLanguage(language) }))
}
