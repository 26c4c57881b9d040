import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { SurveyChange } from '#contract/surveys-api.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { amendSurvey, type Survey } from '#surveys/survey.ts'
import { changeSurvey, getSurvey, getSurveyFor } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

interface Request {
  readonly params: { readonly id: SurveyId }
  readonly body: SurveyChange
  readonly caller: Caller
  readonly ifMatch: string
}

/** Changes the draft of a survey: once it is open, its questions are what people answered. */
export function makeHandler({ directory, journal }: { directory: Directory; journal: Journal }) {
  const stale = (now: Survey | undefined) =>
    refuseStale(now === undefined ? undefined : { view: showSurvey(now), etag: entityTag(now) })
  return async ({ params, body, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getSurveyFor(journal, caller, params.id)
    if (before === undefined) return refuseUnknown('Deze evaluatie')
    if (String(before.revision) !== ifMatch) return stale(before)
    if (before.state !== 'draft') {
      return refuse('not-a-draft', 'Deze evaluatie is al geopend. Maak een nieuwe als de vragen anders moeten.')
    }
    const binIds = body.binIds ?? []
    const unknown = await findForeignBins(directory, before.zoneId, binIds)
    if (unknown.length > 0) return refuseUnknownBins(unknown, binIds)

    const after = amendSurvey(before, body)
    const written = await audited(
      directory,
      {
        zoneId: before.zoneId,
        actor: actorOf(caller),
        action: 'survey-changed',
        subjects: [before.surveyId],
        fields: changedFields(before, after),
      },
      () => changeSurvey(journal, after),
      (result) => result !== undefined,
    )
    if (written === undefined) return stale(await getSurvey(journal, params.id))
    return { status: 200, headers: { etag: entityTag(written) }, body: showSurvey(written) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.changeSurvey, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
