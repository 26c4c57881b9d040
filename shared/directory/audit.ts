import type { AuditAction } from '#contract/audit-api.ts'
import type { BinId, ZoneId } from '#contract/ids.ts'

/** One change: who, when, what. Holds no name, number, address or text of a person, which would outlive its erasure. */
export interface AuditEntry {
  /** `aud_` and a ULID: sorts by time. */
  readonly auditId: string
  readonly zoneId: ZoneId
  readonly binId?: BinId
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: Actor
  readonly action: AuditAction
  /** Ids of what was changed; of an alert its own, and those of its BINs in the zone. */
  readonly subjects: readonly string[]
  /** Names of the fields that changed. */
  readonly fields?: readonly string[]
  /** Values that are nobody's: a step and its state, counts. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
  /** The change was recorded here first and then not made: somebody else had been quicker. */
  readonly withdrawn?: boolean
}

/** What a change is called in the log before it has its time and number. */
export type NewAuditEntry = Omit<AuditEntry, 'auditId' | 'at' | 'withdrawn'>

/** Who changed something: a user of the API by the subject of the token, a member about themselves, or the public. */
export interface Actor {
  readonly subject: string
  readonly role: 'dispatcher' | 'prevention' | 'coordinator' | 'operator' | 'member' | 'public'
}

/** Who a user of the API is in the log. */
export function actorOf({ subject, role }: Actor): Actor {
  return { subject, role }
}

/** Names the fields in which two records differ, but for the revision. */
export function changedFields(before: object, after: object): readonly string[] {
  const was = saidIn(before)
  const is = saidIn(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => field !== 'revision' && JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)))
    .toSorted()
}

/** Fields that say with `false` what they say by being absent. */
const NO_WHEN_ABSENT: ReadonlySet<string> = new Set(['wantsNews'])

function saidIn(record: object): ReadonlyMap<string, unknown> {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(record)
  return new Map(entries.filter(([field, value]) => value !== false || !NO_WHEN_ABSENT.has(field)))
}
