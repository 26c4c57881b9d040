import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { MeetingId } from '#contract/ids.ts'
import type { MeetingChange } from '#contract/meetings-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import { amendMeeting, type Meeting } from '#meetings/meeting.ts'
import { findTimeFaults } from '#meetings/meeting-faults.ts'
import { changeMeeting, getMeeting, getMeetingFor } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFields, refuseStale, refuseUnknown, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
}

interface Request {
  readonly params: { readonly id: MeetingId }
  readonly body: MeetingChange
  readonly caller: Caller
  readonly ifMatch: string
}

/** Changes a meeting. Who was invited hears of it when they are invited again. */
export function makeHandler({ directory, journal, now }: Dependencies) {
  const stale = (current: Meeting | undefined) =>
    refuseStale(current === undefined ? undefined : { view: showMeeting(current), etag: entityTag(current) })
  return async ({ params, body, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getMeetingFor(journal, caller, params.id)
    if (before === undefined) return refuseUnknown('Dit overleg')
    if (String(before.revision) !== ifMatch) return stale(before)
    if (before.state === 'cancelled') return refuse('meeting-cancelled', 'Dit overleg gaat niet door. Plan een nieuw.')
    const after = amendMeeting(before, body)
    const faults = findTimeFaults(after, now())
    if (faults.length > 0) return refuseFields(faults)
    const unknown = await findForeignBins(directory, before.zoneId, body.binIds ?? [])
    if (unknown.length > 0) return refuseUnknownBins(unknown, after.binIds)

    const written = await audited(
      directory,
      {
        zoneId: before.zoneId,
        actor: actorOf(caller),
        action: 'meeting-changed',
        subjects: [before.meetingId],
        fields: changedFields(before, after),
      },
      () => changeMeeting(journal, after),
      (result) => result !== undefined,
    )
    if (written === undefined) return stale(await getMeeting(journal, params.id))
    return { status: 200, headers: { etag: entityTag(written) }, body: showMeeting(written) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.changeMeeting, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), now: () => new Date() }),
)
