import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import {
  findReachedBy,
  getBin,
  getBins,
  getMembers,
  getZone,
  listBins,
  listMembers,
  listReachable,
  putMany,
} from '#directory/directory-store.ts'
import { aBin, aMember, aMemberWithoutContact, aZone, newBinId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'
import { overloaded } from './overloaded.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, i) => make(i))

describe('a record that was written', () => {
  it('comes back as it was, nothing added', async () => {
    const zone = aZone({ zoneId: ZoneId.parse('rivierenland') })
    const bin = aBin({ zoneId: zone.zoneId })
    const member = aMember({ binId: bin.binId })
    const bare = aMemberWithoutContact({ binId: bin.binId, phoneKind: 'invalid', phoneAsEntered: '0452 1' })
    await putMany(directory, { zones: [zone], bins: [bin], members: [member, bare] })

    expect(await getZone(directory, zone.zoneId)).toStrictEqual(zone)
    expect(await getBin(directory, bin.binId)).toStrictEqual(bin)
    expect(await listMembers(directory, bin.binId)).toStrictEqual(
      [member, bare].toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1)),
    )
    expect(await getMembers(directory, [bare])).toStrictEqual([bare])
  })

  it('replaces the one that stood there', async () => {
    const bin = aBin()
    await putMany(directory, { bins: [bin] })
    await putMany(directory, { bins: [{ ...bin, status: 'starting' }] })
    expect(await getBin(directory, bin.binId)).toStrictEqual({ ...bin, status: 'starting' })
  })

  it('gives an alert no more of its members than it needs', async () => {
    const member = aMember()
    await putMany(directory, { members: [member] })
    const { memberId, binId, phone, phoneKind, channel, language } = member
    expect(await listReachable(directory, binId)).toStrictEqual([
      { memberId, binId, phone, phoneKind, channel, language },
    ])
  })
})

describe('a person', () => {
  it('is found by address, however it is written, and by number, in every BIN; one without either is in no index', async () => {
    const email = 'Rita.Claes@example.org'
    const here = aMember({ email, phone: '+32452000077' })
    const there = aMember({ email: email.toLowerCase(), phone: '+32452000078' })
    await putMany(directory, { members: [here, there, aMemberWithoutContact()] })
    const ids = (members: readonly { memberId: string }[]) => members.map(({ memberId }) => memberId).toSorted()
    expect(ids(await findReachedBy(directory, { email: email.toUpperCase() }))).toEqual(ids([here, there]))
    expect(await findReachedBy(directory, { phone: '+32452000078' })).toStrictEqual([there])
    expect(await findReachedBy(directory, { email: 'nobody@example.org' })).toEqual([])
  })
})

describe('a record that does not exist', () => {
  it('is undefined, or left out of a list', async () => {
    const bin = aBin()
    await putMany(directory, { bins: [bin] })
    expect(await getZone(directory, ZoneId.parse('nergens'))).toBeUndefined()
    expect(await getBin(directory, newBinId())).toBeUndefined()
    expect(await getBins(directory, [newBinId(), bin.binId])).toStrictEqual([bin])
    expect(await getMembers(directory, [aMember()])).toStrictEqual([])
    expect(await listMembers(directory, newBinId())).toStrictEqual([])
    expect(await listBins(directory, ZoneId.parse('nergens'))).toStrictEqual([])
  })

  it('is not what an outage looks like', async () => {
    const down = { ...directory, table: 'Directory-that-was-deleted' }
    await expect(getZone(down, ZoneId.parse('voorkempen'))).rejects.toThrow(/resource not found/i)
    await expect(getBin(down, newBinId())).rejects.toThrow(/resource not found/i)
    await expect(getBins(down, [newBinId()])).rejects.toThrow(/resource not found/i)
    await expect(listBins(down, ZoneId.parse('voorkempen'))).rejects.toThrow(/resource not found/i)
    await expect(listReachable(down, newBinId())).rejects.toThrow(/resource not found/i)
    await expect(putMany(down, { members: [aMember()] })).rejects.toThrow(/resource not found/i)
  })
})

describe('more than DynamoDB takes at once', () => {
  it('reads 250 BINs (100 a request) in the order asked for, each once', async () => {
    const bins = times(250, () => aBin())
    await putMany(directory, { bins })
    const ids = bins.map(({ binId }) => binId).toReversed()
    expect(await getBins(directory, [...ids, ...ids])).toStrictEqual(bins.toReversed())
  })

  it('reads 130 members by key, each once', async () => {
    const members = times(130, () => aMember())
    await putMany(directory, { members })
    const found = await getMembers(directory, [...members, ...members])
    expect(new Set(found.map(({ memberId }) => memberId))).toStrictEqual(
      new Set(members.map(({ memberId }) => memberId)),
    )
    expect(found).toHaveLength(130)
  })

  it('lists all members of a BIN beyond the 1 MB of a page', async () => {
    const binId = newBinId()
    const members = times(700, () => aMember({ binId, name: 'A'.repeat(2000) }))
    await putMany(directory, { members })
    const page = await directory.client.send(
      new QueryCommand({
        TableName: directory.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `$directory#binId_${binId}` },
      }),
    )
    expect(page.LastEvaluatedKey).toBeDefined()
    expect(await listMembers(directory, binId)).toHaveLength(700)
    expect(await listReachable(directory, binId)).toHaveLength(700)
  })

  it('lists the BINs of one zone only, by name', async () => {
    const zoneId = ZoneId.parse('noorderkempen')
    const bins = ['Zandstraat', 'Akkerstraat', 'molenstraat'].map((name) => aBin({ zoneId, name }))
    await putMany(directory, { bins: [...bins, aBin({ zoneId: ZoneId.parse('noorderkempen-2') })] })
    expect((await listBins(directory, zoneId)).map(({ name }) => name)).toStrictEqual([
      'Akkerstraat',
      'molenstraat',
      'Zandstraat',
    ])
  })
})

describe('items that DynamoDB leaves unprocessed', () => {
  it('are written again until they are in', async () => {
    const members = times(60, () => aMember())
    const busy = overloaded(directory, 4)
    await putMany(busy, { members })
    expect(busy.refusals()).toBe(4)
    expect(await getMembers(directory, members)).toHaveLength(60)
  })

  it('are read again until they are found', async () => {
    const bins = times(30, () => aBin())
    await putMany(directory, { bins })
    const busy = overloaded(directory, 2)
    const ids = bins.map(({ binId }) => binId)
    expect(await getBins(busy, ids)).toStrictEqual(bins)
    expect(busy.refusals()).toBe(2)
  })

  it('are an error when it goes on and on', async () => {
    const bins = times(20, () => aBin())
    await expect(putMany(overloaded(directory, Number.POSITIVE_INFINITY), { bins })).rejects.toThrow(
      'DynamoDB left 20 of 20 items unprocessed',
    )
  })
})
