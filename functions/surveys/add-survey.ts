import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { SurveyRequest } from '#contract/surveys-api.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import { zoneOf } from '#directory/own-zone.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { surveyFrom } from '#surveys/survey.ts'
import { createSurvey } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
  readonly newId: () => SurveyId
}

/** Writes the draft of a survey. */
export function makeHandler({ directory, journal, now, newId }: Dependencies) {
  return async ({ body, caller }: { body: SurveyRequest; caller: Caller }): Promise<HttpReply> => {
    const zoneId = zoneOf(caller.zones, body.zoneId)
    if (zoneId === undefined) return refuse('bad-request', 'Zeg in zoneId voor welke van uw zones dit is.')
    const unknown = await findForeignBins(directory, zoneId, body.binIds)
    if (unknown.length > 0) return refuseUnknownBins(unknown, body.binIds)

    const survey = surveyFrom(body, { surveyId: newId(), zoneId, createdAt: now().toISOString() })
    await audited(
      directory,
      {
        zoneId,
        actor: actorOf(caller),
        action: 'survey-added',
        subjects: [survey.surveyId],
      },
      () => createSurvey(journal, survey),
      (wasMade) => wasMade,
    )
    const headers = { location: `/v1/surveys/${survey.surveyId}`, etag: entityTag(survey) }
    return { status: 201, headers, body: showSurvey(survey) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.addSurvey, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    now: () => new Date(),
    newId: () => SurveyId.parse(`svy_${ulid()}`),
  }),
)
