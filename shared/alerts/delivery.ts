import type { BinId, MemberId } from '#contract/ids.ts'
import type { Channel, Language, Outcome } from '#contract/vocabulary.ts'
import type { DeliveryKey, NextStep } from '#contract/workflow.ts'

/** The person's own first attempt and the one retry (product rule 3); there is never a third. */
export type AttemptNumber = 1 | 2

/** One call of a delivery; times are ISO 8601, `unsure` when nobody can tell whether the call was made. */
export interface Attempt {
  readonly number: AttemptNumber
  readonly startedAt: string
  /** When it was answered, by a person or a machine. */
  readonly connectedAt?: string
  readonly endedAt?: string
  readonly outcome?: Outcome
  readonly unsure?: boolean
}

/** Where a delivery stands. */
export type Phase = 'enrolled' | 'calling' | 'retry-due' | 'ended'

/** One person's record inside one alert. `phone` (E.164) is there only until the alert is closed. */
export interface Delivery extends DeliveryKey {
  readonly memberId: MemberId
  readonly binId: BinId
  readonly channel: Channel
  readonly language: Language
  /** Gets the text by SMS after a missed retry: the BIN wants it and the number can take it (product rule 4). */
  readonly textable: boolean
  readonly phone?: string
  readonly phase: Phase
  readonly attempts: readonly Attempt[]
  readonly retryAt?: string
  /** Set when the alert is being closed while this call is in progress: it ends without a retry. */
  readonly last?: boolean
  readonly outcome?: Outcome
  readonly acknowledgedAt?: string
  readonly textSentAt?: string
  /** The workflow's task token of each attempt: whoever ends the attempt returns it. */
  readonly firstToken?: string
  readonly secondToken?: string
}

/** What can happen to a delivery. Times are ISO 8601. */
export type DeliveryEvent =
  | { readonly kind: 'dial'; readonly attempt: AttemptNumber; readonly at: string }
  | { readonly kind: 'not-dialled'; readonly attempt: AttemptNumber }
  | {
      readonly kind: 'call-ended'
      readonly attempt: AttemptNumber
      readonly at: string
      readonly outcome: Outcome
      readonly retryAt: string
      /** By Connect's own clock, where it said so. */
      readonly startedAt?: string
      readonly connectedAt?: string
      readonly unsure?: boolean
    }
  | { readonly kind: 'acknowledged'; readonly at: string }
  | { readonly kind: 'text-sent'; readonly at: string }
  | { readonly kind: 'text-failed' }
  | { readonly kind: 'settle'; readonly final: boolean; readonly uncalled: 'cancelled' | 'failed' }

export type Transition =
  | { readonly kind: 'changed'; readonly delivery: Delivery }
  | { readonly kind: 'ignored'; readonly because: string }

type Rule<Kind extends DeliveryEvent['kind']> = (
  delivery: Delivery,
  event: Extract<DeliveryEvent, { kind: Kind }>,
) => Transition

const changed = (delivery: Delivery): Transition => ({ kind: 'changed', delivery })
const ignored = (because: string): Transition => ({ kind: 'ignored', because })

const heard: readonly Outcome[] = ['unconfirmed', 'voicemail']

/** What a delivery comes to by its attempts: someone who heard it once was reached, whatever the retry brought. */
function outcomeOf(attempts: readonly Attempt[]): Outcome {
  const outcomes = attempts.flatMap((attempt) => attempt.outcome ?? [])
  return outcomes.find((outcome) => heard.includes(outcome)) ?? outcomes.at(-1) ?? 'failed'
}

function end(delivery: Delivery, outcome: Outcome): Delivery {
  const { retryAt: _retryAt, ...rest } = delivery
  return { ...rest, phase: 'ended', outcome }
}

function replaceAttempt(delivery: Delivery, attempt: Attempt): readonly Attempt[] {
  return delivery.attempts.map((one) => (one.number === attempt.number ? attempt : one))
}

const opens: Readonly<Record<AttemptNumber, Phase>> = { 1: 'enrolled', 2: 'retry-due' }

const dial: Rule<'dial'> = (delivery, { attempt, at }) => {
  if (delivery.phase !== opens[attempt]) return ignored(`attempt ${attempt} does not start from ${delivery.phase}`)
  if (delivery.retryAt !== undefined && at < delivery.retryAt) return ignored('the five minutes have not passed')
  return changed({
    ...delivery,
    phase: 'calling',
    attempts: [...delivery.attempts, { number: attempt, startedAt: at }],
  })
}

const notDialled: Rule<'not-dialled'> = (delivery, { attempt }) => {
  const current = attemptOf(delivery, attempt)
  if (delivery.phase !== 'calling' || current?.endedAt !== undefined) {
    return ignored('the attempt is past taking back')
  }
  const attempts = delivery.attempts.filter((one) => one.number !== attempt)
  const untouched = { ...delivery, attempts }
  if (delivery.acknowledgedAt !== undefined) return changed(end(untouched, 'acknowledged'))
  // The alert is being closed: nobody will try again.
  if (delivery.last === true) return changed(end(untouched, attempts.length === 0 ? 'cancelled' : outcomeOf(attempts)))
  return changed({ ...untouched, phase: opens[attempt] })
}

const callEnded: Rule<'call-ended'> = (delivery, { attempt, at, outcome, retryAt, startedAt, connectedAt, unsure }) => {
  const current = attemptOf(delivery, attempt)
  if (current === undefined) return ignored('no such attempt')
  const corrects = current.unsure === true && unsure !== true
  if (current.endedAt !== undefined && !corrects) return ignored('the attempt has ended already')
  const attempts = replaceAttempt(delivery, {
    number: current.number,
    startedAt: startedAt ?? current.startedAt,
    ...(connectedAt === undefined ? {} : { connectedAt }),
    endedAt: at,
    outcome: delivery.acknowledgedAt !== undefined && attempt === delivery.attempts.length ? 'acknowledged' : outcome,
    ...(unsure === true ? { unsure } : {}),
  })
  const next = { ...delivery, attempts }
  if (delivery.phase === 'ended' || delivery.attempts.length > attempt) return changed(next)
  if (delivery.acknowledgedAt !== undefined) return changed(end(next, 'acknowledged'))
  if (attempt === 2 || outcome === 'unreachable' || delivery.last === true)
    return changed(end(next, outcomeOf(attempts)))
  return changed({ ...next, phase: 'retry-due', retryAt })
}

const acknowledged: Rule<'acknowledged'> = (delivery, { at }) => {
  if (delivery.acknowledgedAt !== undefined) return ignored('acknowledged already')
  const confirmed = { ...delivery, acknowledgedAt: at }
  return changed(delivery.phase === 'calling' ? confirmed : end(confirmed, 'acknowledged'))
}

const textSent: Rule<'text-sent'> = (delivery, { at }) => {
  if (delivery.textSentAt !== undefined) return ignored('the text went out already')
  const sent = { ...delivery, textSentAt: at }
  return changed(delivery.channel === 'sms' && delivery.phase === 'enrolled' ? end(sent, 'unconfirmed') : sent)
}

const textFailed: Rule<'text-failed'> = (delivery) =>
  delivery.channel === 'sms' && delivery.phase === 'enrolled'
    ? changed(end(delivery, 'unreachable'))
    : ignored('the call has its own outcome')

const settle: Rule<'settle'> = (delivery, { final, uncalled }) => {
  if (delivery.phase === 'ended') return ignored('settled already')
  if (delivery.phase === 'calling' && !final) {
    return delivery.last === true ? ignored('its call is still going on') : changed({ ...delivery, last: true })
  }
  if (delivery.acknowledgedAt !== undefined) return changed(end(delivery, 'acknowledged'))
  return changed(end(delivery, delivery.attempts.length === 0 ? uncalled : outcomeOf(delivery.attempts)))
}

/** Decides what an event does to a delivery; an event that is late, doubled or out of order changes nothing. */
export function transition(delivery: Delivery, event: DeliveryEvent): Transition {
  switch (event.kind) {
    case 'dial':
      return dial(delivery, event)
    case 'not-dialled':
      return notDialled(delivery, event)
    case 'call-ended':
      return callEnded(delivery, event)
    case 'acknowledged':
      return acknowledged(delivery, event)
    case 'text-sent':
      return textSent(delivery, event)
    case 'text-failed':
      return textFailed(delivery, event)
    case 'settle':
      return settle(delivery, event)
  }
}

/** The attempt of that number, if it was started. */
export function attemptOf(delivery: Delivery, attempt: AttemptNumber): Attempt | undefined {
  return delivery.attempts.find((one) => one.number === attempt)
}

/** The task token that waits for an attempt. */
export function tokenOf({ firstToken, secondToken }: Delivery, attempt: AttemptNumber): string | undefined {
  return attempt === 1 ? firstToken : secondToken
}

/** What the workflow does next with a delivery that is not in a call. */
export function nextStep(delivery: Delivery): NextStep {
  if (delivery.phase === 'retry-due' && delivery.retryAt !== undefined)
    return { next: 'retry', retryAt: delivery.retryAt }
  if (delivery.textSentAt !== undefined) return { next: 'done' }
  if (delivery.phase === 'enrolled' && delivery.channel === 'sms') return { next: 'text' }
  const missedRetry = delivery.phase === 'ended' && delivery.attempts.length === 2
  return missedRetry && delivery.textable && delivery.outcome !== 'acknowledged' ? { next: 'text' } : { next: 'done' }
}

/** Whether someone was told: by a call they answered, or by SMS. They get the follow-up (product rule 7). */
export function wasReached(delivery: Delivery): boolean {
  return wasReachedByVoice(delivery) || delivery.textSentAt !== undefined
}

/** Whether someone acknowledged, or heard it on the telephone. */
export function wasReachedByVoice({ acknowledgedAt, attempts }: Delivery): boolean {
  return (
    acknowledgedAt !== undefined || attempts.some(({ outcome }) => outcome !== undefined && heard.includes(outcome))
  )
}

/** Whether the alert went out to someone at all: a call to a number that can be called, or a text. */
export function wasSent(delivery: Delivery): boolean {
  return wasReached(delivery) || delivery.attempts.some(({ outcome }) => outcome !== 'unreachable')
}
