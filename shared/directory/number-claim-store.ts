import type { BinId, MemberId } from '#contract/ids.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import { at, type Directory } from './directory-store.ts'
import { NumberClaimEntity } from './number-claim-entities.ts'

/** Who holds a number in a BIN, or left with it. */
export interface NumberClaim {
  readonly binId: BinId
  readonly fingerprint: string
  readonly memberId: MemberId
  readonly state: 'held' | 'left'
  readonly since: string
}

/** A keyed digest of a number or address within a BIN. */
export type Fingerprint = (binId: BinId, value: string) => string

/**
 * How long a claim stands whose member cannot be found: the function that made it may still be writing the member.
 * Longer than any function here may run (29 seconds).
 */
const STANDS_SECONDS = 60

/**
 * Claims a number for a member, so that of two who add it at once one is told. `isHeld` says whether a member of the BIN
 * has the number now: a claim of somebody who has not is out of date, and taken over. A claim of somebody who left is
 * taken over only with `evenIfLeft`.
 */
export async function claimNumber(
  directory: Directory,
  claim: { readonly binId: BinId; readonly fingerprint: string; readonly memberId: MemberId },
  options: { readonly now: Date; readonly isHeld: boolean; readonly evenIfLeft: boolean },
): Promise<{ readonly kind: 'claimed' | 'taken' } | { readonly kind: 'left'; readonly since: string }> {
  const { now, isHeld, evenIfLeft } = options
  const wanted = { ...claim, state: 'held' as const, since: now.toISOString() }
  const existing = await getClaim(directory, claim.binId, claim.fingerprint)
  if (existing === undefined)
    return (await putIf(directory, wanted, undefined)) ? { kind: 'claimed' } : { kind: 'taken' }
  if (existing.state === 'left' && !evenIfLeft) return { kind: 'left', since: existing.since }
  const isFresh = now.getTime() - Date.parse(existing.since) < STANDS_SECONDS * 1000
  const isAnothers = existing.memberId !== claim.memberId && existing.state === 'held' && (isHeld || isFresh)
  if (isAnothers) return { kind: 'taken' }
  return (await putIf(directory, wanted, existing)) ? { kind: 'claimed' } : { kind: 'taken' }
}

/** Gives a number free again, if that member still holds it. */
export async function releaseNumber(directory: Directory, claim: Omit<NumberClaim, 'state' | 'since'>): Promise<void> {
  try {
    await NumberClaimEntity.delete(claim)
      .where(({ memberId, state }, { eq }) => `${eq(memberId, claim.memberId)} AND ${eq(state, 'held')}`)
      .go(at(directory))
  } catch (error) {
    if (!isConditionFailure(error)) throw error
  }
}

/** Remembers that a person with this number or address left, so that no list brings them back unnoticed. */
export async function markLeft(directory: Directory, claims: readonly Omit<NumberClaim, 'state'>[]): Promise<void> {
  const left = claims.map((claim) => ({ ...claim, state: 'left' as const }))
  await Promise.all(left.map((claim) => NumberClaimEntity.put(claim).go(at(directory))))
}

/** Reads which of these numbers and addresses somebody claims or left with. */
export async function getClaims(
  directory: Directory,
  keys: readonly Pick<NumberClaim, 'binId' | 'fingerprint'>[],
): Promise<ReadonlyMap<string, NumberClaim>> {
  const unique = new Map(keys.map(({ binId, fingerprint }) => [fingerprint, { binId, fingerprint }]))
  const found = new Map<string, NumberClaim>()
  await untilProcessed([...unique.values()], async (some) => {
    const { data, unprocessed } = await NumberClaimEntity.get(some).go({ ...at(directory), concurrent: 8 })
    for (const claim of data) found.set(claim.fingerprint, claim)
    return unprocessed
  })
  return found
}

async function getClaim(directory: Directory, binId: BinId, fingerprint: string): Promise<NumberClaim | undefined> {
  const { data } = await NumberClaimEntity.get({ binId, fingerprint }).go({ ...at(directory), consistent: true })
  return data ?? undefined
}

async function putIf(directory: Directory, wanted: NumberClaim, existing: NumberClaim | undefined): Promise<boolean> {
  try {
    const put = NumberClaimEntity.put(wanted)
    await put
      .where(({ memberId, since }, { eq, notExists }) =>
        existing === undefined
          ? notExists(memberId)
          : `${eq(memberId, existing.memberId)} AND ${eq(since, existing.since)}`,
      )
      .go(at(directory))
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}
