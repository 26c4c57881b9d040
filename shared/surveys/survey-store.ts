import type { Journal } from '#alerts/journal.ts'
import type { SurveyId, ZoneId } from '#contract/ids.ts'
import type { Viewer } from '#directory/rights.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Survey } from './survey.ts'
import { SurveyEntity } from './survey-entities.ts'

/** Reads a survey as it stands now; undefined when there is none of that id. */
export async function getSurvey({ client, table }: Journal, surveyId: SurveyId): Promise<Survey | undefined> {
  const { data } = await SurveyEntity.get({ surveyId }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Reads a survey of one of a viewer's zones; one of another zone does not exist for them. */
export async function getSurveyFor(
  journal: Journal,
  { zones }: Pick<Viewer, 'zones'>,
  surveyId: SurveyId,
): Promise<Survey | undefined> {
  const survey = await getSurvey(journal, surveyId)
  return survey !== undefined && zones.includes(survey.zoneId) ? survey : undefined
}

/** Lists the surveys of a zone, newest first. */
export async function listSurveys({ client, table }: Journal, zoneId: ZoneId): Promise<readonly Survey[]> {
  const { data } = await SurveyEntity.query.byZone({ zoneId }).go({ client, table, order: 'desc', pages: 'all' })
  return data
}

/** Writes a new survey. */
export async function createSurvey({ client, table }: Journal, survey: Survey): Promise<boolean> {
  return wasWritten(SurveyEntity.create(survey).go({ client, table }))
}

/** Writes a survey over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeSurvey({ client, table }: Journal, survey: Survey): Promise<Survey | undefined> {
  const changed = { ...survey, revision: survey.revision + 1 }
  const put = SurveyEntity.put(changed).where(({ revision }, { eq }) => eq(revision, survey.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** Removes a draft as it was read; false when somebody changed, opened or removed it since. */
export async function deleteSurvey({ client, table }: Journal, survey: Survey): Promise<boolean> {
  const remove = SurveyEntity.delete({ surveyId: survey.surveyId }).where(
    ({ revision, state }, { eq }) => `${eq(revision, survey.revision)} AND ${eq(state, 'draft')}`,
  )
  return wasWritten(remove.go({ client, table }))
}
