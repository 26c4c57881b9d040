import type { BinId } from '#contract/ids.ts'
import type { SurveyFigures } from '#contract/indicators-api.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import type { IndicatorNumber } from '#directory/figures.ts'
import type { Period } from '#directory/indicators.ts'
import { makeResults, type QuestionResult, type Tally } from './results.ts'
import type { Question, Survey } from './survey.ts'

/** Which indicator of the source (chapter 1.6) a question measures. */
const measuredIndicators: Readonly<Record<NonNullable<Question['measures']>, IndicatorNumber>> = {
  prevention: 2,
  safety: 4,
  cohesion: 5,
  communication: 6,
}

/**
 * Whether a survey counts among the indicators of a BIN over a period: it is closed, the last day on which it took answers
 * lies in the period, and a question measures something. One that is open never does: two looks would tell the answers
 * in between.
 */
export function countsAmong(survey: Survey, binId: BinId, { from, to }: Period): boolean {
  const { state, binIds, questions } = survey
  const day = lastDayOf(survey)
  return (
    state === 'closed' &&
    binIds.includes(binId) &&
    day >= from &&
    day <= to &&
    questions.some(({ measures }) => measures !== undefined)
  )
}

/** What a closed survey measured in a BIN: of its results there the questions that measure an indicator, no more. */
export function measureSurvey(survey: Survey, tally: Tally): SurveyFigures {
  const { surveyId, title, questions } = survey
  const [shown] = makeResults({ questions, binIds: [tally.binId] }, [tally]).perBin
  const results: readonly QuestionResult[] = shown?.questions ?? questions.map((question) => ({ question }))
  return {
    id: surveyId,
    source: 'survey',
    title,
    day: lastDayOf(survey),
    ...(shown === undefined ? {} : { answered: shown.answered }),
    questions: results.flatMap((result) => showMeasured(result)),
  }
}

function showMeasured({ question, counts, mean }: QuestionResult): SurveyFigures['questions'] {
  const { id, text, measures, options = [] } = question
  if (measures === undefined) return []
  const about = { id, text, measures, indicator: measuredIndicators[measures] }
  if (counts === undefined) return [about]
  const answers = counts.reduce((sum, count) => sum + count, 0)
  const shares = options.map((answer, place) => ({ answer, share: thousandths((counts[place] ?? 0) / answers) }))
  return [{ ...about, answers, ...(mean === undefined ? { shares } : { mean }) }]
}

/** The last day on which answers were taken: YYYY-MM-DD, Europe/Brussels. */
function lastDayOf({ lastDay, closedAt }: Pick<Survey, 'lastDay' | 'closedAt'>): string {
  const closed = closedAt === undefined ? lastDay : dayInBrussels(new Date(closedAt))
  return closed < lastDay ? closed : lastDay
}

function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000
}
