import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { changeSurvey, getSurveyFor } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'
import { sealTallies } from '#surveys/tally-store.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
}

/**
 * Closes a survey: no answer is taken any more, and then its results can be seen. Closing it twice is closing it once, and
 * finishes what broke off.
 */
export function makeHandler({ directory, journal, now }: Dependencies) {
  return async ({ params, caller }: { params: { id: SurveyId }; caller: Caller }): Promise<HttpReply> => {
    const survey = await getSurveyFor(journal, caller, params.id)
    if (survey === undefined) return refuseUnknown('Deze evaluatie')
    if (survey.state === 'closed') return { status: 200, body: showSurvey(survey) }
    if (survey.state === 'draft') return refuse('survey-not-open', 'Deze evaluatie is nog niet geopend.')
    await sealTallies(journal, survey)
    const closed = await audited(
      directory,
      {
        zoneId: survey.zoneId,
        actor: actorOf(caller),
        action: 'survey-closed',
        subjects: [survey.surveyId],
      },
      () => changeSurvey(journal, { ...survey, state: 'closed', closedAt: now().toISOString() }),
      (result) => result !== undefined,
    )
    return closed === undefined ? refuseStale(undefined) : { status: 200, body: showSurvey(closed) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.closeSurvey, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), now: () => new Date() }),
)
