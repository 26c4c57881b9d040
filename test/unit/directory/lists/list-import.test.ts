import { createHash } from 'node:crypto'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { deleteBin } from '#directory/bin-store.ts'
import { type Directory, listMembers, putMany } from '#directory/directory-store.ts'
import { type Importing, importList } from '#directory/list-import-store.ts'
import { reportImport } from '#directory/lists/list-report.ts'
import { readPeople } from '#directory/lists/read-people.ts'
import { addMember, removeMember } from '#directory/member-store.ts'
import { getClaims } from '#directory/number-claim-store.ts'
import { aBin, aMember, newMemberId } from '../../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory-table.ts'
import { deaths, dying } from '../dying.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const fingerprint = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 22)
const actor = { subject: 'coordinator', role: 'coordinator' } as const

/** Two minutes pass between one import and the next, so that the claims of one that died are out of date. */
let clock = Date.parse('2026-03-01T10:00:00.000Z')
const importing = (bin: Bin, more: Partial<Importing> = {}): Importing => {
  clock += 120_000
  const start = clock
  return {
    directory,
    fingerprint,
    now: () => new Date(start),
    bin,
    actor,
    dryRun: false,
    drawId: newMemberId,
    hasTime: () => true,
    ...more,
  }
}

async function settle(): Promise<Bin> {
  const bin = aBin({ adjunctIds: [] })
  await putMany(directory, { bins: [bin] })
  return bin
}

/** Some of these write hundreds of members, on a machine that may be busy. */
const PATIENT = { timeout: 30_000 }

const HEADER = 'naam;straat;nr;gsm;e-mail;taal'
const rowOf = (index: number, taal = 'nl') =>
  `Peeters Lid ${index};Kerkstraat;${index};0470 ${String(100_000 + index)};lid${index}@example.org;${taal}`
const listOf = (count: number, taal = 'nl') =>
  [HEADER, ...Array.from({ length: count }, (_, index) => rowOf(index, taal))].join('\r\n')

async function run(list: string, bin: Bin, more: Partial<Importing> = {}) {
  const read = await readPeople(Buffer.from(list))
  if (read.kind !== 'read') throw new Error(JSON.stringify(read.fault))
  const imported = await importList(read, importing(bin, more))
  return imported && reportImport(imported)
}

async function auditOf({ zoneId, binId }: Bin) {
  return (await listAudit(directory, { zoneId, binId }, { limit: 100 })).entries
}

async function everything(): Promise<readonly string[]> {
  const items: string[] = []
  for await (const page of paginateScan({ client: directory.client }, { TableName: directory.table })) {
    items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)))
  }
  return items.toSorted()
}

async function expectOnce({ binId }: Bin, count: number): Promise<void> {
  const phones = (await listMembers(directory, binId)).flatMap(({ phone }) => phone ?? [])
  expect(phones).toHaveLength(count)
  expect(new Set(phones).size).toBe(count)
}

describe('an import', PATIENT, () => {
  it('writes what its report says, names it in the log in parts, and changes nothing the second time', async () => {
    const bin = await settle()
    const old = aMember({ binId: bin.binId, name: 'Wie blijft', phone: '+32470999999' })
    await addMember(importing(bin), old)
    const first = await run(listOf(600), bin)
    expect(first).toMatchObject({
      rows: { total: 600, added: 600, changed: 0, unchanged: 0, refused: 0 },
      notInFile: 1,
      membersNotInFile: [{ id: old.memberId, name: 'Wie blijft' }],
      complete: true,
    })
    await expectOnce(bin, 601)
    const members = await listMembers(directory, bin.binId)
    const log = await auditOf(bin)
    expect(log.map(({ subjects }) => subjects.length)).toEqual([100, 500])
    expect(log.flatMap(({ subjects }) => subjects).toSorted()).toEqual(
      members.map(({ memberId }) => memberId).filter((id) => id !== old.memberId),
    )
    expect(log[0]).toMatchObject({ actor, action: 'members-imported', details: { added: 100, changed: 0 } })

    const before = await everything()
    expect(await run(listOf(600), bin)).toMatchObject({ rows: { added: 0, changed: 0, unchanged: 600, refused: 0 } })
    expect(await everything()).toEqual(before)
  })

  it('of members that changed writes those, keeps their id, and moves the claims on their numbers', async () => {
    const bin = await settle()
    await run(listOf(3), bin)
    const [one] = await listMembers(directory, bin.binId)
    const changed = [HEADER, rowOf(0, 'fr'), rowOf(1).replace('0470 100001', '0470 990001'), rowOf(2)].join('\n')
    const report = await run(changed, bin)
    expect(report?.rows).toEqual({ total: 3, added: 0, changed: 2, unchanged: 1, refused: 0 })
    expect(report?.changes.map(({ line, fields }) => [line, fields])).toEqual([
      [2, ['language']],
      [3, ['phone']],
    ])
    const members = await listMembers(directory, bin.binId)
    expect(members.map(({ memberId }) => memberId)).toContain(one?.memberId)
    const digest = (phone: string) => ({ binId: bin.binId, fingerprint: fingerprint(bin.binId, phone) })
    const keys = ['+32470100001', '+32470990001'].map(digest)
    const claims = await getClaims(directory, keys)
    expect(keys.map((key) => claims.get(key.fingerprint)?.state)).toEqual([undefined, 'held'])
    expect((await auditOf(bin))[0]).toMatchObject({ fields: ['language', 'phone'], details: { added: 0, changed: 2 } })
  })

  it('in a dry run reports the same and writes nothing', async () => {
    const bin = await settle()
    const gone = aMember({ binId: bin.binId, phone: '+32470100007', email: 'weg@example.org' })
    await addMember(importing(bin), gone)
    await removeMember(importing(bin), gone)
    const list = `${listOf(60)}\r\nzonder;;;;;\r\n${rowOf(5)}`
    const before = await everything()
    const dry = await run(list, bin, { dryRun: true })
    expect(await everything()).toEqual(before)
    expect(dry).toMatchObject({ dryRun: true, rows: { total: 62, added: 59, refused: 3 } })
    expect(await run(list, bin)).toEqual({ ...dry, dryRun: false })
    expect(dry?.refused.map(({ line, code }) => [line, code])).toEqual([
      [9, 'member-left'],
      [62, 'no-street'],
      [63, 'same-number'],
    ])
  })

  it('stops in good order when its time is up, and the same file goes on from there', async () => {
    const bin = await settle()
    let blocks = 1
    const stopped = await run(listOf(530), bin, { hasTime: () => blocks-- > 0 })
    expect(stopped).toMatchObject({
      rows: { total: 530, added: 500, unchanged: 0, refused: 0 },
      complete: false,
      continueFromLine: 502,
    })
    await expectOnce(bin, 500)
    const rest = await run(listOf(530), bin)
    expect(rest).toMatchObject({ rows: { total: 530, added: 30, unchanged: 500 }, complete: true })
    await expectOnce(bin, 530)
  })
})

describe('two at once', PATIENT, () => {
  it('who import one list share it number by number: none is there twice, and each report is true', async () => {
    const bin = await settle()
    const moment = new Date(clock)
    const together = { now: () => moment }
    const [one, other] = await Promise.all([run(listOf(200), bin, together), run(listOf(200), bin, together)])
    await expectOnce(bin, 200)
    expect((one?.rows.added ?? 0) + (other?.rows.added ?? 0)).toBe(200)
    for (const report of [one, other]) {
      expect((report?.rows.added ?? 0) + (report?.rows.unchanged ?? 0) + (report?.rows.refused ?? 0)).toBe(200)
      expect(report?.refused.filter(({ code }) => code !== 'number-busy')).toEqual([])
    }
    const named = (await auditOf(bin)).filter(({ withdrawn }) => withdrawn !== true).flatMap(({ subjects }) => subjects)
    expect(named.toSorted()).toEqual((await listMembers(directory, bin.binId)).map(({ memberId }) => memberId))
  })

  it('of whom one adds somebody by hand: the number is once in the BIN', async () => {
    const bin = await settle()
    const moment = new Date(clock)
    const now = () => moment
    const byHand = Array.from({ length: 20 }, (_, index) =>
      addMember(
        importing(bin, { now }),
        aMember({ binId: bin.binId, phone: `+32470${100_000 + index}`, email: 'x@b.be' }),
      ),
    )
    await Promise.all([run(listOf(20), bin, { now }), ...byHand])
    await expectOnce(bin, 20)
  })

  it('who change the same members: one change of each is made, and the other is told', async () => {
    const bin = await settle()
    await run(listOf(80), bin)
    const [one, other] = await Promise.all([run(listOf(80, 'fr'), bin), run(listOf(80, 'de'), bin)])
    const made = (one?.rows.changed ?? 0) + (other?.rows.changed ?? 0)
    const told = [one, other].flatMap((report) => report?.refused.map(({ code }) => code) ?? [])
    expect(made + told.length).toBe(160)
    expect(told.filter((code) => code !== 'changed-meanwhile')).toEqual([])
    const revisions = (await listMembers(directory, bin.binId)).reduce((sum, { revision }) => sum + revision - 1, 0)
    expect(revisions).toBe(made)
    const log = (await auditOf(bin)).filter(({ withdrawn, details }) => withdrawn !== true && details?.['added'] === 0)
    expect(log.reduce((sum, { details }) => sum + Number(details?.['changed']), 0)).toBe(made)
    expect(log.flatMap(({ subjects }) => subjects)).toHaveLength(made)
  })

  it('of whom one removes the BIN: no member is left behind', async () => {
    const bin = await settle()
    const report = await run(listOf(30), bin, { directory: removingBinBefore('BatchWrite', bin) })
    expect(report).toBeUndefined()
    expect(await listMembers(directory, bin.binId)).toEqual([])
    expect((await everything()).filter((item) => item.includes(`${bin.binId}#numbers`))).toEqual([])
  })
})

/** The same table, of which somebody else removes the BIN just before the first such command. */
function removingBinBefore(command: string, bin: Bin): Directory {
  const client = DynamoDBDocumentClient.from(directory.connect(), { marshallOptions: { removeUndefinedValues: true } })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName?.startsWith(command) === true) await deleteBin(directory, bin)
      return next(args)
    },
    { step: 'initialize', priority: 'high', name: 'removing' },
  )
  return { client, table: directory.table }
}

describe('a function that dies', PATIENT, () => {
  it.each(deaths(7))('$at write $write: the same file finishes it, and no number is there twice', async (death) => {
    const bin = await settle()
    await run(listOf(4), bin)
    const list = [HEADER, rowOf(0, 'fr'), rowOf(1).replace('0470 100001', '0470 990001'), rowOf(7), rowOf(8)].join('\n')
    const mortal = dying(directory, death)
    await run(list, bin, { directory: mortal }).catch(() => undefined)
    const report = await run(list, bin)
    expect(report).toMatchObject({ rows: { total: 4 }, notInFile: 2, complete: true })
    // What it asked of the table before it died may be done only now.
    expect(report?.refused.filter(({ code }) => code !== 'changed-meanwhile')).toEqual([])
    await expectOnce(bin, 6)
    expect(await run(list, bin)).toMatchObject({ rows: { unchanged: 4 } })
    const named = new Set((await auditOf(bin)).flatMap(({ subjects }) => subjects))
    expect((await listMembers(directory, bin.binId)).filter(({ memberId }) => !named.has(memberId))).toEqual([])
  })
})
