import type { Journal } from '#alerts/journal.ts'
import type { SurveyFigures } from '#contract/indicators-api.ts'
import type { Bin } from '#directory/bin.ts'
import type { Period } from '#directory/indicators.ts'
import { countsAmong, measureSurvey } from './measured.ts'
import { listSurveys } from './survey-store.ts'
import { readTally } from './tally-store.ts'

/** Lists what surveys measured in a BIN over a period, the oldest first. */
export async function listMeasured(
  journal: Journal,
  { zoneId, binId }: Pick<Bin, 'zoneId' | 'binId'>,
  period: Period,
): Promise<SurveyFigures[]> {
  const surveys = (await listSurveys(journal, zoneId)).filter((survey) => countsAmong(survey, binId, period))
  const measured = await Promise.all(
    surveys.map(async (survey) => measureSurvey(survey, await readTally(journal, survey.surveyId, binId))),
  )
  return measured.toSorted((a, b) => a.day.localeCompare(b.day))
}
