import { BinId, MeetingId, MemberId } from '#contract/ids.ts'
import { Language } from '#contract/vocabulary.ts'
import { readLink } from '#links/link-tokens.ts'
import type { Attendance } from './meeting.ts'

/** Who a link to an invitation is for. */
export interface Invited extends Pick<Attendance, 'meetingId' | 'binId' | 'invitee'> {
  readonly language: Language
}

/** Reads whose invitation a link opens; undefined when it opens none, or no longer. */
export async function readInvitation(key: Uint8Array, token: string, now: Date): Promise<Invited | undefined> {
  const link = await readLink(key, 'answer-meeting', token, now)
  if (link.kind !== 'good') return undefined
  const { meetingId, binId, invitee, language } = link.subject
  const meeting = MeetingId.safeParse(meetingId).data
  const bin = BinId.safeParse(binId).data
  const who = invitee === 'mailbox' ? invitee : MemberId.safeParse(invitee).data
  if (meeting === undefined || bin === undefined || who === undefined) return undefined
  return { meetingId: meeting, binId: bin, invitee: who, language: Language.safeParse(language).data ?? 'nl' }
}
