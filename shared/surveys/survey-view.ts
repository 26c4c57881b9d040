import type { SurveyResultsView, SurveyView } from '#contract/surveys-api.ts'
import type { GroupResult, SurveyResults } from './results.ts'
import type { Question, Survey } from './survey.ts'

/** Shows a survey as the API does. */
export function showSurvey({ surveyId, revision: _revision, questions, binIds, ...survey }: Survey): SurveyView {
  return {
    id: surveyId,
    ...survey,
    questions: questions.map(showQuestion),
    binIds: [...binIds],
    ...(survey.state === 'closed' ? { resultsUrl: `/evaluatie/${surveyId}` } : {}),
  }
}

/** Shows the results of a survey as the API does. */
export function showResults({ all, perBin, others, hidden }: SurveyResults): SurveyResultsView {
  return {
    ...(all === undefined ? {} : { all: showGroup(all) }),
    perBin: perBin.map(({ binId, ...group }) => ({ binId, ...showGroup(group) })),
    ...(others === undefined ? {} : { others: { binIds: [...others.binIds], ...showGroup(others) } }),
    hidden: [...hidden],
  }
}

/** The results as rows: a question and a choice a row, a group of people a column. */
export function resultRows(
  { all, perBin, others }: SurveyResults,
  binNames: ReadonlyMap<string, string>,
  choicesOf: (question: Question) => readonly string[],
): readonly (readonly string[])[] {
  const groups = [
    ...(all === undefined ? [] : [{ name: 'alle', group: all }]),
    ...perBin.map((group) => ({ name: binNames.get(group.binId) ?? group.binId, group })),
    ...(others === undefined ? [] : [{ name: 'andere BINs samen', group: others }]),
  ]
  const questions = groups[0]?.group.questions ?? []
  const rows = questions.flatMap(({ question }, place) =>
    choicesOf(question).map((choice, index) => [
      question.text,
      choice,
      ...groups.map(({ group }) => String(group.questions[place]?.counts?.[index] ?? '')),
    ]),
  )
  const answered = ['aantal antwoorden', '', ...groups.map(({ group }) => String(group.answered))]
  return [['vraag', 'antwoord', ...groups.map(({ name }) => name)], answered, ...rows]
}

function showGroup({ answered, questions }: GroupResult) {
  return {
    answered,
    questions: questions.map(({ question, counts, mean }) => ({
      id: question.id,
      text: question.text,
      ...(counts === undefined ? {} : { counts: [...counts] }),
      ...(mean === undefined ? {} : { mean }),
    })),
  }
}

function showQuestion({ options, ...question }: Question) {
  return { ...question, ...(options === undefined ? {} : { options: [...options] }) }
}
