import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BinId, MemberId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import {
  getBin,
  getBins,
  getMembers,
  getZone,
  listBins,
  listMembers,
  listReachable,
  putMany,
} from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'
import { overloaded } from './overloaded.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const newBinId = () => BinId.parse(`bin_${ulid()}`)
const newMemberId = () => MemberId.parse(`mbr_${ulid()}`)

function aZone(change: Partial<Zone> = {}): Zone {
  return {
    zoneId: ZoneId.parse('voorkempen'),
    name: 'Voorkempen',
    sender: 'Dit is de politie.',
    advice: 'Bel 101.',
    language: 'nl',
    channels: 'both',
    latitude: 51.29,
    longitude: 4.65,
    summaryEmail: 'oproepen@example.org',
    preventionEmail: 'preventie@example.org',
    ...change,
  }
}

function aBin(change: Partial<Bin> = {}): Bin {
  return {
    binId: newBinId(),
    zoneId: ZoneId.parse('voorkempen'),
    name: 'Peperstraat',
    type: 'BIN',
    municipality: 'Zoersel',
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [4.7, 51.2],
          [4.8, 51.2],
          [4.8, 51.3],
          [4.7, 51.2],
        ],
      ],
    },
    streets: [{ name: 'Peperstraat' }, { name: 'Kerkstraat', from: 1, to: 61, parity: 'odd' }],
    coordinatorId: newMemberId(),
    adjunctIds: [newMemberId(), newMemberId()],
    coordinatorEmail: 'coordinator@example.org',
    mailbox: 'bin@example.org',
    language: 'nl',
    textAfterMissedRetry: true,
    status: 'active',
    ...change,
  }
}

function aMemberWithoutContact(change: Partial<Member> = {}): Member {
  return {
    memberId: newMemberId(),
    binId: newBinId(),
    name: 'An Peeters',
    street: 'Peperstraat',
    houseNumber: '12 bus 3',
    phoneKind: 'none',
    language: 'nl',
    channel: 'voice',
    role: 'member',
    houseRulesVersion: '2024-01',
    houseRulesAcceptedAt: '2024-02-03T10:00:00.000Z',
    ...change,
  }
}

function aMember(change: Partial<Member> = {}): Member {
  return aMemberWithoutContact({ phone: '+32452000001', phoneKind: 'mobile', email: 'an@example.org', ...change })
}

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
