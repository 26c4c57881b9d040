import { describe, expect, it } from 'vitest'
import type { Alert } from '#alerts/alert.ts'
import type { Delivery } from '#alerts/delivery.ts'
import { resultsOf, showsTestCall } from '#alerts/result.ts'
import { AlertId } from '#contract/ids.ts'
import { aBin, newMemberId } from '../../support/directory-builders.ts'

const [here, there] = [aBin(), aBin()]
const prices = { callMinuteEuro: 0.12, smsPartEuro: 0.08 }
const raisedAt = '2026-11-22T21:00:00.000Z'

function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    alertId: AlertId.parse('alr_01JD0000000000000000000000'),
    kind: 'test',
    status: 'closed',
    bins: [here, there].map(({ binId, zoneId, name, language }) => ({ binId, zoneId, name, language })),
    message: { sender: 'Dit is de politie.', text: 'Dit is een test.' },
    createdAt: raisedAt,
    createdBy: 'dispatcher-1',
    recipients: 4,
    closedAt: '2026-11-22T21:20:00.000Z',
    ...change,
  }
}

function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    alertId: anAlert().alertId,
    batch: 0,
    index: 0,
    memberId: newMemberId(),
    binId: here.binId,
    channel: 'voice',
    language: 'nl',
    textable: true,
    phase: 'ended',
    outcome: 'no-answer',
    attempts: [],
    ...change,
  }
}

const acknowledgedAfter = (seconds: number): Partial<Delivery> => ({
  outcome: 'acknowledged',
  acknowledgedAt: new Date(Date.parse(raisedAt) + seconds * 1000).toISOString(),
})

describe('the result of an alert', () => {
  it('is that of each of its BINs: who was reached, who acknowledged, and how soon', () => {
    const [mine, theirs] = resultsOf(
      anAlert(),
      [
        aDelivery(acknowledgedAfter(71.4)),
        aDelivery(acknowledgedAfter(12)),
        aDelivery({ outcome: 'no-answer', textSentAt: raisedAt }),
        aDelivery({ outcome: 'unreachable' }),
        aDelivery({ binId: there.binId }),
      ],
      prices,
    )
    expect(mine).toEqual({
      binId: here.binId,
      alertId: anAlert().alertId,
      kind: 'test',
      isFollowUp: false,
      ended: 'closed',
      raisedAt,
      recipients: 4,
      reached: 3,
      acknowledged: 2,
      secondsToAcknowledge: [12, 71],
      // One text of one part.
      cost: 0.08,
      used: { callSeconds: 0, smsParts: 1, callMinutePrice: 0.12, smsPartPrice: 0.08 },
    })
    expect(theirs).toMatchObject({ recipients: 1, reached: 0, acknowledged: 0, secondsToAcknowledge: [] })
  })

  it('of a BIN whose people were all called for another is there, and empty', () => {
    expect(resultsOf(anAlert(), [aDelivery()], prices)[1]).toMatchObject({ binId: there.binId, recipients: 0 })
  })

  it('tells of nobody', () => {
    const deliveries = [aDelivery({ ...acknowledgedAfter(3), phone: '+32470000001' })]
    const told = JSON.stringify(resultsOf(anAlert(), deliveries, prices))
    expect(told).not.toContain('mbr_')
    expect(told).not.toContain('+32')
  })
})

describe('a test call was held', () => {
  const shown = (change: Partial<Alert>, ...deliveries: Delivery[]) =>
    resultsOf(anAlert(change), deliveries, prices).map(showsTestCall)
  const pressed = aDelivery(acknowledgedAfter(10))

  it('where somebody pressed 1', () => {
    expect(shown({}, pressed, aDelivery({ binId: there.binId }))).toEqual([true, false])
  })

  it.each([
    ['a live alert', { kind: 'live' }],
    ['a test that was cancelled', { status: 'cancelled' }],
    ['a test that failed', { status: 'failed' }],
    ['the follow-up of a test', { followUpOf: anAlert().alertId }],
  ] as const)('and not by %s', (_, change) => {
    expect(shown(change, pressed)).toEqual([false, false])
  })
})
