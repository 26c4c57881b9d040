import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AlertId } from '#contract/ids.ts'
import type { AlertResult } from '#directory/alert-result.ts'
import { keepResults, listResults } from '#directory/alert-result-store.ts'
import { newBinId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const binId = newBinId()

function aResult(raisedAt: string, change: Partial<AlertResult> = {}): AlertResult {
  return {
    binId,
    // The id is made a moment after the moment of raising.
    alertId: AlertId.parse(`alr_${ulid(Date.parse(raisedAt) + 5)}`),
    kind: 'live',
    isFollowUp: false,
    ended: 'closed',
    raisedAt,
    recipients: 94,
    reached: 90,
    acknowledged: 80,
    secondsToAcknowledge: [12, 30],
    ...change,
  }
}

it('lists the results of one BIN that were raised within a period, to the millisecond', async () => {
  const results = [
    '2026-01-01T00:00:00.000Z',
    '2026-03-01T11:00:00.000Z',
    '2026-03-31T21:59:59.999Z',
    '2026-03-31T22:00:00.000Z',
  ].map((at) => aResult(at))
  await keepResults(directory, [...results, aResult('2026-03-02T00:00:00.000Z', { binId: newBinId() })])
  const period = { from: new Date('2026-03-01T11:00:00.000Z'), until: new Date('2026-03-31T22:00:00.000Z') }
  expect(await listResults(directory, binId, period)).toEqual(results.slice(1, 3))
})

it('keeps what was kept first', async () => {
  const first = aResult('2025-05-05T05:05:05.000Z')
  await keepResults(directory, [first])
  await keepResults(directory, [{ ...first, acknowledged: 81 }])
  const period = { from: new Date('2025-01-01'), until: new Date('2026-01-01') }
  expect(await listResults(directory, binId, period)).toEqual([first])
})
