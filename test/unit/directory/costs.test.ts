import { describe, expect, it } from 'vitest'
import { AlertId, BulletinId } from '#contract/ids.ts'
import type { AlertResult } from '#directory/alert-result.ts'
import { costEnclosure, costRows } from '#directory/cost-sheet.ts'
import { mailCost, reckonCosts } from '#directory/costs.ts'
import { aBin, aZone } from '../../support/directory-builders.ts'

const bin = aBin({ name: 'Peper & Zout' })

function aResult(change: Partial<AlertResult>): AlertResult {
  return {
    binId: bin.binId,
    alertId: AlertId.parse('alr_01JD0000000000000000000000'),
    kind: 'live',
    isFollowUp: false,
    ended: 'closed',
    raisedAt: '2026-03-01T21:00:00.000Z',
    recipients: 94,
    reached: 90,
    acknowledged: 80,
    secondsToAcknowledge: [],
    ...change,
  }
}

const bulletin = {
  bulletinId: BulletinId.parse('blt_01JD0000000000000000000000'),
  title: 'Let op voor <b>babbeltrucs</b>',
  relayedAt: '2026-04-01T08:00:00.000Z',
  mails: 61,
  cost: mailCost(61, 0.0001),
}

describe('what the communication of a BIN costs', () => {
  it('is the sum of what is known, alerts and bulletins, to the cent', () => {
    const costs = reckonCosts(2026, [aResult({ cost: 12.34 }), aResult({ kind: 'test' })], [bulletin])
    expect(costs.total).toBe(12.35)
    expect(costs.alerts.map(({ cost }) => cost)).toEqual([12.34, undefined])
  })

  it('is a list for Excel with a sum at the end, and nothing where nothing is known', () => {
    const rows = costRows(reckonCosts(2026, [aResult({ cost: 12.34 }), aResult({ kind: 'test' })], [bulletin]))
    expect(rows.map((row) => row.at(-1))).toEqual(['euro', '12,34', '', '0,0061', '12,35'])
    expect(rows.map(([, kind]) => kind)).toEqual(['soort', 'BIN-oproep', 'testoproep', 'bulletin per mail', 'totaal'])
  })

  it('is enclosed with a request: who asks, who approved, what it cost, where to sign', async () => {
    const page = await costEnclosure(bin, aZone(), reckonCosts(2026, [aResult({ cost: 12.34 })], [bulletin]))
    expect(page).toContain('Peper &amp; Zout')
    expect(page).toContain('Protocol ondertekend door coördinator, politie en burgemeester')
    expect(page).toContain('Handtekening')
    expect(page).not.toContain('<b>')
  })
})
