import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { MeetingId } from '#contract/ids.ts'
import type { MeetingChange } from '#contract/meetings-api.ts'
import { routes } from '#contract/routes.ts'
import { changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { amendMeeting, type Meeting } from '#meetings/meeting.ts'
import { changeMeeting, getMeeting, getMeetingFor } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Request {
  readonly params: { readonly id: MeetingId }
  readonly body: MeetingChange
  readonly caller: Caller
  readonly ifMatch: string
}

/** Changes a meeting. Who was invited hears of it when they are invited again. */
export function makeHandler({ directory, journal }: { directory: Directory; journal: Journal }) {
  const stale = (now: Meeting | undefined) =>
    refuseStale(now === undefined ? undefined : { view: showMeeting(now), etag: entityTag(now) })
  return async ({ params, body, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getMeetingFor(journal, caller, params.id)
    if (before === undefined) return refuseUnknown('Dit overleg')
    if (String(before.revision) !== ifMatch) return stale(before)
    if (before.state === 'cancelled') return refuse('meeting-cancelled', 'Dit overleg gaat niet door. Plan een nieuw.')
    const after = amendMeeting(before, body)
    if (after.end <= after.start) return refuse('bad-request', 'Het einde (end) komt na het begin (start).')
    const own = new Set(
      (await getBins(directory, after.binIds))
        .filter(({ zoneId }) => zoneId === before.zoneId)
        .map(({ binId }) => binId),
    )
    const unknown = (body.binIds ?? []).filter((binId) => !own.has(binId))
    if (unknown.length > 0) return refuseUnknownBins(unknown, after.binIds)

    const written = await audited(
      directory,
      {
        zoneId: before.zoneId,
        actor: { subject: caller.subject, role: caller.role },
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
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
