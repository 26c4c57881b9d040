import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { getSurveyFor } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

/** Reads one survey with its ETag. */
export function makeHandler(journal: Journal) {
  return async ({ params, caller }: { params: { id: SurveyId }; caller: Caller }): Promise<HttpReply> => {
    const survey = await getSurveyFor(journal, caller, params.id)
    if (survey === undefined) return refuseUnknown('Deze evaluatie')
    return { status: 200, headers: { etag: entityTag(survey) }, body: showSurvey(survey) }
  }
}

export const handler = httpRoute(routes.readSurvey, JournalSettings, (settings) => makeHandler(openJournal(settings)))
