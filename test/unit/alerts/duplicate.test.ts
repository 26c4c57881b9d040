import { expect, it } from 'vitest'
import { describeDuplicate } from '#alerts/duplicate.ts'
import type { RunningAlert } from '#contract/alerts-api.ts'
import { AlertId } from '#contract/ids.ts'

const id = AlertId.parse('alr_01JD0000000000000000000000')
const raised = '2026-11-22T19:00:00.000Z'

it.each<[Pick<RunningAlert, 'kind' | 'state'>, number, string]>([
  [{ kind: 'test', state: 'closed' }, 4 * 60, '4 minuten geleden een testoproep gestart; ze is intussen afgelopen'],
  [{ kind: 'test', state: 'queued' }, 0, 'minder dan een minuut geleden een testoproep gestart; ze is nog bezig'],
  [{ kind: 'live', state: 'waiting' }, 119, '1 minuut geleden een BIN-oproep gestart; ze is nog bezig'],
  [{ kind: 'live', state: 'cancelled' }, 120, '2 minuten geleden een BIN-oproep gestart; ze is geannuleerd'],
])('a BIN alerted just now: %o, %i seconds ago', (what, seconds, words) => {
  const now = new Date(Date.parse(raised) + seconds * 1000)
  const recent = { id, ...what, createdAt: raised, url: `/v1/alerts/${id}` }
  expect(describeDuplicate(recent, now, 1)).toContain(`Voor dit BIN is ${words}. `)
  expect(describeDuplicate(recent, now, 2)).toContain(`Voor een van deze BINs is ${words}. `)
  expect(describeDuplicate(recent, now, 1)).toContain('confirm.duplicate: true')
})
