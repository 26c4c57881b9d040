import { type Delivery, nextStep, tokenOf } from '#alerts/delivery.ts'
import { recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Outcome } from '#contract/vocabulary.ts'
import type { CallKey } from './call-key.ts'
import { type EndedCall, outcomeOfCall } from './call-outcome.ts'
import type { Switchboard } from './switchboard.ts'

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
