import { describe, expect, it } from 'vitest'
import type { Delivery } from '#alerts/delivery.ts'
import { reportTest, tabulateTest } from '#alerts/test-report.ts'
import type { MemberId } from '#contract/ids.ts'
import { aClosedTest, aDelivery } from '../../support/alert-builders.ts'
import { aBin, aMember, aMemberWithoutContact, newMemberId } from '../../support/directory-builders.ts'

const bin = aBin()
const alert = aClosedTest(bin)

const zoe = aMember({ binId: bin.binId, name: 'Zoë Wouters', phone: '+32470000001' })
const an = aMemberWithoutContact({
  binId: bin.binId,
  name: 'An Aerts',
  phoneKind: 'invalid',
  phoneAsEntered: '0470 12',
})
const gone = newMemberId()

const delivery = (memberId: MemberId, change: Partial<Delivery>) => aDelivery({ binId: bin.binId, memberId, ...change })

const deliveries = [
  delivery(gone, { outcome: 'no-answer' }),
  delivery(zoe.memberId, { outcome: 'unconfirmed' }),
  delivery(newMemberId(), { outcome: 'acknowledged', acknowledgedAt: '2026-11-22T19:01:00.000Z' }),
  delivery(an.memberId, { outcome: 'unreachable' }),
]

describe('the report of a test call', () => {
  it('names who did not acknowledge, by name; who left since, last and without one', () => {
    const report = reportTest(alert, bin.binId, deliveries, [zoe, an])
    expect(report).toMatchObject({ state: 'closed', counts: { total: 4, acknowledged: 1, unreachable: 1 } })
    const common = { channel: 'voice', calls: 0 }
    expect(report.unacknowledged).toEqual([
      { ...common, memberId: an.memberId, name: 'An Aerts', phone: '0470 12', outcome: 'unreachable', left: false },
      {
        ...common,
        memberId: zoe.memberId,
        name: 'Zoë Wouters',
        phone: '+32470000001',
        outcome: 'unconfirmed',
        left: false,
      },
      { ...common, memberId: gone, outcome: 'no-answer', left: true },
    ])
  })

  it('is a table too', () => {
    expect(tabulateTest(reportTest(alert, bin.binId, deliveries, [zoe, an]))).toEqual([
      ['naam', 'telefoon', 'uitkomst', 'oproepen'],
      ['An Aerts', '0470 12', 'onbereikbaar nummer', '0'],
      ['Zoë Wouters', '+32470000001', 'opgenomen, niet bevestigd', '0'],
      ['heeft het BIN verlaten', '', 'niet opgenomen', '0'],
    ])
  })

  it('of a test that still runs says so', () => {
    const { closedAt: _closedAt, ...running } = alert
    const report = reportTest({ ...running, status: 'enrolled' }, bin.binId, deliveries, [zoe, an])
    expect(report.state).toBe('running')
    expect(report).not.toHaveProperty('closedAt')
  })
})
