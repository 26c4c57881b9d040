import { expect, it } from 'vitest'
import { auditRaising } from '#alerts/alert-audit.ts'
import { recordAlert } from '#alerts/alert-audit-store.ts'
import { AlertId } from '#contract/ids.ts'
import { listAudit } from '#directory/audit-store.ts'
import type { Log } from '#runtime/log.ts'
import { aBin } from '../../support/directory-builders.ts'
import { openDirectoryTable } from './directory-table.ts'

const bin = aBin()
const alert = { alertId: AlertId.parse('alr_01JD0000000000000000000001'), kind: 'live', bins: [bin] } as const
const entries = auditRaising(alert, { subject: 'an', role: 'dispatcher' })
const moment = '2026-11-22T21:04:11.000Z'

it('logs what of an alert cannot be written in the audit log, and does not stop the alert', async () => {
  await using directory = await openDirectoryTable()
  const errors: string[] = []
  const log: Log = { info: () => undefined, warn: () => undefined, error: (code) => errors.push(code) }
  await recordAlert(directory, entries, moment, log)
  expect(errors).toEqual([])
  await recordAlert({ ...directory, table: 'another' }, entries, moment, log)
  expect(errors).toEqual(['audit-not-written'])
  const { entries: written } = await listAudit(directory, { zoneId: bin.zoneId }, { limit: 9 })
  expect(written).toMatchObject([{ action: 'alert-raised', at: moment }])
})
