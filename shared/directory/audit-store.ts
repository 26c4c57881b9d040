import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import type { BinId, ZoneId } from '#contract/ids.ts'
import type { AuditEntry, NewAuditEntry } from './audit.ts'
import { AuditEntity } from './audit-entities.ts'
import { at, type Directory } from './directory-store.ts'

/**
 * Makes a change that is in the audit log whatever happens: the entry is written first, and withdrawn when the change
 * turns out not to be made. A crash in between leaves an entry too many, never one too few.
 */
export async function audited<Result>(
  directory: Directory,
  entry: NewAuditEntry,
  change: () => Promise<Result>,
  wasMade: (result: Result) => boolean,
): Promise<Result> {
  const written = await recordAudit(directory, entry)
  const result = await change()
  if (!wasMade(result)) await AuditEntity.patch(written).set({ withdrawn: true }).go(at(directory))
  return result
}

/** Writes an entry of the audit log. */
export async function recordAudit(directory: Directory, entry: NewAuditEntry): Promise<AuditEntry> {
  const now = new Date()
  const full = { ...entry, auditId: `aud_${ulid(now.getTime())}`, at: now.toISOString() }
  await AuditEntity.put(full).go(at(directory))
  return full
}

/**
 * Writes an entry that has a time of its own (ISO 8601, UTC) and can be told from all others by its first subject and
 * its action: written again, it is the same entry.
 */
export async function recordAuditOnce(directory: Directory, entry: NewAuditEntry, moment: string): Promise<void> {
  const drawn = createHash('sha256').update(`${entry.action} ${entry.subjects[0]}`).digest().values()
  const auditId = `aud_${ulid(Date.parse(moment), () => (drawn.next().value ?? 0) / 256)}`
  await AuditEntity.put({ ...entry, auditId, at: moment }).go(at(directory))
}

/** Corrects an entry that was written before its changes, of which some were not made; withdrawn when none was. */
export async function correctAudit(
  directory: Directory,
  written: AuditEntry,
  made: Pick<AuditEntry, 'subjects' | 'details'>,
): Promise<void> {
  const { subjects, details } = made
  const corrected =
    subjects.length === 0 ? { withdrawn: true } : { subjects, ...(details === undefined ? {} : { details }) }
  await AuditEntity.patch(written).set(corrected).go(at(directory))
}

/** A page of the audit log, newest first; `next` is the next page's cursor. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly next?: string
}

/** Which part of the audit log to read; times are ISO 8601, both included; `cursor` is the last id of the page before. */
export interface AuditRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly action?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Reads the audit log of a zone, or of one BIN in it, newest first, without what was withdrawn. */
export async function listAudit(
  directory: Directory,
  of: { readonly zoneId: ZoneId; readonly binId?: BinId },
  { from = EARLIEST, to = LATEST, action, limit, cursor }: AuditRange,
): Promise<AuditPage> {
  const { zoneId, binId } = of
  const first = firstIdOf(from)
  const last = cursor !== undefined && cursor < lastIdOf(to) ? cursor : lastIdOf(to)
  if (first > last) return { entries: [] }
  const query =
    binId === undefined
      ? AuditEntity.query.byZone({ zoneId }).between({ auditId: first }, { auditId: last })
      : AuditEntity.query.byBin({ binId }).between({ auditId: first }, { auditId: last })
  const { data } = await query
    .where((entry, { eq, notExists }) => {
      const wanted = [notExists(entry.withdrawn), eq(entry.zoneId, zoneId)]
      return [...wanted, ...(action === undefined ? [] : [eq(entry.action, action)])].join(' AND ')
    })
    // The cursor's own entry comes once more, and one beyond the page says whether there is another.
    .go({ ...at(directory), order: 'desc', count: limit + 2 })
  const found = data.filter(({ auditId }) => auditId !== cursor)
  const entries = found.slice(0, limit)
  const lastShown = found.length > limit ? entries.at(-1) : undefined
  return { entries, ...(lastShown === undefined ? {} : { next: lastShown.auditId }) }
}

const EARLIEST = '2000-01-01T00:00:00.000Z'
const LATEST = '2999-12-31T23:59:59.999Z'

function firstIdOf(instant: string): string {
  return `aud_${ulid(Math.max(1, Date.parse(instant)), () => 0)}`
}

function lastIdOf(instant: string): string {
  return `aud_${ulid(Math.max(1, Date.parse(instant)), () => 1 - Number.EPSILON)}`
}
