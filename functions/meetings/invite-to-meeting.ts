import * as z from 'zod'
import type { MeetingId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { tellInvitees } from '#meetings/invitation-mailer.ts'
import type { Meeting } from '#meetings/meeting.ts'
import { changeMeeting, getMeetingFor } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFields, refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly mailings: Mailings
  readonly stage: string
  readonly now: () => Date
}

/** Invites coordinators and adjuncts; after a change it tells them of that. Saying it twice is saying it once. */
export function makeHandler({ directory, mailings, stage, now }: Dependencies) {
  const { journal } = mailings
  return async ({ params, caller }: { params: { id: MeetingId }; caller: Caller }): Promise<HttpReply> => {
    const meeting = await getMeetingFor(journal, caller, params.id)
    if (meeting === undefined) return refuseUnknown('Dit overleg')
    if (meeting.state === 'cancelled') return refuse('meeting-cancelled', 'Dit overleg gaat niet door. Plan een nieuw.')
    if (meeting.binIds.length === 0)
      return refuseFields([{ path: 'binIds', message: 'Kies eerst van welke BINs u de coördinatoren uitnodigt.' }])
    if (meeting.end <= now().toISOString())
      return refuseFields([{ path: 'end', message: 'Dit overleg is al voorbij. Wijzig eerst het tijdstip.' }])

    // Invited first, mailed after: whoever dies in between says it again, and a change made meanwhile has a number of its own.
    const open = meeting.state === 'invited' ? meeting : await record(meeting, caller, 0)
    if (open === undefined) return refuseStale(undefined)
    const invited = await tellInvitees(directory, mailings, open, { stage, now: now() })
    const written = open.invited === invited ? open : await record(open, caller, invited)
    if (written === undefined) return refuseStale(undefined)
    return { status: 202, headers: { etag: entityTag(written) }, body: showMeeting(written) }
  }

  function record(meeting: Meeting, caller: Caller, invited: number): Promise<Meeting | undefined> {
    return audited(
      directory,
      {
        zoneId: meeting.zoneId,
        actor: actorOf(caller),
        action: 'meeting-invited',
        subjects: [meeting.meetingId],
        details: { invited },
      },
      () => changeMeeting(journal, { ...meeting, state: 'invited', invited }),
      (result) => result !== undefined,
    )
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...MailingSettings.shape, STAGE: z.string().min(1) })

export const handler = httpRoute(routes.inviteToMeeting, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    mailings: openMailings(settings),
    stage: settings.STAGE,
    now: () => new Date(),
  }),
)
