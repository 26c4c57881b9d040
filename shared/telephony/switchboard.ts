import { type Alert, mayCall } from '#alerts/alert.ts'
import { getAlert, noteFirstCall } from '#alerts/alert-store.ts'
import { type Delivery, nextStep, tokenOf } from '#alerts/delivery.ts'
import { getDelivery, recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import type { Outcome } from '#contract/vocabulary.ts'
import { callAttributes } from './call-attributes.ts'
import { type CallKey, clientTokenOf } from './call-key.ts'
import { type EndedCall, outcomeOfCall } from './call-outcome.ts'
import type { Dialler, DialResult } from './connect-dialler.ts'
import { putContact } from './contact-store.ts'
import { findFreeLines, type HeldLine, markCalling, markStage, releaseLine, takeLine } from './line-store.ts'
import { reserveSlot } from './pacer-store.ts'
import { dequeue, enqueue, findWaiting, type WaitingCall } from './waiting-store.ts'
import type { ReturnToken } from './workflow-tokens.ts'

/** Durations in milliseconds. */
export interface SwitchboardTimes {
  /** From the end of a first attempt to its retry: five minutes (product rule 3). */
  readonly retryAfter: number
  /** How long a line is held for a call before somebody asks Connect what became of it. */
  readonly lineLease: number
  /** How far ahead a slot in time may lie; who would wait longer leaves the line to others. */
  readonly slotWait: number
}

/** What the switchboard works with; the clock, the pause and chance are handed in. */
export interface Switchboard {
  readonly journal: Journal
  readonly dialler: Dialler
  readonly returnToken: ReturnToken
  readonly times: SwitchboardTimes
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<void>
  readonly random: () => number
  readonly newHolder: () => string
  readonly note: (
    code: 'call-dialled' | 'call-refused' | 'call-throttled' | 'call-unsure' | 'dial-misconfigured',
    call: CallKey,
    reason?: string,
  ) => void
}

/** How many free lines and heads of queues are looked at, so that functions at work side by side seldom collide. */
const LOOK_AHEAD = 8

/** How often Connect is asked for one call before the call goes back to the queue, or counts as made. */
const MOST_REQUESTS = 5

/**
 * Gives every free line to a waiting call and dials it, until no line is free or nobody waits; `inHand` is a line that
 * a call just left, handed over without being free in between. First attempts go before retries, and a line goes to one
 * of the running alerts by lot, so that none starves. Every function that frees a line or queues a call calls this
 * afterwards, so that no line idles while someone waits; nothing polls.
 */
export async function fillLines(board: Switchboard, until: Date, inHand?: HeldLine): Promise<void> {
  let handed = inHand
  while (board.now() < until) {
    const number = handed?.number ?? pick(board, await findFreeLines(board.journal, LOOK_AHEAD))
    if (number === undefined) return
    const waiting = firstAttemptsFirst(await findWaiting(board.journal, LOOK_AHEAD))
    const call = pick(board, pick(board, waiting) ?? [])
    if (call === undefined) {
      if (handed === undefined) return
      // Given back before the queue is looked at once more: somebody may have queued a call while no line was free.
      await releaseLine(board.journal, handed)
      handed = undefined
      continue
    }
    const line: HeldLine = { number, holder: board.newHolder() }
    const leaseUntil = inFuture(board, board.times.lineLease)
    const taken = await takeLine(board.journal, line, call, leaseUntil, handed?.holder)
    handed = undefined
    if (!taken) continue
    const used = await dialOn(board, line, call)
    if (used === 'too-fast') return
    if (used === 'not-needed') handed = line
  }
  if (handed !== undefined) await releaseLine(board.journal, handed)
}

function firstAttemptsFirst(waiting: readonly (readonly WaitingCall[])[]): readonly (readonly WaitingCall[])[] {
  const first = waiting.map((head) => head.filter(({ attempt }) => attempt === 1)).filter((head) => head.length > 0)
  return first.length > 0 ? first : waiting
}

function pick<Item>({ random }: Switchboard, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)]
}

function inFuture({ now }: Switchboard, milliseconds: number): string {
  return new Date(now().getTime() + milliseconds).toISOString()
}

/** What became of a line that a call was to have: `not-needed` when there is nobody to call after all. */
type LineUse = 'in-use' | 'not-needed' | 'too-fast' | 'lost'

/**
 * Dials a call on a line. The line was marked before the alert is read, and a cancel writes the alert before it looks
 * for marked lines: either this function sees the cancel, or the cancel waits for this call.
 */
async function dialOn(board: Switchboard, line: HeldLine, call: WaitingCall): Promise<LineUse> {
  const { journal } = board
  const [isOurs, alert] = await Promise.all([dequeue(journal, call), getAlert(journal, call.alertId)])
  if (!isOurs) return 'not-needed'
  if (alert === undefined || !mayCall(alert)) return dropCall(board, call)
  // Recorded before the slot is reserved: between the slot and the request nothing is left to do.
  const startedAt = board.now().toISOString()
  const started = await recordOnDelivery(journal, call, { kind: 'dial', attempt: call.attempt, at: startedAt })
  if (started.kind === 'missing') return 'not-needed'
  if (started.kind === 'ignored') {
    if (started.delivery.phase !== 'calling') await returnTokenOf(board, started.delivery, call)
    return 'not-needed'
  }
  const [use] = await Promise.all([dialStarted(board, line, call, alert, started.delivery), started.counted])
  return use
}

/** Lets the workflow go on without a call that is not to be made any more: its alert was cancelled. */
async function dropCall(board: Switchboard, call: CallKey): Promise<LineUse> {
  const delivery = await getDelivery(board.journal, call)
  if (delivery !== undefined) await returnTokenOf(board, delivery, call)
  return 'not-needed'
}

async function dialStarted(
  board: Switchboard,
  line: HeldLine,
  call: WaitingCall,
  alert: Alert,
  delivery: Delivery,
): Promise<LineUse> {
  const result = await request(board, line, call, alert, delivery)
  switch (result.kind) {
    case 'dialled':
      board.note('call-dialled', call)
      await Promise.all([
        putContact(board.journal, result.contactId, { call, line }, board.now()),
        markCalling(board.journal, line, result.contactId, inFuture(board, board.times.lineLease)),
        alert.firstCallAt === undefined ? noteFirstCall(board.journal, alert.alertId, board.now().toISOString()) : null,
      ])
      return 'in-use'
    case 'throttled':
      board.note('call-throttled', call)
      await (await recordOnDelivery(board.journal, call, { kind: 'not-dialled', attempt: call.attempt })).counted
      await enqueueAgain(board, call)
      await releaseLine(board.journal, line)
      return 'too-fast'
    case 'not-permitted':
      board.note('call-refused', call)
      await endAttempt(board, call, { at: board.now().toISOString(), outcome: 'unreachable' })
      return 'not-needed'
    case 'misconfigured':
      board.note('dial-misconfigured', call, result.error)
      await endAttempt(board, call, { at: board.now().toISOString(), outcome: 'failed' })
      return 'not-needed'
    case 'unsure':
      // A phone may be ringing: the line stays taken until the call's end is heard of, or its lease ends.
      board.note('call-unsure', call, result.error)
      return 'in-use'
    case 'lost':
      await (await recordOnDelivery(board.journal, call, { kind: 'not-dialled', attempt: call.attempt })).counted
      await enqueueAgain(board, call)
      return 'lost'
    case 'cancelled':
      await (await recordOnDelivery(board.journal, call, { kind: 'not-dialled', attempt: call.attempt })).counted
      return dropCall(board, call)
  }
}

/** `cancelled` and `lost`, the line being somebody else's by now, are said only while no request may have started a call. */
type RequestResult = DialResult | { readonly kind: 'cancelled' } | { readonly kind: 'lost' }

async function request(
  board: Switchboard,
  line: HeldLine,
  call: CallKey,
  alert: Alert,
  delivery: Delivery,
): Promise<RequestResult> {
  const { phone } = delivery
  if (phone === undefined) return { kind: 'not-permitted' }
  const attributes = callAttributes(alert, delivery, call.attempt)
  let result: RequestResult = { kind: 'throttled' }
  for (let times = 0; times < MOST_REQUESTS && mayAsk(result); times += 1) {
    const slot = await reserveSlot(board.journal, () => board.now().getTime(), board.times.slotWait)
    if (slot === undefined) return result
    const turn = await awaitSlot(board, line, call, slot)
    if (turn !== 'now') return result.kind === 'unsure' ? result : { kind: turn }
    result = await board.dialler.dial({ phone, clientToken: clientTokenOf(call), attributes })
  }
  return result
}

/** A throttled request started no call; one whose answer got lost is safe to repeat while its token's call is live. */
function mayAsk({ kind }: RequestResult): boolean {
  return kind === 'throttled' || kind === 'unsure'
}

/** Waits shorter than this, in milliseconds, are not worth two writes that let a cancel pass. */
const SHORT_WAIT = 250

/**
 * Waits for a reserved slot. A long wait is marked, so that a cancel need not wait along; after it the alert is read
 * again, with the line marked as dialling.
 */
async function awaitSlot(
  board: Switchboard,
  line: HeldLine,
  call: CallKey,
  slot: number,
): Promise<'now' | 'cancelled' | 'lost'> {
  const ahead = () => slot - board.now().getTime()
  const isLong = ahead() > SHORT_WAIT
  if (isLong) await markStage(board.journal, line, 'waiting')
  if (ahead() > 0) await board.pause(ahead())
  if (!isLong) return 'now'
  if (!(await markStage(board.journal, line, 'dialling'))) return 'lost'
  const alert = await getAlert(board.journal, call.alertId)
  return alert !== undefined && mayCall(alert) ? 'now' : 'cancelled'
}

async function enqueueAgain({ journal, now }: Switchboard, call: WaitingCall): Promise<void> {
  const [, dueAt = ''] = call.place.split('#')
  await enqueue(journal, call, dueAt, now())
}

/** Ends an attempt by what Connect says of its call, and returns its task token. */
export async function endCall(board: Switchboard, call: CallKey, ended: EndedCall): Promise<void> {
  const { startedAt, connectedAt, disconnectedAt: at } = ended
  await endAttempt(board, call, {
    at,
    outcome: outcomeOfCall(ended),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(connectedAt === undefined ? {} : { connectedAt }),
  })
}

/** How an attempt ended: `at` is ISO 8601; `unsure` when nobody can tell whether the call was made. */
interface AttemptEnd {
  readonly at: string
  readonly outcome: Outcome
  readonly startedAt?: string
  readonly connectedAt?: string
  readonly unsure?: boolean
}

/** Ends an attempt and returns its task token. */
export async function endAttempt(board: Switchboard, call: CallKey, end: AttemptEnd): Promise<void> {
  const retryAt = new Date(Date.parse(end.at) + board.times.retryAfter).toISOString()
  const event = { kind: 'call-ended', attempt: call.attempt, retryAt, ...end } as const
  const recorded = await recordOnDelivery(board.journal, call, event)
  // Also when the end was recorded before: whoever recorded it may have died before it returned the token.
  if (recorded.kind !== 'missing') await Promise.all([recorded.counted, returnTokenOf(board, recorded.delivery, call)])
}

/** Tells the workflow how this delivery goes on after an attempt. */
export async function returnTokenOf(
  { returnToken }: Pick<Switchboard, 'returnToken'>,
  delivery: Delivery,
  { attempt }: Pick<CallKey, 'attempt'>,
): Promise<void> {
  const token = tokenOf(delivery, attempt)
  if (token !== undefined) await returnToken(token, nextStep(delivery))
}
