import type { BinId, JoinRequestId, MemberId, ZoneId } from '#contract/ids.ts'
import type { Member } from '#directory/member.ts'
import { DECIDE_DAYS } from './terms.ts'

/** What somebody filled in to join a BIN; it becomes the member, or it goes. */
export interface Applicant
  extends Pick<
    Member,
    'name' | 'street' | 'houseNumber' | 'language' | 'channel' | 'houseRulesVersion' | 'houseRulesAcceptedAt'
  > {
  readonly phone?: string
  readonly phoneKind: 'mobile' | 'fixed' | 'none'
  readonly email?: string
  /** Absent: no. */
  readonly wantsNews?: boolean
}

/** `filed` until the person confirmed to be who they say, `confirmed` until the coordinator has decided. */
export type RequestState = 'filed' | 'confirmed' | 'approved' | 'refused'

/** A code that was sent by SMS: what is kept is a keyed digest of it. */
export interface SentCode {
  readonly digest: string
  /** ISO 8601, UTC: from then on it is no code. */
  readonly until: string
  /** How often it may still be tried. */
  readonly triesLeft: number
}

/** Somebody who asks to join a BIN. */
export interface JoinRequest {
  readonly requestId: JoinRequestId
  readonly binId: BinId
  readonly zoneId: ZoneId
  readonly state: RequestState
  /** Drawn when it was filed: approving twice adds one member. */
  readonly memberId: MemberId
  /** Gone as soon as the request is decided. */
  readonly applicant?: Applicant
  readonly code?: SentCode
  /** ISO 8601, UTC, as all times here. */
  readonly filedAt: string
  readonly confirmedAt?: string
  readonly decidedAt?: string
  /** When the coordinator was told that it waits. */
  readonly announcedAt?: string
  /** When the person was told of the decision; absent: nobody could reach them. */
  readonly toldAt?: string
  /** From then on there is no such request, whether the table still has it or not. */
  readonly until: string
  /** Grows by one with every change. */
  readonly revision: number
}

/** What may happen to a request, from where, and where it leads. */
const moves = {
  confirm: { from: 'filed', to: 'confirmed' },
  approve: { from: 'confirmed', to: 'approved' },
  refuse: { from: 'confirmed', to: 'refused' },
} as const satisfies Record<string, { readonly from: RequestState; readonly to: RequestState }>
export type RequestMove = keyof typeof moves

/** What a move does: `already` done before, or `not-possible` from where the request stands. */
export type Moved =
  | { readonly kind: 'moved'; readonly request: JoinRequest }
  | { readonly kind: 'already' }
  | { readonly kind: 'not-possible'; readonly state: RequestState }

/** Moves a request on; what was filled in goes with the decision, or when its time has passed. */
export function moveRequest(request: JoinRequest, move: RequestMove, now: Date): Moved {
  const { from, to } = moves[move]
  if (request.state === to) return { kind: 'already' }
  if (move === 'confirm' && request.state !== from) return { kind: 'already' }
  if (request.state !== from) return { kind: 'not-possible', state: request.state }
  const { code: _code, ...rest } = request
  const at = now.toISOString()
  const moved = { ...rest, state: to, until: later(now, DECIDE_DAYS * 86_400) }
  return { kind: 'moved', request: move === 'confirm' ? { ...moved, confirmedAt: at } : { ...moved, decidedAt: at } }
}

/** A request without anything of the person in it. */
export function withoutApplicant({ applicant: _applicant, ...rest }: JoinRequest): JoinRequest {
  return rest
}

/** Whether there is such a request: one whose time has passed is none. */
export function stands(request: Pick<JoinRequest, 'until'>, now: Date): boolean {
  return now.toISOString() < request.until
}

/** A moment so many seconds from now, ISO 8601. */
export function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString()
}

/** The member that a request becomes. */
export function becomeMember({ memberId, binId }: JoinRequest, applicant: Applicant): Member {
  return { memberId, binId, ...applicant, revision: 1 }
}

/** Whether a request is of this person: of the member it became, or with their number or address. */
export function isRequestOf(request: JoinRequest, member: Pick<Member, 'memberId' | 'phone' | 'email'>): boolean {
  if (request.memberId === member.memberId) return true
  const { phone, email } = request.applicant ?? {}
  const samePhone = phone !== undefined && phone === member.phone
  return samePhone || (email !== undefined && email.toLowerCase() === member.email?.toLowerCase())
}
