import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { MeetingId } from '#contract/ids.ts'
import type { MeetingRequest } from '#contract/meetings-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import { zoneOf } from '#directory/own-zone.ts'
import type { Meeting } from '#meetings/meeting.ts'
import { findTimeFaults } from '#meetings/meeting-faults.ts'
import { createMeeting } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFields, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
  readonly newId: () => MeetingId
}

/** Plans a meeting; nobody is told yet. */
export function makeHandler({ directory, journal, now, newId }: Dependencies) {
  return async ({ body, caller }: { body: MeetingRequest; caller: Caller }): Promise<HttpReply> => {
    const { zoneId: named, ...facts } = body
    const zoneId = zoneOf(caller.zones, named)
    if (zoneId === undefined) return refuse('bad-request', 'Zeg in zoneId voor welke van uw zones dit is.')
    const faults = findTimeFaults(facts, now())
    if (faults.length > 0) return refuseFields(faults)
    const unknown = await findForeignBins(directory, zoneId, facts.binIds)
    if (unknown.length > 0) return refuseUnknownBins(unknown, facts.binIds)

    const meeting: Meeting = {
      ...facts,
      meetingId: newId(),
      zoneId,
      state: 'draft',
      sequence: 0,
      createdAt: now().toISOString(),
      revision: 1,
    }
    await audited(
      directory,
      {
        zoneId,
        actor: actorOf(caller),
        action: 'meeting-planned',
        subjects: [meeting.meetingId],
      },
      () => createMeeting(journal, meeting),
      (wasMade) => wasMade,
    )
    const headers = { location: `/v1/meetings/${meeting.meetingId}`, etag: entityTag(meeting) }
    return { status: 201, headers, body: showMeeting(meeting) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.planMeeting, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    now: () => new Date(),
    newId: () => MeetingId.parse(`mtg_${ulid()}`),
  }),
)
