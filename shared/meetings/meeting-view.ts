import type { MeetingView } from '#contract/meetings-api.ts'
import { type Attendance, countAnswers, type Meeting } from './meeting.ts'

/** Shows a meeting as the API does; with its answers, by BIN and not by person. */
export function showMeeting(meeting: Meeting, answers?: readonly Attendance[]): MeetingView {
  const { meetingId, revision: _revision, sequence: _sequence, invited = 0, binIds, ...facts } = meeting
  const shown = { id: meetingId, ...facts, binIds: [...binIds] }
  if (answers === undefined || meeting.state === 'draft') return shown
  const ofBin = Map.groupBy(answers, ({ binId }) => binId)
  return {
    ...shown,
    answers: countAnswers(invited, answers),
    perBin: binIds.map((binId) => ({ binId, answers: (ofBin.get(binId) ?? []).map(({ answer }) => answer) })),
  }
}
