import type { BinId, MemberId } from '#contract/ids.ts'
import type { Channel } from '#contract/vocabulary.ts'
import type { Member } from '#directory/member.ts'
import type { SentCode } from './request.ts'

/** What of a person's data reaches them: links to all the rest go there, so it counts only once it is confirmed. */
export type ContactField = 'email' | 'phone'

/** A new address or mobile number that waits until its owner confirms it. */
export interface ContactChange {
  readonly binId: BinId
  readonly memberId: MemberId
  readonly field: ContactField
  /** Drawn anew with every change: a link in an older mail confirms nothing. */
  readonly changeId: string
  /** The address, or the number (E.164). */
  readonly value: string
  /** How the person wants to be reached on the new number. */
  readonly channel?: Channel
  /** For a number: by address a link is sent. */
  readonly code?: SentCode
  /** ISO 8601, UTC: from then on there is no such change. */
  readonly until: string
  readonly revision: number
}

/** A member with the number or the address that they confirmed. */
export function withContact(member: Member, { field, value, channel }: ContactChange): Member {
  if (field === 'email') return { ...member, email: value }
  const { phoneAsEntered: _phoneAsEntered, ...rest } = member
  return { ...rest, phone: value, phoneKind: 'mobile', channel: channel ?? member.channel }
}
