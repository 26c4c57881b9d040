import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { deleteSurvey, getSurvey, getSurveyFor } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

interface Request {
  readonly params: { readonly id: SurveyId }
  readonly caller: Caller
  readonly ifMatch: string
}

/** Removes the draft of a survey; what people answered stays. */
export function makeHandler({ directory, journal }: { directory: Directory; journal: Journal }) {
  return async ({ params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const survey = await getSurveyFor(journal, caller, params.id)
    if (survey === undefined) return refuseUnknown('Deze evaluatie')
    if (survey.state !== 'draft') {
      return refuse(
        'not-a-draft',
        'Deze evaluatie is al geopend en blijft bewaard. Sluit ze af in plaats van ze te verwijderen.',
      )
    }
    const isCurrent = String(survey.revision) === ifMatch
    const removed =
      isCurrent &&
      (await audited(
        directory,
        {
          zoneId: survey.zoneId,
          actor: actorOf(caller),
          action: 'survey-removed',
          subjects: [survey.surveyId],
        },
        () => deleteSurvey(journal, survey),
        (wasMade) => wasMade,
      ))
    if (removed) return { status: 204 }
    const now = await getSurvey(journal, params.id)
    return refuseStale(now === undefined ? undefined : { view: showSurvey(now), etag: entityTag(now) })
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.removeSurvey, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
