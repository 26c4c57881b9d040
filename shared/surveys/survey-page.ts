import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { faultSummary } from '#pages/fields.ts'
import { type Html, layOutPage } from '#pages/layout.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import { surveyPhrases } from './phrases.ts'
import type { GroupResult, QuestionResult, SurveyResults } from './results.ts'
import { type Answers, type Question, SCALE, type Survey } from './survey.ts'

/** The words of the answers to a question, the first choice first. */
export function answersTo({ kind, options = [] }: Question, language: Language): readonly string[] {
  return kind === 'scale' ? surveyPhrases(language).scale : options
}

/** The form of a survey, with the answers chosen so far; `token` says once more whose ballot it is. */
export function surveyForm(
  survey: Survey,
  {
    language,
    token,
    fault,
    answers = {},
  }: { readonly language: Language; readonly token: string; readonly fault?: string; readonly answers?: Answers },
): Promise<string> {
  const phrases = surveyPhrases(language)
  const body = html`${faultSummary('', [], fault)}
${survey.introduction === '' ? '' : html`<p class="lead">${survey.introduction}</p>`}
<div class="panel"><p>${phrases.anonymous}</p></div>
<form method="post" action="/evaluatie">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="lang" value="${language}">
${survey.questions.map((question) => askQuestion(question, language, answers[question.id]))}
<button>${phrases.send}</button>
</form>`
  return layOutPage({ language, of: SYSTEM_NAME, title: survey.title, body, isFaulty: fault !== undefined })
}

/** A page that says one thing. */
export function surveyNotice(language: Language, title: string, text: string): Promise<string> {
  return layOutPage({ language, of: SYSTEM_NAME, title, body: html`<p class="lead">${text}</p>` })
}

/** The page with the results: numbers, and a bar beside each to compare them by. */
export function resultsPage(
  survey: Survey,
  results: SurveyResults,
  binNames: ReadonlyMap<string, string>,
): Promise<string> {
  const { all, perBin, others, hidden } = results
  const groups: readonly (readonly [string, GroupResult])[] = [
    ...(all !== undefined && perBin.length + (others === undefined ? 0 : 1) > 1
      ? [['Alle antwoorden', all] as const]
      : []),
    ...perBin.map((group) => [`BIN ${binNames.get(group.binId) ?? ''}`, group] as const),
    ...(others === undefined ? [] : [['Andere BINs samen', others] as const]),
  ]
  const names = hidden.map((binId) => binNames.get(binId) ?? binId)
  const body = html`<p>Een antwoord wordt getoond als minstens vijf leden de vraag beantwoordden: zo blijft de evaluatie anoniem.</p>
${groups.length === 0 ? html`<p>Er zijn te weinig antwoorden om te tonen.</p>` : ''}
${groups.map(([name, group]) => html`<h2>${name}: ${group.answered} antwoorden</h2>${group.questions.map(showQuestion)}`)}
${names.length === 0 ? '' : html`<p>Te weinig antwoorden om te tonen: ${names.join(', ')}.</p>`}`
  return layOutPage({ language: 'nl', of: SYSTEM_NAME, title: `${survey.title}: de resultaten`, body })
}

function askQuestion(question: Question, language: Language, chosen: number | undefined): Html {
  const answers = answersTo(question, language)
  const { pass } = surveyPhrases(language)
  return html`<fieldset>
<legend>${question.text}</legend>
${answers.map(
  (answer, place) =>
    html`<label class="choice"><input type="radio" name="${question.id}" value="${place + 1}"${chosen === place + 1 ? ' checked' : ''}> ${question.kind === 'scale' ? `${place + 1}. ` : ''}${answer}</label>`,
)}
<label class="choice"><input type="radio" name="${question.id}" value=""${chosen === undefined ? ' checked' : ''}> ${pass}</label>
</fieldset>`
}

function showQuestion({ question, counts, mean }: QuestionResult): Html {
  if (counts === undefined) return html`<h3>${question.text}</h3><p>Te weinig antwoorden om te tonen.</p>`
  const total = counts.reduce((sum, count) => sum + count, 0)
  const answers = answersTo(question, 'nl')
  return html`<h3>${question.text}</h3>
<table class="bars">
<thead><tr><th scope="col">Antwoord</th><th scope="col">Aantal</th><th scope="col">Aandeel</th></tr></thead>
<tbody>${counts.map(
    (count, place) => html`<tr><th scope="row">${answers[place] ?? ''}</th><td>${count}</td>
<td><meter min="0" max="${total}" value="${count}"></meter> ${Math.round((100 * count) / total)} %</td></tr>`,
  )}</tbody>
</table>
${mean === undefined ? '' : html`<p>Gemiddeld ${mean.toLocaleString('nl-BE')} op ${SCALE}.</p>`}`
}
