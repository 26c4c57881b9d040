import type { BinId, SurveyId, ZoneId } from '#contract/ids.ts'

/** A question with answers to choose from: there is no place for words of one's own, by which people are known. */
export interface Question {
  /** `q1`, `q2`, …: under this the answers are counted. */
  readonly id: string
  readonly text: string
  /** `scale`: from 1, not at all, to 5, entirely; else one of `options`. */
  readonly kind: 'scale' | 'choice'
  readonly options?: readonly string[] | undefined
  /** The indicator of the source (chapter 1.6) that this question measures. */
  readonly measures?: 'safety' | 'cohesion' | 'prevention' | 'communication' | undefined
}

/** A short anonymous evaluation among the members of one or more BINs; the questions are the zone's. */
export interface Survey {
  readonly surveyId: SurveyId
  readonly zoneId: ZoneId
  readonly title: string
  readonly introduction: string
  readonly questions: readonly Question[]
  readonly binIds: readonly BinId[]
  readonly state: 'draft' | 'open' | 'closed'
  /** The last day on which answers are taken: YYYY-MM-DD, Europe/Brussels. */
  readonly lastDay: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly openedAt?: string
  readonly closedAt?: string
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** What is filled in to make a survey. */
type NewSurvey = Pick<Survey, 'title' | 'introduction' | 'questions' | 'binIds' | 'lastDay'>

/** Makes the draft of a survey. */
export function surveyFrom(
  { title, introduction, questions, binIds, lastDay }: NewSurvey,
  about: Pick<Survey, 'surveyId' | 'zoneId' | 'createdAt'>,
): Survey {
  return { ...about, title, introduction, questions, binIds, lastDay, state: 'draft', revision: 1 }
}

/** Changes the draft of a survey: what is not named stays. */
export function amendSurvey(
  survey: Survey,
  change: { readonly [Field in keyof NewSurvey]?: NewSurvey[Field] | undefined },
): Survey {
  const named = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...survey, ...Object.fromEntries(named) }
}

/** Answers by the id of their question: the number of what was chosen, from 1. */
export type Answers = Readonly<Record<string, number>>

/** From 1, not at all, to 5, entirely. */
export const SCALE = 5

/** How many answers a question has to choose from. */
export function choicesOf({ kind, options = [] }: Question): number {
  return kind === 'scale' ? SCALE : options.length
}

/** A filled-in form: the answers there are, and the questions answered with something that cannot be chosen. */
export interface FilledIn {
  readonly answers: Answers
  readonly wrong: readonly Question[]
}

/** Reads a filled-in form: a question passed over is neither answered nor wrong, and what is no question is left out. */
export function readAnswers({ questions }: Pick<Survey, 'questions'>, form: URLSearchParams): FilledIn {
  const given = questions
    .map((question) => ({ question, text: (form.get(question.id) ?? '').trim() }))
    .filter(({ text }) => text !== '')
    .map(({ question, text }) => ({ question, chosen: Number(text) }))
  const isChoice = ({ question, chosen }: { readonly question: Question; readonly chosen: number }) =>
    Number.isInteger(chosen) && chosen >= 1 && chosen <= choicesOf(question)
  return {
    answers: Object.fromEntries(given.filter(isChoice).map(({ question, chosen }) => [question.id, chosen])),
    wrong: given.filter((one) => !isChoice(one)).map(({ question }) => question),
  }
}

/** Whether a survey takes answers on a day (YYYY-MM-DD). */
export function takesAnswers({ state, lastDay }: Pick<Survey, 'state' | 'lastDay'>, today: string): boolean {
  return state === 'open' && today <= lastDay
}
