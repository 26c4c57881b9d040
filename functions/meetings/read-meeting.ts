import type { Journal } from '#alerts/journal.ts'
import type { MeetingId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { entityTag } from '#directory/bin-view.ts'
import { getMeetingFor, listAnswers } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** Reads one meeting with its answers. The ETag is the meeting's: an answer that comes in does not stop a change. */
export function makeHandler(journal: Journal) {
  return async ({ params, caller }: { params: { id: MeetingId }; caller: Caller }): Promise<HttpReply> => {
    const meeting = await getMeetingFor(journal, caller, params.id)
    if (meeting === undefined) return refuseUnknown('Dit overleg')
    const answers = await listAnswers(journal, meeting.meetingId)
    return { status: 200, headers: { etag: entityTag(meeting) }, body: showMeeting(meeting, answers) }
  }
}

export const handler = httpRoute(routes.readMeeting, JournalSettings, (settings) => makeHandler(openJournal(settings)))
