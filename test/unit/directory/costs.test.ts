import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AlertId, BulletinId } from '#contract/ids.ts'
import type { AlertResult } from '#directory/alert-result.ts'
import { costEnclosure } from '#directory/cost-enclosure.ts'
import { costRows } from '#directory/cost-sheet.ts'
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

const used = { callSeconds: 6050, smsParts: 3, callMinutePrice: 0.12, smsPartPrice: 0.08 }
const test = aResult({ kind: 'test', raisedAt: '2026-05-01T17:30:00.000Z' })
const bulletin = {
  bulletinId: BulletinId.parse('blt_01JD0000000000000000000000'),
  title: 'Let op voor <b>babbeltrucs</b>',
  relayedAt: '2026-04-01T08:00:00.000Z',
  mails: 61,
  mailPrice: 0.0001,
  cost: mailCost(61, 0.0001),
}

describe('what the communication of a BIN costs', () => {
  it('is the sum of what is known, alerts and bulletins, to the cent', () => {
    const costs = reckonCosts(2026, [aResult({ cost: 12.34 }), test], [bulletin])
    expect(costs.total).toBe(12.35)
    expect(costs.alerts.map(({ cost }) => cost)).toEqual([12.34, undefined])
  })

  it('is added without losing a cent, however many there are', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 60 })
    fc.assert(
      fc.property(cents, fc.array(fc.nat(500), { maxLength: 60 }), (alerts, mails) => {
        const { total } = reckonCosts(
          2026,
          alerts.map((cost) => aResult({ cost: cost / 100 })),
          mails.map((many) => ({ ...bulletin, mails: many, cost: mailCost(many, 0.0001) })),
        )
        const parts = alerts.reduce((sum, cost) => sum + cost * 100, 0) + mails.reduce((sum, many) => sum + many, 0)
        expect(Math.round(total * 100)).toBe(Math.round(parts / 100))
      }),
    )
  })

  it('is a list for Excel by date, with a sum at the end, and nothing where nothing is known', () => {
    const rows = costRows(reckonCosts(2026, [test, aResult({ cost: 12.34, used })], [bulletin]))
    expect(rows.map((row) => row.at(-1))).toEqual(['euro', '12,34', '0,0061', '', '12,35'])
    expect(rows.map(([, kind]) => kind)).toEqual(['soort', 'BIN-oproep', 'bulletin per mail', 'testoproep', 'totaal'])
    expect(rows[1]?.slice(4, 9)).toEqual(['90', '100,8333', '0,12', '3', '0,08'])
    expect(rows[2]?.slice(9, 11)).toEqual(['61', '0,0001'])
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([12]))
  })

  it('tells a follow-up and what did not run to its end apart', () => {
    const [, row] = costRows(reckonCosts(2026, [aResult({ isFollowUp: true, ended: 'cancelled', cost: 0 })], []))
    expect(row?.slice(0, 3)).toEqual([
      '1 mrt 2026',
      'vervolg op een BIN-oproep',
      'om 22:00 uur voor 94 leden, geannuleerd',
    ])
    expect(row?.at(-1)).toBe('0,00')
  })

  it('is enclosed with a request: who asks, who approved, what it cost and why, where to sign', async () => {
    const costs = reckonCosts(2026, [aResult({ cost: 12.34, used })], [bulletin])
    const page = await costEnclosure(bin, aZone(), costs, '2027-01-05T10:00:00.000Z')
    expect(page).toContain('Peper &amp; Zout')
    expect(page).toContain('Protocol ondertekend door coördinator, politie en burgemeester')
    expect(page).toContain('toestand op 5 jan 2027')
    expect(page.replaceAll(/<[^>]+>/g, '')).toContain('100,8333 min. × € 0,12+ 3 sms-delen × € 0,08')
    expect(page).toContain('61 mails × € 0,0001')
    expect(page).toContain('Handtekening')
    expect(page).not.toContain('<b>')
    expect(page).not.toContain('nog niet bekend')
    const partly = await costEnclosure(bin, aZone(), reckonCosts(2026, [test], []), '2027-01-05T10:00:00.000Z')
    expect(partly).toContain('nog niet bekend')
  })
})
