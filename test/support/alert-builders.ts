import type { Alert } from '#alerts/alert.ts'
import type { Delivery } from '#alerts/delivery.ts'
import { countsOf } from '#alerts/tally.ts'
import type { AlertCounts } from '#contract/alerts-api.ts'
import { AlertId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import { aBin, newBinId, newMemberId } from './directory-builders.ts'

const ALERT = AlertId.parse('alr_01JD0000000000000000000000')

/** A test call of one BIN that has ended. */
export function aClosedTest({ binId, zoneId, name, language }: Bin = aBin(), change: Partial<Alert> = {}): Alert {
  return {
    alertId: ALERT,
    kind: 'test',
    status: 'closed',
    bins: [{ binId, zoneId, name, language }],
    message: { sender: 'Dit is de politie.', text: 'Dit is een test.' },
    createdAt: '2026-11-22T19:00:00.000Z',
    createdBy: 'dispatcher-1',
    recipients: 4,
    closedAt: '2026-11-22T19:20:00.000Z',
    ...change,
  }
}

/** What an alert kept of somebody it is done with. */
export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    alertId: ALERT,
    batch: 0,
    index: 0,
    binId: newBinId(),
    memberId: newMemberId(),
    channel: 'voice',
    language: 'nl',
    textable: true,
    phase: 'ended',
    attempts: [],
    ...change,
  }
}

/** Counts by outcome, those that are not named zero; the total follows. */
export function someCounts(counted: Partial<Omit<AlertCounts, 'total'>>): AlertCounts {
  const { waitingRetry = 0, smsSent = 0, ...outcomes } = counted
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return { ...countsOf({}), ...outcomes, total, waitingRetry, smsSent }
}
