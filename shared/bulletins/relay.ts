import type { BinId, BulletinId, ZoneId } from '#contract/ids.ts'
import type { PermitKind, Role } from '#contract/vocabulary.ts'
import type { BulletinText } from './bulletin.ts'

/** Who did something, by the subject of the token or of the signed link. */
export interface Doer {
  readonly subject: string
  readonly role: Extract<Role, 'coordinator' | 'prevention'>
}

/** Leave to change a bulletin, or to publish it on social media, for that bulletin alone (bulletin rule 2). */
export interface Permit {
  readonly state: 'requested' | 'granted' | 'refused'
  /** ISO 8601, UTC. */
  readonly requestedAt: string
  readonly requestedBy: string
  /** Why the coordinator asks. */
  readonly motive?: string
  /** What the members would get in place of the bulletin; kept beside it whatever is decided. */
  readonly changed?: BulletinText
  readonly decidedAt?: string
  readonly decidedBy?: string
  /** Why it was refused; may go with a grant too. */
  readonly reason?: string
}

/** What became of a bulletin in one BIN: mailed to its mailbox, and from there to its members. */
export interface Relay {
  readonly bulletinId: BulletinId
  readonly binId: BinId
  readonly zoneId: ZoneId
  /** ISO 8601, UTC: when it was mailed to the BIN. */
  readonly sentAt: string
  /** When the adjunct is asked, and when prevention is told, if it was not relayed by then. */
  readonly adjunctDueAt: string
  readonly preventionDueAt: string
  readonly adjunctAskedAt?: string
  readonly preventionToldAt?: string
  readonly relayedAt?: string
  readonly relayedBy?: Doer
  /** Whether the members got the text that a permit allows in place of the bulletin's own. */
  readonly withChanges?: boolean
  readonly permits: Readonly<Partial<Record<PermitKind, Permit>>>
  readonly revision: number
}

/** What stands in the way of a step. */
export type RelayObstacle =
  | 'relayed-already'
  /** Prevention sends directly only after the coordinator and the adjunct have had their time (bulletin rule 3). */
  | 'not-yet'
  | 'no-permit'
  | 'permit-asked-already'
  | 'nothing-asked'
  | 'decided-already'
  | 'unchanged'

/** A relay as it becomes, or why it stays as it is. */
export type RelayStep =
  | { readonly kind: 'done'; readonly relay: Relay }
  | { readonly kind: 'refused'; readonly obstacle: RelayObstacle }

/** Relays a bulletin to the members of a BIN: unchanged, or with the changes that a permit allows (bulletin rule 2). */
export function relayBulletin(relay: Relay, by: Doer, withChanges: boolean, now: Date): RelayStep {
  if (relay.relayedAt !== undefined) return refused('relayed-already')
  if (by.role === 'prevention' && now.toISOString() < relay.preventionDueAt) return refused('not-yet')
  if (withChanges && relay.permits.change?.state !== 'granted') return refused('no-permit')
  return done(relay, { relayedAt: now.toISOString(), relayedBy: by, withChanges })
}

/** Asks for a permit; one that was refused may be asked for again with another text. */
export function askPermit(
  relay: Relay,
  kind: PermitKind,
  asked: { readonly by: Doer; readonly motive?: string; readonly changed?: BulletinText },
  original: BulletinText,
  now: Date,
): RelayStep {
  const { by, motive, changed } = asked
  const standing = relay.permits[kind]
  if (kind === 'change' && relay.relayedAt !== undefined) return refused('relayed-already')
  if (standing !== undefined && standing.state !== 'refused') return refused('permit-asked-already')
  if (kind === 'change' && isSame(changed, original)) return refused('unchanged')
  const permit: Permit = {
    state: 'requested',
    requestedAt: now.toISOString(),
    requestedBy: by.subject,
    ...(motive === undefined ? {} : { motive }),
    ...(changed === undefined ? {} : { changed }),
  }
  return done(relay, { permits: { ...relay.permits, [kind]: permit } })
}

/** Grants or refuses a permit that was asked for; a refusal gives its reason. */
export function decidePermit(
  relay: Relay,
  kind: PermitKind,
  decision: { readonly by: Doer; readonly granted: boolean; readonly reason?: string },
  now: Date,
): RelayStep {
  const standing = relay.permits[kind]
  if (standing === undefined) return refused('nothing-asked')
  if (standing.state !== 'requested') return refused('decided-already')
  const permit: Permit = {
    ...standing,
    state: decision.granted ? 'granted' : 'refused',
    decidedAt: now.toISOString(),
    decidedBy: decision.by.subject,
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
  }
  return done(relay, { permits: { ...relay.permits, [kind]: permit } })
}

/** Whom to remind of a bulletin that was not relayed: the adjunct first, then prevention, each once (bulletin rule 3). */
export function dueReminder(relay: Relay, now: Date): 'adjunct' | 'prevention' | undefined {
  const at = now.toISOString()
  if (relay.relayedAt !== undefined) return undefined
  if (at >= relay.preventionDueAt) return relay.preventionToldAt === undefined ? 'prevention' : undefined
  return at >= relay.adjunctDueAt && relay.adjunctAskedAt === undefined ? 'adjunct' : undefined
}

/** Notes that somebody was reminded. */
export function noteReminder(relay: Relay, whom: 'adjunct' | 'prevention', now: Date): Relay {
  const at = now.toISOString()
  return { ...relay, ...(whom === 'adjunct' ? { adjunctAskedAt: at } : { preventionToldAt: at }) }
}

/** What the members get: the bulletin's own text, or the one a permit allows. */
export function relayedText(relay: Relay, original: BulletinText): BulletinText {
  return relay.withChanges === true ? (relay.permits.change?.changed ?? original) : original
}

function isSame(changed: BulletinText | undefined, original: BulletinText): boolean {
  return changed === undefined || (changed.title === original.title && changed.text === original.text)
}

function done(relay: Relay, change: Partial<Relay>): RelayStep {
  return { kind: 'done', relay: { ...relay, ...change } }
}

function refused(obstacle: RelayObstacle): RelayStep {
  return { kind: 'refused', obstacle }
}
