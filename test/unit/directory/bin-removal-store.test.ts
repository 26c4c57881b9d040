import { createHash } from 'node:crypto'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '#directory/audit-store.ts'
import { removeBin } from '#directory/bin-removal-store.ts'
import { changeBin } from '#directory/bin-store.ts'
import { type Directory, getBin, listMembers, putMany } from '#directory/directory-store.ts'
import { addMember, type MemberWriting, removeMember } from '#directory/member-store.ts'
import { readStreetVersion } from '#directory/street-version-store.ts'
import { aBin, aMember } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'
import { deaths, dying } from './dying.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const actor = { subject: 'an', role: 'prevention' } as const
const fingerprint = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 22)
const writing = (): MemberWriting => ({ directory, fingerprint, now: () => new Date() })

async function settle(count: number) {
  const bin = aBin({ adjunctIds: [] })
  await putMany(directory, { bins: [bin] })
  const members = Array.from({ length: count }, (_, i) =>
    aMember({ binId: bin.binId, phone: `+3245200${String(i).padStart(4, '0')}`, email: `lid${i}@example.org` }),
  )
  for (const member of members) await addMember(writing(), member)
  return { bin, members }
}

async function remove(on: Directory, bin: Parameters<typeof removeBin>[1]) {
  const { length: members } = await listMembers(directory, bin.binId)
  return removeBin(on, bin, actor, { members, forgetElsewhere: async () => undefined })
}

/** Everything but the audit log that knows of a BIN. */
async function traces(binId: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const page of paginateScan({ client: directory.client }, { TableName: directory.table })) {
    found.push(...(page.Items ?? []).map((item) => JSON.stringify(item)).filter((item) => item.includes(binId)))
  }
  return found.filter((item) => !item.includes('"__edb_e__":"audit"'))
}

describe('a BIN that is removed', () => {
  it('leaves nothing but the entry in the audit log, and is out of the street lookup', async () => {
    const { bin, members } = await settle(30)
    await removeMember(writing(), members[0]!)
    const version = await readStreetVersion(directory)
    expect(await remove(directory, bin)).toBe('removed')
    expect(await traces(bin.binId)).toEqual([])
    expect(await readStreetVersion(directory)).toBeGreaterThan(version)
    const { entries } = await listAudit(directory, { zoneId: bin.zoneId, binId: bin.binId }, { limit: 5 })
    expect(entries).toMatchObject([{ action: 'bin-removed', actor, details: { members: 29 } }])
  })

  it('keeps everything when somebody changed it since, and the log says nothing', async () => {
    const { bin } = await settle(3)
    await changeBin(directory, { ...bin, name: 'Anders' })
    expect(await remove(directory, bin)).toBe('stale')
    expect(await listMembers(directory, bin.binId)).toHaveLength(3)
    const { entries } = await listAudit(directory, { zoneId: bin.zoneId, binId: bin.binId }, { limit: 5 })
    expect(entries).toEqual([])
  })

  it('takes with it whoever is added at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { bin } = await settle(3)
      const adding = Array.from({ length: 6 }, (_, i) =>
        addMember(writing(), aMember({ binId: bin.binId, phone: `+3245201000${i}`, email: `nieuw${i}@example.org` })),
      )
      const [removed, ...added] = await Promise.all([remove(directory, bin), ...adding])
      expect(removed).toBe('removed')
      expect(await listMembers(directory, bin.binId)).toEqual([])
      expect(added.every(({ kind }) => kind === 'written' || kind === 'no-bin')).toBe(true)
    }
  }, 30_000)

  // One write of the log, one of the BIN over itself, one batch, 64 pages, the BIN, and all of it once more.
  it.each(deaths(4).concat(deaths(69).slice(-6)))('$at write $write: the repeat finishes it', async (death) => {
    const { bin } = await settle(3)
    await remove(dying(directory, death), bin).catch(() => undefined)
    const rest = await getBin(directory, bin.binId)
    if (rest !== undefined) expect(await remove(directory, rest)).toBe('removed')
    expect((await traces(bin.binId)).filter((item) => item.includes('"__edb_e__"'))).toEqual([])
  })
})
