import type { MemberId } from '#contract/ids.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Actor } from './audit.ts'
import { correctAudit, recordAudit } from './audit-store.ts'
import type { Bin } from './bin.ts'
import { MemberEntity } from './directory-entities.ts'
import { at, getBin, getMember, listMembers, putMany } from './directory-store.ts'
import { columnOf, type ListHeader } from './lists/list-columns.ts'
import type { Imported } from './lists/list-report.ts'
import { matchMembers } from './lists/match-members.ts'
import { claimFault, newReaches, type PlannedRow, planImport } from './lists/plan-import.ts'
import type { ListRow } from './lists/read-list.ts'
import type { ReadList } from './lists/read-people.ts'
import { rowFault } from './lists/row-faults.ts'
import type { MemberWriting } from './member-store.ts'
import type { NumberClaim } from './number-claim.ts'
import { claimNumbers, getClaims, releaseNumber, removeRegister } from './number-claim-store.ts'

/** What a list is imported with, and by whom. */
export interface Importing extends MemberWriting {
  readonly bin: Bin
  readonly actor: Actor
  readonly dryRun: boolean
  drawId(): MemberId
  /** Whether there is time for another block of rows. */
  hasTime(): boolean
}

/**
 * Imports a list that was read, or says, in a dry run, what an import would do; undefined when the BIN was removed
 * meanwhile. Members of whom the list says nothing stay as they are.
 */
export async function importList(read: ReadList, importing: Importing): Promise<Imported | undefined> {
  const { directory, fingerprint, bin, dryRun, now, drawId } = importing
  const { people, beyond, encoding } = read
  const { header, separator } = read.list
  const members = await listMembers(directory, bin.binId)
  const matches = matchMembers(people, members)
  const reaches = people.flatMap((person) => newReaches(person, matches.get(person)))
  const digests = new Map(reaches.map((reach) => [reach, fingerprint(bin.binId, reach)]))
  const known = await getClaims(
    directory,
    [...digests.values()].map((digest) => ({ binId: bin.binId, fingerprint: digest })),
  )
  const claimOf = (reach: string) => known.get(digests.get(reach) ?? '')
  const plan = [
    ...planImport(people, { bin, header, matches, claimOf, now: now(), drawId }),
    ...beyond.map((row) => refuseBeyond(row)),
  ]
  const done = dryRun ? { rows: plan } : await carryOut(plan, { ...importing, header, known })
  if (done === undefined) return undefined
  const spoken = new Set([...matches.values()].flatMap((match) => (match.kind === 'member' ? [match.member] : [])))
  const notInFile = members.filter((member) => !spoken.has(member))
  return { dryRun, encoding, separator, header, total: plan.length, notInFile, ...done }
}

/** What a plan is carried out with. */
interface Work extends Importing {
  readonly header: ListHeader
  /** The claims that the plan was made on, by digest. */
  readonly known: ReadonlyMap<string, NumberClaim>
}

/** What became of a plan: the rows that were reached, those among them refused that somebody else was quicker with. */
type CarriedOut = Pick<Imported, 'rows' | 'continueFromLine'>

/**
 * So many members an entry of the audit log names (15 KB of its 400), and so many are lost sight of when the function dies
 * between claiming their numbers and writing them: for a minute, the repeat is told that they are being added.
 */
const BLOCK = 500

/** Changed members written at once: each has a condition of its own, which no batch request of DynamoDB can carry. */
const CONCURRENT_CHANGES = 16

type Write = Extract<PlannedRow, { readonly kind: 'added' | 'changed' }>

/**
 * Writes what a plan adds and changes, block by block in the order of the rows, for as long as there is time;
 * undefined when the BIN was removed meanwhile. Numbers are claimed before their members are written, so that of two who
 * add one at once the list is told.
 */
async function carryOut(plan: readonly PlannedRow[], importing: Work): Promise<CarriedOut | undefined> {
  const writes = plan.filter(isWrite)
  const refused = new Map<PlannedRow, PlannedRow>()
  for (let from = 0; from < writes.length; from += BLOCK) {
    const block = writes.slice(from, from + BLOCK)
    const [first] = block
    if (first !== undefined && !importing.hasTime()) {
      const { line } = first.row
      return { rows: settle(plan, refused).filter(({ row }) => row.line < line), continueFromLine: line }
    }
    await writeBlock(block, importing, refused)
    if (await isGone(importing)) {
      await undo(block, importing)
      return undefined
    }
  }
  return { rows: settle(plan, refused) }
}

function refuseBeyond(row: ListRow): PlannedRow {
  return { kind: 'refused', row, faults: [rowFault('too-many-rows', '', '')] }
}

function isWrite(row: PlannedRow): row is Write {
  return row.kind === 'added' || row.kind === 'changed'
}

function settle(plan: readonly PlannedRow[], refused: ReadonlyMap<PlannedRow, PlannedRow>): readonly PlannedRow[] {
  return plan.map((row) => refused.get(row) ?? row)
}

async function writeBlock(
  block: readonly Write[],
  importing: Work,
  refused: Map<PlannedRow, PlannedRow>,
): Promise<void> {
  const { directory } = importing
  await claimFor(block, importing, refused)
  const planned = block.filter((write) => !refused.has(write))
  if (planned.length === 0) return
  const entry = await recordAudit(directory, { ...describe(planned), ...about(importing) })
  const added = planned.flatMap((write) => (write.kind === 'added' ? [write.member] : []))
  const changed = planned.filter((write) => write.kind === 'changed')
  const former = await formerClaims(changed, importing)
  // A member of a new id needs no condition, and 25 go in one request.
  await putMany(directory, { members: added })
  await inParallel(changed, CONCURRENT_CHANGES, async (write) => {
    if (await change(write, importing, former)) return
    const { row, member } = write
    const fault = rowFault('changed-meanwhile', columnOf(importing.header, 'name'), member.name)
    refused.set(write, { kind: 'refused', row, faults: [fault] })
  })
  const made = planned.filter((write) => !refused.has(write))
  if (made.length < planned.length) await correctAudit(directory, entry, describe(made))
}

/** Claims the numbers that are new to their members; the rows of those that somebody else has by now are refused. */
async function claimFor(block: readonly Write[], importing: Work, refused: Map<PlannedRow, PlannedRow>): Promise<void> {
  const { directory, bin, header, known, now } = importing
  const movers = new Map(block.flatMap((write) => (takesNumber(write) ? [[digestOf(write, importing), write]] : [])))
  const wanted = [...movers].map(([fingerprint, { member }]) => ({ fingerprint, memberId: member.memberId }))
  const options = { now: now(), evenIfLeft: false, isHeld: () => false, known }
  for (const [fingerprint, result] of await claimNumbers(directory, bin.binId, wanted, options)) {
    const write = movers.get(fingerprint)
    const fault = claimFault(result, columnOf(header, 'phone'), write?.member.phone ?? '')
    if (write !== undefined && fault !== undefined) {
      refused.set(write, { kind: 'refused', row: write.row, faults: [fault] })
    }
  }
}

function takesNumber(write: Write): boolean {
  const before = write.kind === 'changed' ? write.before.phone : undefined
  return write.member.phone !== undefined && write.member.phone !== before
}

function digestOf({ member }: Write, { bin, fingerprint }: Work): string {
  return fingerprint(bin.binId, member.phone ?? '')
}

/** The claims of the numbers that members are about to lose, as they are before. */
async function formerClaims(changed: readonly Write[], importing: Work) {
  const { directory, bin, fingerprint } = importing
  const { binId } = bin
  const lost = changed.flatMap((write) => {
    const phone = write.kind === 'changed' && takesNumber(write) ? write.before.phone : undefined
    return phone === undefined ? [] : [{ binId, fingerprint: fingerprint(binId, phone) }]
  })
  return lost.length === 0 ? new Map<string, NumberClaim>() : getClaims(directory, lost)
}

/** Writes a member over the one the plan was made from; false when somebody changed or removed that one since. */
async function change(
  write: Extract<Write, { readonly kind: 'changed' }>,
  importing: Work,
  former: ReadonlyMap<string, NumberClaim>,
): Promise<boolean> {
  const { directory, bin, fingerprint } = importing
  const { binId } = bin
  const { before, member } = write
  const put = MemberEntity.put({ ...member, revision: before.revision + 1 }).where(({ revision }, { eq }) =>
    eq(revision, before.revision),
  )
  const done = await wasWritten(put.go(at(directory)))
  if (!takesNumber(write)) return done
  if (!done) {
    // Whoever was quicker may have given the same member the same number: then the claim is theirs.
    const current = await getMember(directory, before)
    const claimed = { binId, memberId: before.memberId, fingerprint: digestOf(write, importing) }
    if (current?.phone !== member.phone) await releaseNumber(directory, claimed)
    return false
  }
  const lost = before.phone === undefined ? undefined : former.get(fingerprint(binId, before.phone))
  if (lost?.memberId === before.memberId) await releaseNumber(directory, lost)
  return true
}

function describe(writes: readonly Write[]) {
  const added = writes.filter(({ kind }) => kind === 'added').length
  const fields = new Set(writes.flatMap((write) => (write.kind === 'changed' ? write.fields : [])))
  return {
    subjects: writes.map(({ member }) => member.memberId),
    fields: [...fields].toSorted(),
    details: { added, changed: writes.length - added },
  }
}

function about({ bin, actor }: Work) {
  const { binId, zoneId } = bin
  return { binId, zoneId, actor, action: 'members-imported' as const }
}

/** Read after the write, as the BIN's removal lists its members after the BIN is gone: one of the two sees the other. */
async function isGone({ directory, bin }: Work): Promise<boolean> {
  return (await getBin(directory, bin.binId, { consistent: true })) === undefined
}

async function undo(block: readonly Write[], { directory, bin }: Work): Promise<void> {
  const { binId } = bin
  await inParallel(block, CONCURRENT_CHANGES, async ({ member: { memberId } }) => {
    await MemberEntity.delete({ binId, memberId }).go(at(directory))
  })
  await removeRegister(directory, binId)
}
