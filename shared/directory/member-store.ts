import type { BinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { MemberEntity } from './directory-entities.ts'
import { at, type Directory, getMember, listReachable, type MemberKey } from './directory-store.ts'
import type { Member } from './member.ts'
import { claimNumber, type Fingerprint, markLeft, releaseNumber } from './number-claim-store.ts'

/** What stands in the way of a number: a member of the BIN has it, or somebody left the BIN with it (ISO 8601, UTC). */
export type NumberConflict =
  | { readonly kind: 'taken'; readonly by?: MemberKey }
  | { readonly kind: 'left'; readonly since: string }

/** What came of a write; `stale`: somebody changed or removed the member since it was read. */
export type MemberWritten =
  | { readonly kind: 'written'; readonly member: Member }
  | { readonly kind: 'stale' }
  | NumberConflict

/** What writing members needs beside the table. */
export interface MemberWriting {
  readonly directory: Directory
  readonly fingerprint: Fingerprint
  readonly now: () => Date
}

/**
 * Adds a member; one telephone number is once in a BIN (directory rule 3). Who left the BIN comes back only `evenIfLeft`.
 * The number is claimed before the member is written: a crash in between leaves a claim that goes out of date.
 */
export async function addMember(
  writing: MemberWriting,
  member: Member,
  { evenIfLeft = false }: { readonly evenIfLeft?: boolean } = {},
): Promise<MemberWritten> {
  const conflict = await claim(writing, member, evenIfLeft)
  if (conflict !== undefined) return conflict
  const isNew = await wasWritten(MemberEntity.create(member).go(at(writing.directory)))
  return isNew ? { kind: 'written', member } : { kind: 'stale' }
}

/** Writes a member over the one it was made from, on the condition that nobody wrote since. */
export async function changeMember(writing: MemberWriting, before: Member, after: Member): Promise<MemberWritten> {
  const { directory } = writing
  const movesNumber = after.phone !== before.phone
  const conflict = movesNumber ? await claim(writing, after, true) : undefined
  if (conflict !== undefined) return conflict
  const member = { ...after, revision: before.revision + 1 }
  const put = MemberEntity.put(member).where(({ revision }, { eq }) => eq(revision, before.revision))
  const done = await wasWritten(put.go(at(directory)))
  if (done && movesNumber) await release(writing, before)
  if (!done && movesNumber) await releaseUnlessHeld(writing, after)
  return done ? { kind: 'written', member } : { kind: 'stale' }
}

/**
 * Removes a member as it was read. What stays is a keyed digest of the number and the address, by which the next list
 * that is imported is recognised; false when somebody changed or removed the member since.
 */
export async function removeMember(writing: MemberWriting, member: Member): Promise<boolean> {
  const { directory, fingerprint, now } = writing
  const { binId, memberId } = member
  const current = await getMember(directory, member)
  if (current?.revision !== member.revision) return false
  const since = now().toISOString()
  // Marked first: a crash in between leaves a member who is removed by the repeat, not one whom a list brings back.
  await markLeft(
    directory,
    reachedBy(member).map((value) => ({ binId, memberId, since, fingerprint: fingerprint(binId, value) })),
  )
  const remove = MemberEntity.delete({ binId, memberId }).where(({ revision }, { eq }) => eq(revision, member.revision))
  const done = await wasWritten(remove.go(at(directory)))
  if (!done) await reclaim(writing, member)
  return done
}

/** The number and the address by which a person is known again. */
export function reachedBy({ phone, email }: Pick<Member, 'phone' | 'email'>): readonly string[] {
  return [...(phone === undefined ? [] : [phone]), ...(email === undefined ? [] : [email.toLowerCase()])]
}

async function claim(writing: MemberWriting, member: Member, evenIfLeft: boolean): Promise<NumberConflict | undefined> {
  const { directory, fingerprint, now } = writing
  const { binId, memberId, phone } = member
  if (phone === undefined) return undefined
  const holder = await findHolder(directory, binId, phone)
  if (holder !== undefined && holder.memberId !== memberId) return { kind: 'taken', by: holder }
  const wanted = { binId, memberId, fingerprint: fingerprint(binId, phone) }
  const result = await claimNumber(directory, wanted, { now: now(), isHeld: false, evenIfLeft })
  return result.kind === 'claimed' ? undefined : result.kind === 'left' ? result : { kind: 'taken' }
}

/** Who of a BIN has a number; undefined when nobody has. */
export async function findHolder(directory: Directory, binId: BinId, phone: string): Promise<MemberKey | undefined> {
  const members = await listReachable(directory, binId)
  const holder = members.find((member) => member.phone === phone)
  return holder === undefined ? undefined : { binId, memberId: holder.memberId }
}

async function release({ directory, fingerprint }: MemberWriting, { binId, memberId, phone }: Member): Promise<void> {
  if (phone === undefined) return
  await releaseNumber(directory, { binId, memberId, fingerprint: fingerprint(binId, phone) })
}

/** Whoever was quicker may have given the same member the same number: then the claim is theirs. */
async function releaseUnlessHeld(writing: MemberWriting, member: Member): Promise<void> {
  const current = await getMember(writing.directory, member)
  if (current?.phone !== member.phone) await release(writing, member)
}

async function reclaim(writing: MemberWriting, member: Member): Promise<void> {
  const current = await getMember(writing.directory, member)
  if (current !== undefined) await claim(writing, current, true)
}
