import type { AlertResult } from '#directory/alert-result.ts'
import type { Alert } from './alert.ts'
import { usedBy } from './closing.ts'
import { actualCost, type Prices } from './cost.ts'
import { type Delivery, wasReached } from './delivery.ts'
import { composeTextMessage } from './text-message.ts'

/** What an alert that has ended came to in each of its BINs; the share of each is its own deliveries. */
export function resultsOf(alert: Alert, deliveries: readonly Delivery[], prices: Prices): readonly AlertResult[] {
  const { alertId, kind, createdAt: raisedAt, status } = alert
  const deliveriesOf = Map.groupBy(deliveries, ({ binId }) => binId)
  const { parts } = composeTextMessage({ kind, language: alert.bins[0]?.language ?? 'nl', ...alert.message })
  const ended = status === 'cancelled' || status === 'failed' ? status : 'closed'
  return alert.bins.map(({ binId }) => {
    const own = deliveriesOf.get(binId) ?? []
    const used = usedBy(own, parts)
    const secondsToAcknowledge = own
      .flatMap(({ acknowledgedAt }) => (acknowledgedAt === undefined ? [] : [secondsBetween(raisedAt, acknowledgedAt)]))
      .toSorted((a, b) => a - b)
    return {
      binId,
      alertId,
      kind,
      isFollowUp: alert.followUpOf !== undefined,
      ended,
      raisedAt,
      recipients: own.length,
      reached: own.filter(wasReached).length,
      acknowledged: secondsToAcknowledge.length,
      secondsToAcknowledge,
      cost: actualCost(used, prices),
      used: {
        callSeconds: used.billedSeconds,
        smsParts: used.smsParts,
        callMinutePrice: prices.callMinuteEuro,
        smsPartPrice: prices.smsPartEuro,
      },
    }
  })
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
}

/**
 * Whether a result shows that the test call of a BIN was held (source, chapter 2, step 13): it ran to its end, and
 * somebody pressed 1.
 */
export function showsTestCall({ kind, isFollowUp, ended, acknowledged }: AlertResult): boolean {
  return kind === 'test' && !isFollowUp && ended === 'closed' && acknowledged > 0
}
