import type { BinId } from '#contract/ids.ts'
import { choicesOf, type Question, type Survey } from './survey.ts'

/** How often each answer was chosen in one BIN, by `<question>_<choice>`; who chose it is nowhere. */
export interface Tally {
  readonly binId: BinId
  /** How many people answered. */
  readonly answered: number
  readonly counts: Readonly<Record<string, number>>
}

/** What was answered to one question; absent counts: fewer than five people answered it. */
export interface QuestionResult {
  readonly question: Question
  /** How often each choice was made, the first choice first. */
  readonly counts?: readonly number[]
  /** Of a scale: the mean from 1 to 5, to two decimals. */
  readonly mean?: number
}

/** What a group of people answered. */
export interface GroupResult {
  readonly answered: number
  readonly questions: readonly QuestionResult[]
}

/** The results of a survey: of each BIN with enough answers, of the other BINs together, and of all that are shown. */
export interface SurveyResults {
  readonly all?: GroupResult
  readonly perBin: readonly (GroupResult & { readonly binId: BinId })[]
  /** BINs with too few answers of their own, taken together; absent when they are too few together as well. */
  readonly others?: GroupResult & { readonly binIds: readonly BinId[] }
  /** BINs whose answers are shown nowhere. */
  readonly hidden: readonly BinId[]
}

/** Fewer answers than this are hidden: whoever knows their neighbours could tell who answered what. */
export const FEWEST_SHOWN = 5

/**
 * Makes the results. What is hidden, a BIN or one question in it, is left out of the sum of all as well: otherwise the
 * difference between the sum and what is shown would tell it.
 */
export function makeResults(
  { questions, binIds }: Pick<Survey, 'questions' | 'binIds'>,
  tallies: readonly Tally[],
): SurveyResults {
  const tallyOf = (binId: BinId) => tallies.find((one) => one.binId === binId) ?? { binId, answered: 0, counts: {} }
  const own = binIds.map(tallyOf)
  const large = own.filter(({ answered }) => answered >= FEWEST_SHOWN)
  const small = own.filter(({ answered }) => answered < FEWEST_SHOWN)
  const together = addUp(small)
  const showsOthers = together.answered >= FEWEST_SHOWN
  const shown = (showsOthers ? [...large, together] : large).map((group) => withoutHidden(questions, group))
  return {
    ...(shown.length === 0 ? {} : { all: showGroup(questions, addUp(shown)) }),
    perBin: large.map((tally) => ({ binId: tally.binId, ...showGroup(questions, tally) })),
    ...(showsOthers ? { others: { binIds: small.map(({ binId }) => binId), ...showGroup(questions, together) } } : {}),
    hidden: showsOthers ? [] : small.map(({ binId }) => binId),
  }
}

/** Under what a chosen answer is counted. */
export function countKey(questionId: string, choice: number): string {
  return `${questionId}_${choice}`
}

/** A group's counts without those of the questions that too few of it answered. */
function withoutHidden(questions: readonly Question[], group: Omit<Tally, 'binId'>): Omit<Tally, 'binId'> {
  const counts = questions.flatMap((question) =>
    (showQuestion(question, group.counts).counts ?? []).map((count, place): [string, number] => [
      countKey(question.id, place + 1),
      count,
    ]),
  )
  return { ...group, counts: Object.fromEntries(counts) }
}

function addUp(tallies: readonly Omit<Tally, 'binId'>[]): Omit<Tally, 'binId'> {
  const counts: Record<string, number> = {}
  for (const [key, count] of tallies.flatMap((tally) => Object.entries(tally.counts))) {
    counts[key] = (counts[key] ?? 0) + count
  }
  return { answered: tallies.reduce((sum, { answered }) => sum + answered, 0), counts }
}

function showGroup(questions: readonly Question[], { answered, counts }: Omit<Tally, 'binId'>): GroupResult {
  return { answered, questions: questions.map((question) => showQuestion(question, counts)) }
}

function showQuestion(question: Question, tally: Tally['counts']): QuestionResult {
  const counts = Array.from({ length: choicesOf(question) }, (_, place) => tally[countKey(question.id, place + 1)] ?? 0)
  const answers = counts.reduce((sum, count) => sum + count, 0)
  if (answers < FEWEST_SHOWN) return { question }
  if (question.kind === 'choice') return { question, counts }
  const sum = counts.reduce((total, count, place) => total + count * (place + 1), 0)
  return { question, counts, mean: Math.round((sum / answers) * 100) / 100 }
}
