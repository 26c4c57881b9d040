import type { ZoneId } from '#contract/ids.ts'
import { type Actor, changedFields, type NewAuditEntry } from './audit.ts'
import { audited } from './audit-store.ts'
import type { Bin } from './bin.ts'
import { isNamesake } from './bin-input.ts'
import { changeBin, createBin } from './bin-store.ts'
import { type Directory, getBin, getMember, listBins } from './directory-store.ts'
import { withoutOffice } from './office.ts'
import { markStreetsChanged } from './street-version-store.ts'

/** Writes a new BIN, in the audit log and for the street lookup. */
export async function addBin(directory: Directory, bin: Bin, actor: Actor): Promise<boolean> {
  const { zoneId, binId } = bin
  const entry = { zoneId, binId, actor, action: 'bin-created' as const, subjects: [binId] }
  const isNew = await audited(
    directory,
    entry,
    () => createBin(directory, bin),
    (done) => done,
  )
  if (isNew) await markStreetsChanged(directory)
  return isNew
}

/** What makes another BIN of the one that was read, and who does. */
export interface BinChange {
  readonly before: Bin
  readonly after: Bin
  readonly actor: Actor
  readonly action: 'bin-changed' | 'bin-area-set' | 'bin-streets-set'
}

/** What the street lookup knows of a BIN. */
const LOOKED_UP = new Set(['name', 'type', 'municipality', 'zoneId', 'area', 'streets'])

/**
 * Writes a BIN over the one it was made from, in the audit log and for the street lookup; answers what stands then,
 * undefined when somebody was quicker. A BIN that moves to another zone is in the log of both.
 */
export async function saveBin(directory: Directory, change: BinChange): Promise<Bin | undefined> {
  const { before, after, actor, action } = change
  const fields = changedFields(before, after)
  if (fields.length === 0) return before
  const entryIn = (zoneId: ZoneId): NewAuditEntry => {
    const { binId } = after
    return { zoneId, binId, actor, action, subjects: [binId], fields }
  }
  const save = () =>
    audited(
      directory,
      entryIn(after.zoneId),
      () => changeBin(directory, after),
      (bin) => bin !== undefined,
    )
  const written =
    before.zoneId === after.zoneId
      ? await save()
      : await audited(directory, entryIn(before.zoneId), save, (bin) => bin !== undefined)
  if (written === undefined) return undefined
  if (fields.some((field) => LOOKED_UP.has(field))) await markStreetsChanged(directory)
  return fields.includes('coordinatorId') || fields.includes('adjunctIds') ? dropGone(directory, written) : written
}

/** Finds another BIN of its zone that would be taken for this one. */
export async function findNamesake(directory: Directory, bin: Bin): Promise<Bin | undefined> {
  return (await listBins(directory, bin.zoneId)).find((other) => isNamesake(bin, other))
}

/** How often a BIN is read anew because somebody else changes it at the same time. */
const TRIES = 5

/**
 * Whoever was named may have left this moment: leaving looks at the BIN before and after the member is gone, and this
 * looks at the members after the BIN is written, so that one of the two sees the other.
 */
async function dropGone(directory: Directory, saved: Bin): Promise<Bin> {
  const { binId } = saved
  let bin = saved
  for (let tried = 0; tried < TRIES; tried += 1) {
    const left = await withoutGone(directory, bin)
    const written = left === bin ? bin : await changeBin(directory, left)
    if (written !== undefined) return written
    bin = (await getBin(directory, binId, { consistent: true })) ?? bin
  }
  throw new Error('a BIN changed again and again while somebody who ran it left')
}

async function withoutGone(directory: Directory, bin: Bin): Promise<Bin> {
  const { binId, coordinatorId, adjunctIds } = bin
  const named = [...(coordinatorId === undefined ? [] : [coordinatorId]), ...adjunctIds]
  const members = await Promise.all(named.map((memberId) => getMember(directory, { binId, memberId })))
  const gone = named.filter((_, i) => members[i] === undefined)
  return gone.reduce((rest, memberId) => withoutOffice(rest, memberId) ?? rest, bin)
}
