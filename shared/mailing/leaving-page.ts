import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { type Html, layOutPage } from '#pages/layout.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import { leavingPhrases } from './leaving-phrases.ts'
import { kindOfList, type MailList } from './mailing.ts'

/** Which list a page speaks of, and for whom. */
export interface LeavingFrame {
  readonly language: Language
  readonly list: MailList
  /** The BIN or zone whose list it is: "BIN De Berg", or a zone by its name. */
  readonly of: string
  readonly token: string
}

/** The field by which the form of somebody who wants back in differs from any other, a mail program's included. */
export const BACK = 'back'

/** Asks for the one press: whatever follows links in mails must not unsubscribe anybody. */
export function askLeaving(frame: LeavingFrame): Promise<string> {
  const phrases = leavingPhrases(frame.language)
  return page(
    frame,
    phrases.askTitle,
    html`<p class="lead">${phrases.ask(listIn(frame))}</p>${about(frame)}${form(frame, phrases.button)}`,
  )
}

/** Says that it is done, and how to undo it. */
export function showLeft(frame: LeavingFrame): Promise<string> {
  const phrases = leavingPhrases(frame.language)
  const body = html`<p class="done">${phrases.done(listIn(frame))}</p>${about(frame)}${form(frame, phrases.backButton, BACK)}`
  return page(frame, phrases.doneTitle, body)
}

/** Says that mail comes again. */
export function showBack(frame: LeavingFrame): Promise<string> {
  const phrases = leavingPhrases(frame.language)
  return page(frame, phrases.backTitle, html`<p class="done">${phrases.back(listIn(frame))}</p>`)
}

/** Says that a link is none of ours. */
export function showBadLink(language: Language): Promise<string> {
  const { badTitle, bad } = leavingPhrases(language)
  return layOutPage({ language, of: SYSTEM_NAME, title: badTitle, body: html`<p>${bad}</p>` })
}

function page({ language, list, of }: LeavingFrame, title: string, body: Html): Promise<string> {
  return layOutPage({ language, of: kindOfList(list) === 'news' ? `BIN-Nieuws ${of}` : of, title, body })
}

/** Who leaves the list of a BIN stays a member of it. */
function about({ language, list }: LeavingFrame): Html {
  return kindOfList(list) === 'news' ? html`` : html`<p>${leavingPhrases(language).alerts}</p>`
}

function listIn({ language, list, of }: LeavingFrame): string {
  return leavingPhrases(language).list[kindOfList(list)](of)
}

function form({ token }: LeavingFrame, label: string, action?: typeof BACK): Html {
  const hidden = action === undefined ? '' : html`<input type="hidden" name="${action}" value="1">`
  const look = action === undefined ? '' : html` class="plain"`
  return html`<form method="post" action="/uitschrijven?token=${token}">${hidden}<button${look}>${label}</button></form>`
}
