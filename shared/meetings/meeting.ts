import type { BinId, BulletinId, MeetingId, MemberId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'

/** The meeting of the coordinators of a zone with police and municipality: at least once a year (source, chapter 1.4). */
export interface Meeting {
  readonly meetingId: MeetingId
  readonly zoneId: ZoneId
  readonly title: string
  /** ISO 8601, UTC. */
  readonly start: string
  readonly end: string
  readonly place: string
  readonly description: string
  /** The BINs whose coordinators and adjuncts are asked. */
  readonly binIds: readonly BinId[]
  readonly state: 'draft' | 'invited' | 'cancelled'
  /** Higher with every change that people were told of: by it mail programs know the newest. */
  readonly sequence: number
  /** How many people were invited. */
  readonly invited?: number
  /** The bulletin with the minutes. */
  readonly minutesId?: BulletinId
  readonly createdAt: string
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** What somebody answered: they come, do not, or perhaps. */
export type MeetingAnswer = 'yes' | 'no' | 'maybe'

/** An answer to an invitation; the latest counts. */
export interface Attendance {
  readonly meetingId: MeetingId
  readonly binId: BinId
  /** Who answered: a member, or `mailbox` where the BIN's own address was asked. */
  readonly invitee: MemberId | 'mailbox'
  readonly answer: MeetingAnswer
  /** ISO 8601, UTC. */
  readonly at: string
}

/** How many answered what. */
export interface AnswerCounts {
  readonly invited: number
  readonly yes: number
  readonly no: number
  readonly maybe: number
  readonly silent: number
}

/** What may be changed of a meeting. */
export type MeetingChange = {
  readonly [Field in 'title' | 'start' | 'end' | 'place' | 'description' | 'binIds']?: Meeting[Field] | undefined
}

/** Changes a meeting: what is not named stays; who was invited gets the change under a higher number. */
export function amendMeeting(meeting: Meeting, change: MeetingChange): Meeting {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const sequence = meeting.state === 'invited' ? meeting.sequence + 1 : meeting.sequence
  return { ...meeting, ...named, sequence }
}

/** Those who are asked for a BIN: the members who run it and, where none of them can be mailed, its own address. */
export function officeHoldersOf({
  coordinatorId,
  adjunctIds,
}: Pick<Bin, 'coordinatorId' | 'adjunctIds'>): readonly MemberId[] {
  return [...(coordinatorId === undefined ? [] : [coordinatorId]), ...adjunctIds]
}

/** Counts the answers of those who were invited. */
export function countAnswers(invited: number, answers: readonly Pick<Attendance, 'answer'>[]): AnswerCounts {
  const of = (wanted: MeetingAnswer) => answers.filter(({ answer }) => answer === wanted).length
  return {
    invited,
    yes: of('yes'),
    no: of('no'),
    maybe: of('maybe'),
    silent: Math.max(0, invited - answers.length),
  }
}
