import type { BinId, MemberId } from '#contract/ids.ts'

/** Who holds a number in a BIN, or left with it. */
export interface NumberClaim {
  readonly binId: BinId
  readonly fingerprint: string
  readonly memberId: MemberId
  readonly state: 'held' | 'left'
  readonly since: string
}

/** A keyed digest of a number or address within a BIN: without the key nobody finds the number back. */
export type Fingerprint = (binId: BinId, value: string) => string

/** A number or address within a BIN, by its digest. */
export type NumberKey = Pick<NumberClaim, 'binId' | 'fingerprint'>

/** What came of claiming a number; `since`: ISO 8601, UTC. */
export type ClaimResult = { readonly kind: 'claimed' | 'taken' } | { readonly kind: 'left'; readonly since: string }

/** A number that a member is to have. */
export type WantedNumber = Pick<NumberClaim, 'fingerprint' | 'memberId'>

/**
 * How long a claim stands whose member cannot be found: the function that made it may still be writing the member.
 * Longer than any function here may run (29 seconds).
 */
const STANDS_SECONDS = 60

/**
 * Says whether a number may be claimed, from the claim that stands. `isHeld` says whether a member of the BIN has the
 * number now: a claim of somebody who has not is out of date after a while. The number of somebody who left is free only
 * with `evenIfLeft`.
 */
export function judgeClaim(
  existing: NumberClaim | undefined,
  { memberId }: Partial<Pick<WantedNumber, 'memberId'>>,
  { now, evenIfLeft, isHeld }: { readonly now: Date; readonly evenIfLeft: boolean; readonly isHeld: boolean },
): ClaimResult {
  if (existing === undefined) return { kind: 'claimed' }
  if (existing.state === 'left') return evenIfLeft ? { kind: 'claimed' } : { kind: 'left', since: existing.since }
  if (existing.memberId === memberId) return { kind: 'claimed' }
  return { kind: isHeld || isFresh(existing, now) ? 'taken' : 'claimed' }
}

/** Whether whoever made a claim may still be writing the member that it is for. */
export function isFresh({ since }: Pick<NumberClaim, 'since'>, now: Date): boolean {
  return now.getTime() - Date.parse(since) < STANDS_SECONDS * 1000
}
