import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import type { Actor } from '#directory/audit.ts'
import { listAudit } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { addBin, findNamesake, saveBin } from '#directory/bin-writing-store.ts'
import { getBin, putMany } from '#directory/directory-store.ts'
import { type MemberWriting, removeMember } from '#directory/member-store.ts'
import { readStreetVersion } from '#directory/street-version-store.ts'
import { aBin, aMember } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const actor: Actor = { subject: 'an', role: 'prevention' }
const zoneId = ZoneId.parse('noord')
const elders = ZoneId.parse('elders')
const writing = (): MemberWriting => ({
  directory,
  fingerprint: (...parts) => createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 22),
  now: () => new Date(),
})
const change = (before: Bin, after: Bin) => ({ before, after, actor, action: 'bin-changed' as const })
const logOf = async ({ binId }: Bin, zone = zoneId) =>
  (await listAudit(directory, { zoneId: zone, binId }, { limit: 50 })).entries

async function settle(more: Partial<Bin> = {}): Promise<Bin> {
  const bin = aBin({ zoneId, adjunctIds: [], ...more })
  await addBin(directory, bin, actor)
  return bin
}

describe('a change of a BIN', () => {
  it('is in the log with the names of its fields, and not with what stands in them', async () => {
    const bin = await settle()
    const saved = await saveBin(directory, change(bin, { ...bin, name: 'Anders', mailbox: 'anders@example.org' }))
    expect(saved).toMatchObject({ name: 'Anders', revision: 2 })
    const log = await logOf(bin)
    expect(log.map(({ action, fields }) => [action, fields])).toEqual([
      ['bin-changed', ['mailbox', 'name']],
      ['bin-created', undefined],
    ])
    expect(JSON.stringify(log)).not.toContain('anders@')
  })

  it('that changes nothing writes nothing', async () => {
    const bin = await settle()
    expect(await saveBin(directory, change(bin, { ...bin }))).toEqual(bin)
    expect(await logOf(bin)).toHaveLength(1)
  })

  it('is told to the street lookup when it concerns it', async () => {
    const bin = await settle()
    const version = await readStreetVersion(directory)
    const mailed = await saveBin(directory, change(bin, { ...bin, mailbox: 'anders@example.org' }))
    expect(await readStreetVersion(directory)).toBe(version)
    await saveBin(directory, change(mailed!, { ...mailed!, streets: [] }))
    expect(await readStreetVersion(directory)).toBe(version + 1)
  })

  it('that came too late is in no log', async () => {
    const bin = await settle()
    const results = await Promise.all(
      ['Een', 'Twee', 'Drie'].map((name) => saveBin(directory, change(bin, { ...bin, name }))),
    )
    expect(results.filter((saved) => saved !== undefined)).toHaveLength(1)
    expect((await logOf(bin)).filter(({ action }) => action === 'bin-changed')).toHaveLength(1)
  })

  it('to another zone is in the log of both', async () => {
    const bin = await settle()
    await saveBin(directory, change(bin, { ...bin, zoneId: elders }))
    expect((await logOf(bin)).map(({ action }) => action)).toContain('bin-changed')
    expect((await logOf(bin, elders)).map(({ action }) => action)).toEqual(['bin-changed'])
  })

  it('names nobody who has left in the meantime', async () => {
    const bin = await settle()
    const here = aMember({ binId: bin.binId })
    await putMany(directory, { members: [here] })
    const named = { ...bin, coordinatorId: aMember().memberId, adjunctIds: [aMember().memberId, here.memberId] }
    const saved = await saveBin(directory, change(bin, named))
    expect(saved).not.toHaveProperty('coordinatorId')
    expect(saved?.adjunctIds).toEqual([here.memberId])
    expect(await getBin(directory, bin.binId)).toEqual(saved)
  })

  it('names nobody who is leaving this moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const bin = await settle()
      const member = aMember({ binId: bin.binId })
      await putMany(directory, { members: [member] })
      const named = { ...bin, coordinatorId: member.memberId, adjunctIds: [] }
      await Promise.all([saveBin(directory, change(bin, named)), removeMember(writing(), member)])
      const now = await getBin(directory, bin.binId)
      expect(now?.coordinatorId).not.toBe(member.memberId)
    }
  })
})

describe('two BINs', () => {
  it('of one name in one municipality are taken for each other, however it is written', async () => {
    const bin = await settle({ name: 'Sint-Antonius Noord', municipality: 'Zoersel' })
    const same = aBin({ zoneId, name: 'sint antonius NOORD', municipality: 'zoersel' })
    expect(await findNamesake(directory, same)).toMatchObject({ binId: bin.binId })
    expect(await findNamesake(directory, { ...same, municipality: 'Malle' })).toBeUndefined()
    expect(await findNamesake(directory, bin)).toBeUndefined()
  })
})
