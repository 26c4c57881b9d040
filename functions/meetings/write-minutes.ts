import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Bulletin } from '#bulletins/bulletin.ts'
import { createBulletin } from '#bulletins/bulletin-store.ts'
import { BulletinId, type MeetingId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { changeMeeting, getMeetingFor } from '#meetings/meeting-store.ts'
import { minutesOf } from '#meetings/minutes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
  readonly newId: () => BulletinId
}

/** Makes the draft of the minutes, a bulletin as any other; a meeting has one, however often it is asked for. */
export function makeHandler({ directory, journal, now, newId }: Dependencies) {
  return async ({ params, caller }: { params: { id: MeetingId }; caller: Caller }): Promise<HttpReply> => {
    const meeting = await getMeetingFor(journal, caller, params.id)
    if (meeting === undefined) return refuseUnknown('Dit overleg')
    // The meeting names its bulletin first: whoever dies in between is followed by a repeat that writes that very one.
    const named =
      meeting.minutesId === undefined ? await changeMeeting(journal, { ...meeting, minutesId: newId() }) : meeting
    const bulletinId = named?.minutesId
    if (bulletinId === undefined) return refuseStale(undefined)
    const bulletin: Bulletin = {
      ...minutesOf(meeting),
      bulletinId,
      zoneId: meeting.zoneId,
      binIds: meeting.binIds,
      kind: 'minutes',
      images: [],
      state: 'draft',
      createdAt: now().toISOString(),
      createdBy: caller.subject,
      revision: 1,
    }
    await audited(
      directory,
      {
        zoneId: meeting.zoneId,
        actor: actorOf(caller),
        action: 'meeting-minuted',
        subjects: [meeting.meetingId, bulletinId],
      },
      () => createBulletin(journal, bulletin),
      (wasMade) => wasMade,
    )
    const location = `/v1/bulletins/${bulletinId}`
    return { status: 201, headers: { location }, body: { bulletinId, location } }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.writeMinutes, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    now: () => new Date(),
    newId: () => BulletinId.parse(`blt_${ulid()}`),
  }),
)
