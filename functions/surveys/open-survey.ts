import * as z from 'zod'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getBins, listMembers } from '#directory/directory-store.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { startMailing } from '#mailing/start-mailing.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { invitationTo, inviteesOf } from '#surveys/invitation-mailer.ts'
import { changeSurvey, getSurveyFor } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

interface Dependencies {
  readonly directory: Directory
  readonly mailings: Mailings
  readonly stage: string
  readonly now: () => Date
}

/** BINs whose members are invited at once. */
const AT_ONCE = 4

/**
 * Opens a survey: every member with an address gets a mail with a link of their own. It may be said again: who was
 * invited is not invited twice, and an invitation that broke off goes on.
 */
export function makeHandler({ directory, mailings, stage, now }: Dependencies) {
  const { journal } = mailings
  return async ({ params, caller }: { params: { id: SurveyId }; caller: Caller }): Promise<HttpReply> => {
    const survey = await getSurveyFor(journal, caller, params.id)
    if (survey === undefined) return refuseUnknown('Deze evaluatie')
    if (survey.state === 'closed') return refuse('survey-not-open', 'Deze evaluatie is al afgesloten. Maak een nieuwe.')
    if (survey.binIds.length === 0)
      return refuse('bad-request', 'Kies eerst voor welke BINs deze evaluatie is (binIds).')
    if (survey.lastDay < dayInBrussels(now())) {
      return refuse('bad-request', 'De laatste dag (lastDay) is al voorbij. Kies een latere dag.')
    }
    const opened =
      survey.state === 'open'
        ? survey
        : await audited(
            directory,
            {
              zoneId: survey.zoneId,
              actor: actorOf(caller),
              action: 'survey-opened',
              subjects: [survey.surveyId],
            },
            () => changeSurvey(journal, { ...survey, state: 'open', openedAt: now().toISOString() }),
            (result) => result !== undefined,
          )
    if (opened === undefined) return refuseStale(undefined)
    const [bins, linkKey] = await Promise.all([getBins(directory, opened.binIds), mailings.linkKey()])
    await inParallel(bins, AT_ONCE, async (bin) => {
      const members = await listMembers(directory, bin.binId)
      await startMailing(
        mailings,
        invitationTo(opened, bin, { stage, now: now() }),
        inviteesOf(opened, members, linkKey),
      )
    })
    return { status: 202, headers: { location: `/v1/surveys/${opened.surveyId}` }, body: showSurvey(opened) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...MailingSettings.shape, STAGE: z.string().min(1) })

export const handler = httpRoute(routes.openSurvey, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    mailings: openMailings(settings),
    stage: settings.STAGE,
    now: () => new Date(),
  }),
)
