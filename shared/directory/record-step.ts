import type { Bin, BinStatus } from './bin.ts'
import { findBlockers, type Signatory, type StepRecord, signatories } from './start-up.ts'
import type { AnnouncementState } from './test-announcement.ts'

/** Why a step cannot stand as entered (source, chapter 2; directory rule 5). */
export type StepFault =
  /** Done is what has been done: not tomorrow. */
  | { readonly kind: 'date-ahead' }
  /** The protocol is signed by all three or it is not signed (step 9). */
  | { readonly kind: 'unsigned'; readonly missing: readonly Signatory[] }
  /** Only the protocol is signed by the three. */
  | { readonly kind: 'nothing-to-sign' }
  /** Nobody is appointed, and nobody signs as coordinator, while the BIN has none (steps 5 and 9). */
  | { readonly kind: 'no-coordinator'; readonly step: number }
  /** A list on which nobody can be called or texted is no list (step 12). */
  | { readonly kind: 'nobody-reachable' }
  /** A test call records itself; without one somebody must say why it is done all the same (step 13). */
  | { readonly kind: 'test-unexplained' }
  /** Without it live alerts stay refused, so it can be put off but not left out. */
  | { readonly kind: 'needed' }
  /** The partners are told of a BIN that has started up, not of one that may (step 14). */
  | { readonly kind: 'not-started-up'; readonly missing: readonly number[] }

/** What the rules need to know beside the BIN. */
export interface StepFacts {
  /** Today in Belgium, YYYY-MM-DD. */
  readonly today: string
  /** Whether any member has a number that can be called. */
  readonly hasReachableMember: boolean
}

/** What comes of entering a step: the BIN as it then is, nothing new, or what is wrong with it. */
export type StepEntered =
  | { readonly kind: 'recorded'; readonly bin: Bin }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly fault: StepFault }

/** Enters a step of the start-up in place of what was known of it; the BIN's status follows from its steps. */
export function enterStep(bin: Bin, entered: StepRecord, facts: StepFacts): StepEntered {
  const before = bin.steps.find(({ step }) => step === entered.step)
  const known = { ...entered, ...announcementOf(entered, before) }
  const record = known.state === 'done' ? { ...known, date: dateOf(known, before) ?? facts.today } : known
  const fault = findFault(bin, before, record, facts)
  if (fault !== undefined) return { kind: 'refused', fault }
  if (before !== undefined && isSame(before, record)) return { kind: 'unchanged' }
  return { kind: 'recorded', bin: withStep(bin, record) }
}

/** Records a test call that was held; undefined when an earlier one is on record already. */
export function enterTestCall(
  bin: Bin,
  test: {
    readonly day: string
    readonly document: string
    readonly actor: string
    readonly announcement?: AnnouncementState
  },
): Bin | undefined {
  if (bin.steps.some(({ step, state }) => step === 13 && state === 'done')) return undefined
  const { day, ...known } = test
  return withStep(bin, { step: 13, state: 'done', date: day, ...known })
}

function withStep(bin: Bin, record: StepRecord): Bin {
  const others = bin.steps.filter(({ step }) => step !== record.step)
  const steps = [...others, record].toSorted((a, b) => a.step - b.step)
  return { ...bin, steps, status: statusOf(steps) }
}

/** A step that stays done was done when it was, not today. */
function dateOf(entered: StepRecord, before: StepRecord | undefined): string | undefined {
  return entered.date ?? (before?.state === 'done' ? before.date : undefined)
}

/** How a test call was announced stays on record as long as the step is about that call. */
function announcementOf(
  entered: StepRecord,
  before: StepRecord | undefined,
): Pick<StepRecord, 'announcement'> | undefined {
  const isSameCall = entered.state === before?.state && entered.document === before.document
  return isSameCall && before.announcement !== undefined ? { announcement: before.announcement } : undefined
}

/** A BIN is active when nothing of what a live alert needs is missing. */
function statusOf(steps: readonly StepRecord[]): BinStatus {
  return findBlockers(steps).length === 0 ? 'active' : 'starting'
}

/** Steps without which no live alert goes out. */
const NEEDED: readonly number[] = findBlockers([]).map(({ step }) => step)

function findFault(
  bin: Bin,
  before: StepRecord | undefined,
  record: StepRecord,
  facts: StepFacts,
): StepFault | undefined {
  const { step, state, signedBy = [] } = record
  if (step !== 9 && signedBy.length > 0) return { kind: 'nothing-to-sign' }
  if (bin.coordinatorId === undefined && claimsCoordinator(record) && !stoodDone(before)) {
    return { kind: 'no-coordinator', step }
  }
  if (state === 'not-needed' && NEEDED.includes(step)) return { kind: 'needed' }
  if (state !== 'done') return undefined
  if (record.date !== undefined && record.date > facts.today) return { kind: 'date-ahead' }
  const missing = signatories.filter((one) => !signedBy.includes(one))
  if (step === 9 && missing.length > 0) return { kind: 'unsigned', missing }
  if (step === 12 && !facts.hasReachableMember) return { kind: 'nobody-reachable' }
  if (step === 13 && record.document === undefined) return { kind: 'test-unexplained' }
  const blockers = step === 14 ? findBlockers(bin.steps) : []
  if (blockers.length > 0) return { kind: 'not-started-up', missing: blockers.map((blocker) => blocker.step) }
  return undefined
}

/** Says that somebody was appointed coordinator (step 5), or signed as such (step 9). */
function claimsCoordinator({ step, state, signedBy }: StepRecord): boolean {
  return (step === 5 && state === 'done') || (step === 9 && signedBy?.includes('coordinator') === true)
}

/** Whoever coordinated the BIN may have left since: what was done with them stays done, and can be corrected. */
function stoodDone(before: StepRecord | undefined): boolean {
  return before?.state === 'done' && claimsCoordinator(before)
}

function isSame(one: StepRecord, other: StepRecord): boolean {
  const fields = ({ state, date, actor, document, signedBy }: StepRecord) =>
    JSON.stringify([state, date, actor, document, signatories.filter((name) => signedBy?.includes(name) === true)])
  return fields(one) === fields(other)
}
