import * as z from 'zod'
import type { MeetingId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { tellInvitees } from '#meetings/invitation-mailer.ts'
import { changeMeeting, getMeetingFor } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly mailings: Mailings
  readonly stage: string
  readonly now: () => Date
}

/** Calls a meeting off and tells who was invited; said again, it finishes what was begun. */
export function makeHandler({ directory, mailings, stage, now }: Dependencies) {
  const { journal } = mailings
  return async ({ params, caller }: { params: { id: MeetingId }; caller: Caller }): Promise<HttpReply> => {
    const meeting = await getMeetingFor(journal, caller, params.id)
    if (meeting === undefined) return refuseUnknown('Dit overleg')
    const cancelled =
      meeting.state === 'cancelled'
        ? meeting
        : await audited(
            directory,
            {
              zoneId: meeting.zoneId,
              actor: actorOf(caller),
              action: 'meeting-cancelled',
              subjects: [meeting.meetingId],
            },
            () => changeMeeting(journal, { ...meeting, state: 'cancelled', sequence: meeting.sequence + 1 }),
            (result) => result !== undefined,
          )
    if (cancelled === undefined) return refuseStale(undefined)
    if (cancelled.invited !== undefined) await tellInvitees(directory, mailings, cancelled, { stage, now: now() })
    return { status: 202, body: showMeeting(cancelled) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...MailingSettings.shape, STAGE: z.string().min(1) })

export const handler = httpRoute(routes.cancelMeeting, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    mailings: openMailings(settings),
    stage: settings.STAGE,
    now: () => new Date(),
  }),
)
