import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { faultSummary } from '#pages/fields.ts'
import { layOutPage } from '#pages/layout.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import type { Meeting, MeetingAnswer } from './meeting.ts'
import { meetingPhrases, timesOf } from './phrases.ts'

const choices: readonly MeetingAnswer[] = ['yes', 'maybe', 'no']

/** An invitation as its holder sees it. */
export interface InvitationPage {
  readonly meeting: Meeting
  /** The name of the zone whose meeting it is. */
  readonly zoneName: string
  readonly language: Language
  readonly token: string
  /** What was answered so far. */
  readonly chosen?: MeetingAnswer
  /** The answer was noted just now, or the form was sent without one. */
  readonly outcome?: 'noted' | 'nothing-chosen'
}

/** The page on which somebody says whether they come, and changes their mind as often as they like. */
export function invitationPage(page: InvitationPage): Promise<string> {
  const { meeting, zoneName, language, token, chosen, outcome } = page
  const phrases = meetingPhrases(language)
  const { day, hours } = timesOf(meeting, language)
  const isFaulty = outcome === 'nothing-chosen'
  const body = html`${faultSummary('', [], isFaulty ? phrases.noChoice : undefined)}
${
  outcome === 'noted' && chosen !== undefined
    ? html`<div class="done" role="status"><h2>${phrases.noted}</h2><p>${phrases.notedText[chosen]}</p></div>`
    : ''
}
<dl>
<dt>${phrases.when}</dt><dd>${day}<br>${hours}</dd>
<dt>${phrases.where}</dt><dd>${meeting.place}</dd>
</dl>
<form method="post" action="/overleg">
<input type="hidden" name="token" value="${token}">
<fieldset><legend>${phrases.question}</legend>
${choices.map(
  (choice) =>
    html`<label class="choice"><input type="radio" name="answer" value="${choice}" required${choice === chosen ? html` checked` : ''}> ${phrases.answers[choice]}</label>`,
)}
</fieldset>
<button${outcome === 'noted' ? html` class="plain"` : ''}>${chosen === undefined ? phrases.send : phrases.sendAgain}</button>
</form>`
  return layOutPage({ language, of: phrases.office(zoneName), title: meeting.title, body, isFaulty })
}

/** The page of a meeting that is over or called off. */
export function pastMeetingPage({ meeting, zoneName, language }: InvitationPage): Promise<string> {
  const { office, calledOffText, over } = meetingPhrases(language)
  const body = html`<p class="lead">${meeting.state === 'cancelled' ? calledOffText : over}</p>`
  return layOutPage({ language, of: office(zoneName), title: meeting.title, body })
}

/** The page of a link that is none of ours, or not any more. */
export function badInvitationPage(language: Language): Promise<string> {
  const { badLinkTitle, badLink } = meetingPhrases(language)
  return layOutPage({ language, of: SYSTEM_NAME, title: badLinkTitle, body: html`<p>${badLink}</p>` })
}
