import type { Journal } from '#alerts/journal.ts'
import type { MeetingId, ZoneId } from '#contract/ids.ts'
import type { Viewer } from '#directory/rights.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Attendance, Meeting } from './meeting.ts'
import { AttendanceEntity, MeetingEntity } from './meeting-entities.ts'

/** Reads a meeting as it stands now; undefined when there is none of that id. */
export async function getMeeting({ client, table }: Journal, meetingId: MeetingId): Promise<Meeting | undefined> {
  const { data } = await MeetingEntity.get({ meetingId }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Reads a meeting of one of a viewer's zones; one of another zone does not exist for them. */
export async function getMeetingFor(
  journal: Journal,
  { zones }: Pick<Viewer, 'zones'>,
  meetingId: MeetingId,
): Promise<Meeting | undefined> {
  const meeting = await getMeeting(journal, meetingId)
  return meeting !== undefined && zones.includes(meeting.zoneId) ? meeting : undefined
}

/** Lists the meetings of a zone, newest first. */
export async function listMeetings({ client, table }: Journal, zoneId: ZoneId): Promise<readonly Meeting[]> {
  const { data } = await MeetingEntity.query.byZone({ zoneId }).go({ client, table, order: 'desc', pages: 'all' })
  return data
}

/** Writes a new meeting. */
export async function createMeeting({ client, table }: Journal, meeting: Meeting): Promise<boolean> {
  return wasWritten(MeetingEntity.create(meeting).go({ client, table }))
}

/** Writes a meeting over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeMeeting({ client, table }: Journal, meeting: Meeting): Promise<Meeting | undefined> {
  const changed = { ...meeting, revision: meeting.revision + 1 }
  const put = MeetingEntity.put(changed).where(({ revision }, { eq }) => eq(revision, meeting.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** Keeps an answer to an invitation in place of an earlier one of the same invitee. */
export async function putAnswer({ client, table }: Journal, attendance: Attendance): Promise<void> {
  await AttendanceEntity.put(attendance).go({ client, table })
}

/** Lists the answers to an invitation. */
export async function listAnswers({ client, table }: Journal, meetingId: MeetingId): Promise<readonly Attendance[]> {
  const { data } = await AttendanceEntity.query.byMeeting({ meetingId }).go({ client, table, pages: 'all' })
  return data
}
