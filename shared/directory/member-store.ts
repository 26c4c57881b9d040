import type { BinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { changeBin } from './bin-store.ts'
import { MemberEntity } from './directory-entities.ts'
import { at, type Directory, getBin, getMember, type MemberKey } from './directory-store.ts'
import type { Member } from './member.ts'
import type { Fingerprint, NumberClaim, NumberKey } from './number-claim.ts'
import { claimNumber, forgetLeft, getClaims, markLeft, releaseNumber } from './number-claim-store.ts'
import { withoutOffice } from './office.ts'

/**
 * What stands in the way of a number or address: a member of the BIN has it (`by` is missing while that member is still
 * being written), or somebody left the BIN with it (ISO 8601, UTC).
 */
export type NumberConflict =
  | { readonly kind: 'taken'; readonly by?: MemberKey }
  | { readonly kind: 'left'; readonly since: string; readonly reach: 'phone' | 'email' }

/** What came of a write; `stale`: somebody changed or removed the member since it was read. */
export type MemberWritten =
  | { readonly kind: 'written'; readonly member: Member }
  | { readonly kind: 'stale' }
  | { readonly kind: 'no-bin' }
  | NumberConflict

/** What writing members needs beside the table. */
export interface MemberWriting {
  readonly directory: Directory
  readonly fingerprint: Fingerprint
  readonly now: () => Date
}

/** Whether somebody who left with this number or address may come back with it: they asked for it themselves, or somebody answers for it. */
export interface Rejoining {
  readonly evenIfLeft?: boolean
}

/**
 * Adds a member; one telephone number is once in a BIN (directory rule 3). The number is claimed before the member is
 * written: a crash in between leaves a claim that goes out of date.
 */
export async function addMember(
  writing: MemberWriting,
  member: Member,
  { evenIfLeft = false }: Rejoining = {},
): Promise<MemberWritten> {
  const { directory } = writing
  const claimed = await claim(writing, undefined, member, evenIfLeft)
  if (claimed.kind !== 'free') return claimed
  const isNew = await wasWritten(MemberEntity.create(member).go(at(directory)))
  if (!isNew) return { kind: 'stale' }
  // Read after the write, as the BIN's removal lists its members after the BIN is gone: one of the two sees the other.
  if ((await getBin(directory, member.binId, { consistent: true })) === undefined) {
    await MemberEntity.delete(keyOf(member)).go(at(directory))
    if (claimed.claim !== undefined) await releaseNumber(directory, claimed.claim)
    return { kind: 'no-bin' }
  }
  if (evenIfLeft) await welcomeBack(writing, member)
  return { kind: 'written', member }
}

/** Writes a member over the one it was made from, on the condition that nobody wrote since. */
export async function changeMember(
  writing: MemberWriting,
  before: Member,
  after: Member,
  { evenIfLeft = true }: Rejoining = {},
): Promise<MemberWritten> {
  const { directory } = writing
  const former = after.phone === before.phone ? undefined : await claimOf(writing, before)
  const claimed = await claim(writing, before, after, evenIfLeft)
  if (claimed.kind !== 'free') return claimed
  const member = { ...after, revision: before.revision + 1 }
  const put = MemberEntity.put(member).where(({ revision }, { eq }) => eq(revision, before.revision))
  if (!(await wasWritten(put.go(at(directory))))) {
    if (claimed.claim !== undefined) await releaseUnlessHeld(writing, member, claimed.claim)
    return { kind: 'stale' }
  }
  // Only the claim that was seen before the write: the same member may be getting the old number back this moment.
  if (former?.memberId === before.memberId) await releaseNumber(directory, former)
  if (evenIfLeft && isMoved(before, after, 'email')) await welcomeBack(writing, after)
  return { kind: 'written', member }
}

/**
 * Removes a member as it was read, everywhere: also from who runs the BIN. What stays is a keyed digest of the number and
 * the address, by which the next list that is imported is recognised; false when somebody changed or removed the member
 * since. The member's record goes last, so that whatever a crash left undone is done by the repeat.
 */
export async function removeMember(writing: MemberWriting, member: Member): Promise<boolean> {
  const { directory } = writing
  const current = await getMember(directory, member)
  if (current?.revision !== member.revision) return false
  await Promise.all([mark(writing, member), leaveOffice(directory, member)])
  const remove = MemberEntity.delete(keyOf(member)).where(({ revision }, { eq }) => eq(revision, member.revision))
  const done = await wasWritten(remove.go(at(directory)))
  // Once more: somebody may have named this member for an office, or taken the marks back, before the member was gone.
  if (done) await Promise.all([mark(writing, member), leaveOffice(directory, member)])
  else await takeBack(writing, member)
  return done
}

/** The number and the address by which a person is known again. */
function reachedBy({ phone, email }: Pick<Member, 'phone' | 'email'>): readonly string[] {
  return [...(phone === undefined ? [] : [phone]), ...(email === undefined ? [] : [email.toLowerCase()])]
}

/** Who of a BIN has a number; undefined when nobody has. */
async function findHolder(directory: Directory, binId: BinId, phone: string): Promise<MemberKey | undefined> {
  const { data } = await MemberEntity.query.byBin({ binId }).go({
    ...at(directory),
    consistent: true,
    pages: 'all',
    attributes: ['memberId', 'binId', 'phone'],
  })
  const holder = data.find((member) => member.phone === phone)
  return holder === undefined ? undefined : { binId, memberId: holder.memberId }
}

type Claim = Omit<NumberClaim, 'state'>
type Free = { readonly kind: 'free'; readonly claim?: Claim }

/** Asks whether somebody left with what is new about a member, and claims the number if it is. */
async function claim(
  writing: MemberWriting,
  before: Member | undefined,
  after: Member,
  evenIfLeft: boolean,
): Promise<NumberConflict | Free> {
  const { directory, fingerprint, now } = writing
  const { binId, memberId, phone, email } = after
  if (!evenIfLeft && email !== undefined && isMoved(before, after, 'email')) {
    const earlier = await getClaim(directory, { binId, fingerprint: fingerprint(binId, email.toLowerCase()) })
    if (earlier?.state === 'left') return { kind: 'left', since: earlier.since, reach: 'email' }
  }
  if (phone === undefined || phone === before?.phone) return { kind: 'free' }
  const holder = await findHolder(directory, binId, phone)
  if (holder !== undefined && holder.memberId !== memberId) return { kind: 'taken', by: holder }
  const wanted = { binId, memberId, fingerprint: fingerprint(binId, phone) }
  const since = now()
  const result = await claimNumber(directory, wanted, { now: since, isHeld: false, evenIfLeft })
  if (result.kind === 'claimed') return { kind: 'free', claim: { ...wanted, since: since.toISOString() } }
  return result.kind === 'left' ? { ...result, reach: 'phone' } : { kind: 'taken' }
}

function isMoved(before: Member | undefined, after: Member, reach: 'phone' | 'email'): boolean {
  return before?.[reach]?.toLowerCase() !== after[reach]?.toLowerCase()
}

async function claimOf({ directory, fingerprint }: MemberWriting, { binId, phone }: Member) {
  return phone === undefined ? undefined : getClaim(directory, { binId, fingerprint: fingerprint(binId, phone) })
}

/** Whoever was quicker may have given the same member the same number: then the claim is theirs. */
async function releaseUnlessHeld({ directory }: MemberWriting, member: Member, claimed: Claim): Promise<void> {
  const current = await getMember(directory, member)
  if (current?.phone !== member.phone) await releaseNumber(directory, claimed)
}

/** The number is the member's own claim by now; of the address nothing but the mark was kept. */
async function welcomeBack({ directory, fingerprint }: MemberWriting, { binId, email }: Member): Promise<void> {
  if (email !== undefined) await forgetLeft(directory, { binId, fingerprint: fingerprint(binId, email.toLowerCase()) })
}

async function mark(writing: MemberWriting, member: Member): Promise<void> {
  const { memberId } = member
  const since = writing.now().toISOString()
  await markLeft(
    writing.directory,
    keysOf(writing, member).map((key) => ({ ...key, memberId, since })),
  )
}

/** Somebody changed the member while they were leaving, so they did not leave. */
async function takeBack(writing: MemberWriting, member: Member): Promise<void> {
  const { directory } = writing
  if ((await getMember(directory, member)) === undefined) return
  const { memberId } = member
  await Promise.all(keysOf(writing, member).map((key) => forgetLeft(directory, { ...key, memberId })))
}

async function getClaim(directory: Directory, key: NumberKey): Promise<NumberClaim | undefined> {
  return (await getClaims(directory, [key])).get(key.fingerprint)
}

function keysOf({ fingerprint }: MemberWriting, member: Member): readonly NumberKey[] {
  const { binId } = member
  return reachedBy(member).map((value) => ({ binId, fingerprint: fingerprint(binId, value) }))
}

function keyOf({ binId, memberId }: MemberKey): MemberKey {
  return { binId, memberId }
}

/** How often a BIN is read anew because somebody else changes it at the same time. */
const TRIES = 5

async function leaveOffice(directory: Directory, { binId, memberId }: MemberKey): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const bin = await getBin(directory, binId, { consistent: true })
    const left = bin && withoutOffice(bin, memberId)
    if (left === undefined || (await changeBin(directory, left)) !== undefined) return
  }
  throw new Error('a BIN changed again and again while somebody who ran it left')
}
