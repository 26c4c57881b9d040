import type { AlertCounts } from '#contract/alerts-api.ts'
import type { AlertState, Outcome } from '#contract/vocabulary.ts'
import type { Delivery } from './delivery.ts'

/** What is counted of a batch. `retried` counts second attempts ever started, `smsSent` texts; the rest adds up. */
export const tallyKeys = [
  'enrolled',
  'calling',
  'recalling',
  'retryDue',
  'acknowledged',
  'unconfirmed',
  'voicemail',
  'noAnswer',
  'busy',
  'unreachable',
  'failed',
  'cancelled',
  'retried',
  'smsSent',
] as const
export type TallyKey = (typeof tallyKeys)[number]

/** Deliveries counted by where they stand; a key that is absent counts nothing. */
export type Tally = Readonly<Partial<Record<TallyKey, number>>>

/** A batch as it stands: its BIN, its size and its counts. */
export interface BatchStanding {
  readonly batch: number
  readonly binId: Delivery['binId']
  readonly size: number
  readonly tally: Tally
}

const byOutcome: Readonly<Record<Outcome, TallyKey>> = {
  acknowledged: 'acknowledged',
  unconfirmed: 'unconfirmed',
  voicemail: 'voicemail',
  'no-answer': 'noAnswer',
  busy: 'busy',
  unreachable: 'unreachable',
  failed: 'failed',
  cancelled: 'cancelled',
}

function standing(delivery: Delivery): TallyKey {
  if (delivery.acknowledgedAt !== undefined) return 'acknowledged'
  switch (delivery.phase) {
    case 'enrolled':
      return 'enrolled'
    case 'calling':
      return delivery.attempts.length === 1 ? 'calling' : 'recalling'
    case 'retry-due':
      return 'retryDue'
    case 'ended':
      return byOutcome[delivery.outcome ?? 'failed']
  }
}

function keysOf(delivery: Delivery): readonly TallyKey[] {
  return [
    standing(delivery),
    ...(delivery.attempts.length === 2 ? (['retried'] as const) : []),
    ...(delivery.textSentAt === undefined ? [] : (['smsSent'] as const)),
  ]
}

/** Counts deliveries afresh. */
export function countDeliveries(deliveries: readonly Delivery[]): Tally {
  return addTallies(deliveries.map((delivery) => Object.fromEntries(keysOf(delivery).map((key) => [key, 1]))))
}

/** What a transition adds to the tally of its batch; empty when it counts the same. */
export function tallyChange(before: Delivery, after: Delivery): Tally {
  const change = new Map<TallyKey, number>()
  for (const key of keysOf(before)) change.set(key, (change.get(key) ?? 0) - 1)
  for (const key of keysOf(after)) change.set(key, (change.get(key) ?? 0) + 1)
  return Object.fromEntries([...change].filter(([, count]) => count !== 0))
}

/** Sums tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return Object.fromEntries(
    tallyKeys.map((key) => [key, tallies.reduce((sum, tally) => sum + (tally[key] ?? 0), 0)] as const),
  )
}

/** The counts as the API shows them. */
export function countsOf(tally: Tally): AlertCounts {
  const of = (key: TallyKey) => tally[key] ?? 0
  const counts = {
    pending: of('enrolled') + of('retryDue'),
    calling: of('calling') + of('recalling'),
    acknowledged: of('acknowledged'),
    unconfirmed: of('unconfirmed'),
    voicemail: of('voicemail'),
    noAnswer: of('noAnswer'),
    busy: of('busy'),
    unreachable: of('unreachable'),
    failed: of('failed'),
    cancelled: of('cancelled'),
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { total, ...counts, waitingRetry: of('retryDue'), smsSent: of('smsSent') }
}

/** Where an alert that has been enrolled and not ended stands, by its counts. */
export function stateByTally(tally: Tally): Extract<AlertState, 'calling' | 'waiting' | 'retrying'> {
  const of = (key: TallyKey) => tally[key] ?? 0
  const stillFirst = of('enrolled') + of('calling') > 0
  const neverRetried = of('retried') === 0
  if (stillFirst || (neverRetried && of('retryDue') === 0)) return 'calling'
  return neverRetried ? 'waiting' : 'retrying'
}
