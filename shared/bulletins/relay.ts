import type { BinId, BulletinId, ZoneId } from '#contract/ids.ts'
import type { PermitKind } from '#contract/vocabulary.ts'
import type { BulletinText } from './bulletin.ts'

/**
 * Who did something. The subject is that of the token; of a signed link the adjunct, or the BIN where the link stood in
 * the mail to its mailbox.
 */
export interface Doer {
  readonly subject: string
  readonly role: 'coordinator' | 'adjunct' | 'prevention'
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
  /** As it was called then. */
  readonly binName: string
  readonly zoneId: ZoneId
  /** ISO 8601, UTC: when it was sent to the BIN. */
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
  /** Refused, and asked for again since; the latest last. */
  readonly earlier: readonly EarlierPermit[]
  readonly revision: number
}

/** A permit that another took the place of. */
export interface EarlierPermit extends Permit {
  readonly kind: PermitKind
}

/** What stands in the way of a step. */
export type RelayObstacle =
  | 'relayed-already'
  /** Prevention sends directly only after the coordinator and the adjunct have had their time (bulletin rule 3). */
  | 'not-yet'
  | 'no-permit'
  | 'permit-asked-already'
  | 'asked-too-often'
  | 'nothing-asked'
  | 'decided-already'
  | 'unchanged'

/** A relay as it becomes, or why it stays as it is; `repeated`: the same person did the same before. */
export type RelayStep =
  | { readonly kind: 'done' | 'repeated'; readonly relay: Relay }
  | { readonly kind: 'refused'; readonly obstacle: RelayObstacle }

/** A refused text of the longest kind is 51 KB in UTF-8, and an item of DynamoDB holds 400. */
const MOST_REFUSED = 4

/** Sends a bulletin to a BIN: the clock of its reminders starts. `hour` is in milliseconds. */
export function openRelay(
  about: Pick<Relay, 'bulletinId' | 'binId' | 'binName' | 'zoneId'>,
  hours: Readonly<Record<'adjunct' | 'prevention', number>>,
  hour: number,
  sentAt: Date,
): Relay {
  const after = (many: number) => new Date(sentAt.getTime() + many * hour).toISOString()
  return {
    ...about,
    sentAt: sentAt.toISOString(),
    adjunctDueAt: after(hours.adjunct),
    preventionDueAt: after(hours.prevention),
    permits: {},
    earlier: [],
    revision: 1,
  }
}

/** Relays a bulletin to the members of a BIN: unchanged, or with the changes that a permit allows (bulletin rule 2). */
export function relayBulletin(relay: Relay, by: Doer, withChanges: boolean, now: Date): RelayStep {
  if (relay.relayedAt !== undefined) {
    const isRepeated = relay.relayedBy?.subject === by.subject && relay.withChanges === withChanges
    return isRepeated ? { kind: 'repeated', relay } : refused('relayed-already')
  }
  if (by.role === 'prevention' && now.toISOString() < relay.preventionDueAt) return refused('not-yet')
  if (withChanges && relay.permits.change?.state !== 'granted') return refused('no-permit')
  return done(relay, { relayedAt: now.toISOString(), relayedBy: by, withChanges })
}

/** What a permit is asked with. */
export interface PermitWish {
  readonly by: Doer
  readonly motive?: string
  readonly changed?: BulletinText
}

/** Asks for a permit; one that was refused may be asked for again with another text. */
export function askPermit(
  relay: Relay,
  kind: PermitKind,
  { by, motive, changed }: PermitWish,
  original: BulletinText,
  now: Date,
): RelayStep {
  const standing = relay.permits[kind]
  if (kind === 'change' && relay.relayedAt !== undefined) return refused('relayed-already')
  if (kind === 'change' && isSame(changed, original)) return refused('unchanged')
  if (standing !== undefined && standing.state !== 'refused') {
    const isRepeated = standing.requestedBy === by.subject && isSameWish(standing, { motive, changed })
    return isRepeated ? { kind: 'repeated', relay } : refused('permit-asked-already')
  }
  if (relay.earlier.length >= MOST_REFUSED) return refused('asked-too-often')
  const permit: Permit = {
    state: 'requested',
    requestedAt: now.toISOString(),
    requestedBy: by.subject,
    ...(motive === undefined ? {} : { motive }),
    ...(changed === undefined ? {} : { changed }),
  }
  return done(relay, {
    permits: { ...relay.permits, [kind]: permit },
    earlier: standing === undefined ? relay.earlier : [...relay.earlier, { kind, ...standing }],
  })
}

/** Grants or refuses a permit that was asked for; a refusal gives its reason. */
export function decidePermit(
  relay: Relay,
  kind: PermitKind,
  decision: { readonly by: Doer; readonly granted: boolean; readonly reason?: string },
  now: Date,
): RelayStep {
  const { by, granted, reason } = decision
  const standing = relay.permits[kind]
  if (standing === undefined) return refused('nothing-asked')
  const state = granted ? 'granted' : 'refused'
  if (standing.state !== 'requested') {
    const isRepeated = standing.state === state && standing.decidedBy === by.subject && standing.reason === reason
    return isRepeated ? { kind: 'repeated', relay } : refused('decided-already')
  }
  if (kind === 'change' && relay.relayedAt !== undefined) return refused('relayed-already')
  const permit: Permit = {
    ...standing,
    state,
    decidedAt: now.toISOString(),
    decidedBy: by.subject,
    ...(reason === undefined ? {} : { reason }),
  }
  return done(relay, { permits: { ...relay.permits, [kind]: permit } })
}

/** Whom it is time to remind of a bulletin that was not relayed: the adjunct, and later prevention (bulletin rule 3). */
export function dueReminder(relay: Relay, now: Date): 'adjunct' | 'prevention' | undefined {
  const at = now.toISOString()
  if (relay.relayedAt !== undefined) return undefined
  if (at >= relay.preventionDueAt) return 'prevention'
  return at >= relay.adjunctDueAt ? 'adjunct' : undefined
}

/** When somebody was reminded; undefined when they were not. */
export function remindedAt(relay: Relay, whom: 'adjunct' | 'prevention'): string | undefined {
  return whom === 'adjunct' ? relay.adjunctAskedAt : relay.preventionToldAt
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

function isSameWish(
  standing: Permit,
  { motive, changed }: { motive?: string | undefined; changed?: BulletinText | undefined },
): boolean {
  const { changed: before } = standing
  return standing.motive === motive && before?.title === changed?.title && before?.text === changed?.text
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
