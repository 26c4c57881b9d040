import { type Alert, mayCall } from '#alerts/alert.ts'
import { getAlert, noteFirstCall } from '#alerts/alert-store.ts'
import type { Delivery } from '#alerts/delivery.ts'
import { getDelivery, recordOnDelivery } from '#alerts/delivery-store.ts'
import { reserveSlot } from '#runtime/pacer-store.ts'
import { callAttributes } from './call-attributes.ts'
import { type CallKey, clientTokenOf } from './call-key.ts'
import type { DialResult } from './connect-dialler.ts'
import { putContact } from './contact-store.ts'
import { endAttempt, returnTokenOf } from './end-call.ts'
import { type HeldLine, markCalling, markStage, releaseLine } from './line-store.ts'
import { inFuture, type Switchboard } from './switchboard.ts'
import { dequeue, enqueue, type WaitingCall } from './waiting-store.ts'

/** How often Connect is asked for one call before the call goes back to the queue, or counts as made. */
const MOST_REQUESTS = 5

/** What became of a line that a call was to have: `not-needed` when there is nobody to call after all. */
export type LineUse = 'in-use' | 'not-needed' | 'too-fast' | 'lost'

/**
 * Dials a call on a line. The line was marked before the alert is read, and a cancel writes the alert before it looks
 * for marked lines: either this function sees the cancel, or the cancel waits for this call.
 */
export async function dialCall(board: Switchboard, line: HeldLine, call: WaitingCall): Promise<LineUse> {
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
    const slot = await reserveSlot(board.journal, 'connect', () => board.now().getTime(), board.times.slotWait)
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
