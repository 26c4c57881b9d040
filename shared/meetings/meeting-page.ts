import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { layOutPage } from '#pages/layout.ts'
import type { Meeting, MeetingAnswer } from './meeting.ts'
import { meetingPhrases, timeOf } from './phrases.ts'

const choices: readonly MeetingAnswer[] = ['yes', 'maybe', 'no']

/** The page on which somebody says whether they come. */
export function invitationPage(
  meeting: Meeting,
  { language, token, chosen }: { readonly language: Language; readonly token: string; readonly chosen?: MeetingAnswer },
): Promise<string> {
  const phrases = meetingPhrases(language)
  const body = html`<dl>
<dt>${phrases.when}</dt><dd>${timeOf(meeting, language)}</dd>
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
<button>${phrases.send}</button>
</form>`
  return layOutPage({ language, of: phrases.of, title: meeting.title, body })
}

/** A page that says what came of it. */
export function meetingNotice(language: Language, title: string, ...paragraphs: readonly string[]): Promise<string> {
  const body = html`${paragraphs.map((text) => html`<p>${text}</p>`)}`
  return layOutPage({ language, of: meetingPhrases(language).of, title, body })
}
