import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditAction } from '#contract/audit-api.ts'
import { ZoneId } from '#contract/ids.ts'
import type { Actor } from '#directory/audit.ts'
import { audited, listAudit, recordAudit, recordAuditOnce } from '#directory/audit-store.ts'
import { newBinId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const actor: Actor = { subject: 'an', role: 'prevention' }
let zones = 0
const aZoneId = () => ZoneId.parse(`zone-${(zones += 1)}`)
const entry = (zoneId: ZoneId, action: AuditAction = 'zone-changed', subject = 'x') => ({
  zoneId,
  actor,
  action,
  subjects: [subject],
})

describe('the audit log', () => {
  it('is read newest first, page by page, without what was withdrawn', async () => {
    const zoneId = aZoneId()
    for (let i = 0; i < 12; i += 1) {
      await audited(
        directory,
        entry(zoneId, 'zone-changed', String(i)),
        async () => i,
        (made) => made % 3 !== 0,
      )
    }
    const seen: string[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const page = await listAudit(directory, { zoneId }, { limit: 3, cursor })
      seen.push(...page.entries.flatMap(({ subjects }) => subjects))
      cursor = page.next
      pages += 1
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(['1', '10', '11', '2', '4', '5', '7', '8'])
    expect(pages).toBe(3)
  })

  it('has an entry that is written again once, and every other action on the same subject apart', async () => {
    const zoneId = aZoneId()
    const moment = '2026-11-22T21:04:11.000Z'
    for (const action of ['alert-raised', 'finding-overruled', 'alert-raised'] as const) {
      await recordAuditOnce(directory, entry(zoneId, action), moment)
    }
    const { entries } = await listAudit(directory, { zoneId }, { from: moment, to: moment, limit: 9 })
    expect(entries.map(({ action }) => action).toSorted()).toEqual(['alert-raised', 'finding-overruled'])
  })

  it('tells of one kind of change, and of one BIN in its own zone only', async () => {
    const zoneId = aZoneId()
    const binId = newBinId()
    await recordAudit(directory, { ...entry(zoneId, 'bin-changed'), binId })
    await recordAudit(directory, { ...entry(zoneId, 'bin-removed'), binId })
    await recordAudit(directory, entry(zoneId, 'zone-changed'))
    const actions = async (of: Parameters<typeof listAudit>[1], action?: string) =>
      (await listAudit(directory, of, { limit: 10, action })).entries.map((one) => one.action).toSorted()
    expect(await actions({ zoneId })).toEqual(['bin-changed', 'bin-removed', 'zone-changed'])
    expect(await actions({ zoneId }, 'bin-removed')).toEqual(['bin-removed'])
    expect(await actions({ zoneId, binId })).toEqual(['bin-changed', 'bin-removed'])
    expect(await actions({ zoneId: aZoneId(), binId })).toEqual([])
  })

  it('tells of a stretch of time, both ends included, whatever they are', async () => {
    const zoneId = aZoneId()
    const { at } = await recordAudit(directory, entry(zoneId))
    const count = async (from?: string, to?: string) =>
      (await listAudit(directory, { zoneId }, { limit: 10, from, to })).entries.length
    expect(await count(at, at)).toBe(1)
    expect(await count('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z')).toBe(1)
    expect(await count('9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z')).toBe(0)
    expect(await count(undefined, '0001-01-01T00:00:00Z')).toBe(0)
    expect(await count(new Date(Date.parse(at) + 1).toISOString())).toBe(0)
  })
})
