import type { Journal } from '#alerts/journal.ts'
import { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { listMeetings } from '#meetings/meeting-store.ts'
import { showMeeting } from '#meetings/meeting-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** Lists the meetings of the caller's zones, newest first: a zone has a few a year. */
export function makeHandler(journal: Journal) {
  return async ({ caller }: { caller: Caller }): Promise<HttpReply> => {
    const zones = caller.zones.flatMap((zone) => ZoneId.safeParse(zone).data ?? [])
    const meetings = (await Promise.all(zones.map((zoneId) => listMeetings(journal, zoneId)))).flat()
    const newestFirst = meetings.toSorted((one, other) => other.start.localeCompare(one.start))
    return { status: 200, body: { items: newestFirst.map((meeting) => showMeeting(meeting)) } }
  }
}

export const handler = httpRoute(routes.listMeetings, JournalSettings, (settings) => makeHandler(openJournal(settings)))
