import { type Alert, mayCall } from '#alerts/alert.ts'
import { getAlert, noteFirstCall } from '#alerts/alert-store.ts'
import { type Delivery, nextStep } from '#alerts/delivery.ts'
import { recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import type { Outcome } from '#contract/vocabulary.ts'
import { callAttributes } from './call-attributes.ts'
import { type CallKey, clientTokenOf } from './call-key.ts'
import { type EndedCall, outcomeOfCall } from './call-outcome.ts'
import type { Dialler, DialResult } from './connect-dialler.ts'
import { putContact } from './contact-store.ts'
import { findFreeLines, type HeldLine, markCalling, markDialling, releaseLine, takeLine } from './line-store.ts'
import { reserveSlot } from './pacer-store.ts'
import { dequeue, enqueue, findWaiting, type WaitingCall } from './waiting-store.ts'
import type { ReturnToken } from './workflow-tokens.ts'

/** Durations in milliseconds. */
export interface SwitchboardTimes {
  /** From the end of a first attempt to its retry: five minutes (product rule 3). */
  readonly retryAfter: number
  /** How long a line is held for a call before somebody asks Connect what became of it. */
  readonly lineLease: number
  /** How long a line is held while its call is being dialled. */
  readonly dialLease: number
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

/** A request that Connect throttled is made again with a new slot this often before the call goes back to the queue. */
const MOST_THROTTLED = 5

/** A request whose answer got lost is made again with the same ClientToken, which is safe while the call is live. */
const MOST_UNSURE = 2

/**
 * Gives every free line to a waiting call and dials it, until no line is free or nobody waits. First attempts go before
 * retries, and a line goes to one of the running alerts by lot, so that none starves. Every function that frees a line
 * or queues a call calls this afterwards, so that no line idles while someone waits; nothing polls.
 */
export async function fillLines(board: Switchboard, until: Date): Promise<void> {
  while (board.now() < until) {
    const [free, waiting] = await Promise.all([
      findFreeLines(board.journal, LOOK_AHEAD),
      findWaiting(board.journal, LOOK_AHEAD),
    ])
    const number = pick(board, free)
    const call = pick(board, pick(board, firstAttemptsFirst(waiting)) ?? [])
    if (number === undefined || call === undefined) return
    const line: HeldLine = { number, holder: board.newHolder() }
    if (!(await takeLine(board.journal, line, call, inFuture(board, board.times.dialLease)))) continue
    const used = (await dequeue(board.journal, call)) && (await dialOn(board, line, call))
    if (used === 'too-fast') return
    if (used !== 'in-use') await releaseLine(board.journal, line)
  }
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

/** Dials a call on a line: `in-use` while it rings, `not-needed` when there is nobody to call after all. */
async function dialOn(
  board: Switchboard,
  line: HeldLine,
  call: WaitingCall,
): Promise<'in-use' | 'not-needed' | 'too-fast'> {
  const { journal, times } = board
  if (!(await awaitSlot(board, times.slotWait))) {
    await enqueueAgain(board, call)
    await releaseLine(journal, line)
    return 'too-fast'
  }
  // The lease is written before the alert is read: a cancel writes the alert first and then looks for this stage, so
  // that either this function sees the cancel or the cancel waits for this call.
  if (!(await markDialling(journal, line, inFuture(board, times.lineLease)))) return 'in-use'
  const alert = await getAlert(journal, call.alertId)
  if (alert === undefined || !mayCall(alert)) return 'not-needed'
  const startedAt = board.now().toISOString()
  const started = await recordOnDelivery(journal, call, { kind: 'dial', attempt: call.attempt, at: startedAt })
  if (started.kind === 'missing') return 'not-needed'
  if (started.kind === 'ignored') {
    if (started.delivery.phase !== 'calling') await returnTokenOf(board, started.delivery, call)
    return 'not-needed'
  }
  if (alert.firstCallAt === undefined) await noteFirstCall(journal, alert.alertId, startedAt)
  return dialStarted(board, line, call, alert, started.delivery)
}

async function dialStarted(
  board: Switchboard,
  line: HeldLine,
  call: WaitingCall,
  alert: Alert,
  delivery: Delivery,
): Promise<'in-use' | 'not-needed' | 'too-fast'> {
  const result = await request(board, call, alert, delivery)
  switch (result.kind) {
    case 'dialled':
      board.note('call-dialled', call)
      await Promise.all([
        putContact(board.journal, result.contactId, { call, line }, board.now()),
        markCalling(board.journal, line, result.contactId, inFuture(board, board.times.lineLease)),
        recordOnDelivery(board.journal, call, {
          kind: 'dialled',
          attempt: call.attempt,
          contactId: result.contactId,
        }),
      ])
      return 'in-use'
    case 'throttled':
      board.note('call-throttled', call)
      await recordOnDelivery(board.journal, call, { kind: 'not-dialled', attempt: call.attempt })
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
      board.note('call-unsure', call, result.error)
      await endAttempt(board, call, { at: board.now().toISOString(), outcome: 'failed', unsure: true })
      return 'not-needed'
  }
}

async function request(board: Switchboard, call: CallKey, alert: Alert, delivery: Delivery): Promise<DialResult> {
  const { phone } = delivery
  if (phone === undefined) return { kind: 'not-permitted' }
  const dial = () =>
    board.dialler.dial({
      phone,
      clientToken: clientTokenOf(call),
      attributes: callAttributes(alert, delivery, call.attempt),
    })
  let result = await dial()
  for (let again = 1; again < MOST_THROTTLED && result.kind === 'throttled'; again += 1) {
    if (!(await awaitSlot(board, board.times.slotWait))) return result
    result = await dial()
  }
  for (let again = 0; again < MOST_UNSURE && result.kind === 'unsure'; again += 1) {
    if (!(await awaitSlot(board, board.times.slotWait))) return result
    result = await dial()
  }
  return result
}

async function awaitSlot(board: Switchboard, wait: number): Promise<boolean> {
  const slot = await reserveSlot(board.journal, () => board.now().getTime(), board.now().getTime() + wait)
  if (slot === undefined) return false
  const ahead = slot - board.now().getTime()
  if (ahead > 0) await board.pause(ahead)
  return true
}

async function enqueueAgain({ journal, now }: Switchboard, call: WaitingCall): Promise<void> {
  const [, dueAt = ''] = call.place.split('#')
  await enqueue(journal, call, dueAt, now())
}

/** Ends an attempt by what Connect says of its call, returns its task token, and gives its line back. */
export async function endCall(
  board: Switchboard,
  call: CallKey,
  ended: EndedCall,
  line: HeldLine | undefined,
): Promise<void> {
  const { connectedAt, disconnectedAt: at } = ended
  const seen = connectedAt === undefined ? {} : { connectedAt }
  await endAttempt(board, call, { at, outcome: outcomeOfCall(ended), ...seen })
  if (line !== undefined) await releaseLine(board.journal, line)
}

/** How an attempt ended: `at` is ISO 8601; `unsure` when nobody can tell whether the call was made. */
interface AttemptEnd {
  readonly at: string
  readonly outcome: Outcome
  readonly connectedAt?: string
  readonly unsure?: boolean
}

/** Ends an attempt and returns its task token. */
export async function endAttempt(board: Switchboard, call: CallKey, end: AttemptEnd): Promise<void> {
  const retryAt = new Date(Date.parse(end.at) + board.times.retryAfter).toISOString()
  const event = { kind: 'call-ended', attempt: call.attempt, retryAt, ...end } as const
  const recorded = await recordOnDelivery(board.journal, call, event)
  // Also when the end was recorded before: whoever recorded it may have died before it returned the token.
  if (recorded.kind !== 'missing') await returnTokenOf(board, recorded.delivery, call)
}

/** Tells the workflow how this delivery goes on after an attempt. */
export async function returnTokenOf(
  { returnToken }: Pick<Switchboard, 'returnToken'>,
  delivery: Delivery,
  { attempt }: Pick<CallKey, 'attempt'>,
): Promise<void> {
  const token = delivery.tokens[attempt]
  if (token !== undefined) await returnToken(token, nextStep(delivery))
}
