import { expect, test } from 'vitest'
import { AlertView } from '#contract/alerts-api.ts'
import { closeOutTable, isSettled } from '../../../local/demonstration/close-out.ts'
import { mixedBehaviours } from '../../../local/demonstration/phone-behaviours.ts'
import { plainProgress, simulatedClock } from '../../../local/demonstration/progress.ts'

function alert(counts: Partial<AlertView['counts']>, more: Partial<AlertView> = {}): AlertView {
  const none = { pending: 0, waitingRetry: 0, calling: 0, acknowledged: 0, unconfirmed: 0, voicemail: 0 }
  const rest = { noAnswer: 0, busy: 0, unreachable: 0, failed: 0, cancelled: 0, smsSent: 0 }
  return {
    ...AlertView.parse({
      id: 'alr_01M81X34YDD8SAWSZGSDRW2EZ6',
      kind: 'live',
      state: 'closed',
      binIds: [],
      message: { text: 'x' },
      createdAt: '2026-11-22T15:00:00.000Z',
      followUps: [],
      counts: { total: 4, ...none, ...rest, ...counts },
      perBin: [],
    }),
    ...more,
  }
}

test('the same phones behave the same each time, in every way there is', () => {
  const phones = Array.from({ length: 500 }, (_, index) => `+3246${String(index).padStart(7, '0')}`)
  const behaviours = mixedBehaviours(phones)
  expect(mixedBehaviours(phones)).toEqual(behaviours)
  expect(Object.keys(behaviours)).toEqual(phones)
  expect(new Set(Object.values(behaviours)).size).toBe(9)
})

test('settled is a closed alert whose deliveries all have an outcome', () => {
  expect(isSettled(alert({ acknowledged: 3, busy: 1 }))).toBe(true)
  expect(isSettled(alert({ acknowledged: 3, pending: 1 }))).toBe(false)
  expect(isSettled(alert({ acknowledged: 3, busy: 1 }, { state: 'failed' }))).toBe(false)
  expect(isSettled(alert({ total: 0 }))).toBe(false)
})

test('the close-out table tells it in Dutch', () => {
  const table = closeOutTable({
    alert: alert(
      { acknowledged: 3, busy: 1, smsSent: 1 },
      {
        firstCallAt: '2026-11-22T15:00:01.000Z',
        closedAt: '2026-11-22T15:00:20.000Z',
        medianSecondsToAcknowledge: 2,
        cost: 1.5,
      },
    ),
    timeScale: 60,
    seconds: 20.4,
    calls: 6,
    mails: 2,
  })
  expect(table).toMatch(/bevestigd +3 +75 %/)
  expect(table).toMatch(/bezet +1 +25 %/)
  expect(table).toMatch(/totaal +4 +100 %/)
  expect(table).toMatch(/eerste oproep na +01:00/)
  expect(table).toMatch(/helft van de bevestigingen na +02:00/)
  expect(table).toMatch(/kostprijs \(raming\) +€ 1,50/)
  expect(table).toMatch(/werkelijke duur +20,4 s \(tijdschaal 60\)/)
  expect(table).not.toContain('geannuleerd')
})

test('without a terminal there is a line at each change of state', () => {
  const lines: string[] = []
  const progress = plainProgress((line) => lines.push(line), Date.now(), 60)
  progress.show(alert({ pending: 4 }, { state: 'queued' }))
  progress.show(alert({ pending: 4 }, { state: 'queued' }))
  progress.show(alert({ calling: 2, acknowledged: 1, waitingRetry: 1 }, { state: 'calling' }))
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/1\/4 +eerste oproepen: 2 in gesprek · 1 wacht op tweede oproep · 1 bevestigd/)
})

test('the clock runs as fast as the system', () => {
  expect(simulatedClock(5000, 60)).toBe('05:00')
  expect(simulatedClock(1500, 1)).toBe('00:02')
})
