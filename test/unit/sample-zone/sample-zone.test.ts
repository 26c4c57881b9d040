import { describe, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import type { MemberKey } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { normalisePhone } from '#directory/phone-number.ts'
import { sampleAlert } from '../../../local/sample-zone/sample-alert.ts'
import { generateSampleZone } from '../../../local/sample-zone/sample-zone.ts'
import { isUnassigned } from '../../../local/sample-zone/unassigned-numbers.ts'

const zone = generateSampleZone()
const { bins, members, cases } = zone

const binOf = (binId: BinId | undefined) => {
  const bin = bins.find((candidate) => candidate.binId === binId)
  if (bin === undefined) throw new Error(`no BIN ${binId}`)
  return bin
}
const membersOf = (binId: BinId) => members.filter((member) => member.binId === binId)
const memberOf = ({ binId, memberId }: MemberKey) => {
  const member = membersOf(binId).find((candidate) => candidate.memberId === memberId)
  if (member === undefined) throw new Error(`no member ${memberId}`)
  return member
}
const phonesOf = (some: readonly Member[]) => some.flatMap(({ phone }) => phone ?? [])

describe('the same seed', () => {
  it('makes the same zone to the last letter', () => {
    expect(JSON.stringify(generateSampleZone())).toBe(JSON.stringify(zone))
  })

  it('makes the same people whether or not a BIN is added', () => {
    const larger = generateSampleZone({ extraBin: { members: 60 } })
    const { extraBin, ...others } = larger.cases
    expect(larger.members.slice(0, members.length)).toStrictEqual(members)
    expect(larger.bins.slice(0, bins.length)).toStrictEqual(bins)
    expect(others).toStrictEqual(cases)
    expect(larger.members.filter(({ binId }) => binId === extraBin)).toHaveLength(60)
  })
})

it('another seed makes other people under other ids', () => {
  const other = generateSampleZone({ seed: 'elders' })
  const ids = new Set(members.map(({ memberId }) => memberId))
  expect(other.members.filter(({ memberId }) => ids.has(memberId))).toStrictEqual([])
  expect(other.bins.map(({ name }) => name)).toStrictEqual(bins.map(({ name }) => name))
})

describe('the zone', () => {
  it('has at least twelve BINs of 30 to 450 members in its four municipalities', () => {
    expect(bins.length).toBeGreaterThanOrEqual(12)
    expect(new Set(bins.map(({ municipality }) => municipality))).toStrictEqual(
      new Set(['Brecht', 'Malle', 'Schilde', 'Zoersel']),
    )
    const sizes = bins.map(({ binId }) => membersOf(binId).length)
    expect(Math.min(...sizes)).toBe(30)
    expect(Math.max(...sizes)).toBe(450)
    expect(bins.every(({ zoneId }) => zoneId === zone.zone.zoneId)).toBe(true)
  })

  it('gives every BIN and every member an id of its own', () => {
    expect(new Set(bins.map(({ binId }) => binId)).size).toBe(bins.length)
    expect(new Set(members.map(({ memberId }) => memberId)).size).toBe(members.length)
  })

  it('has every BIN run by members of its own who can be phoned and mailed', () => {
    for (const bin of bins) {
      const coordinator = membersOf(bin.binId).find(({ memberId }) => memberId === bin.coordinatorId)
      expect(coordinator).toMatchObject({ channel: 'voice', email: expect.stringMatching(/^coordinator[.]/) })
      const adjuncts = bin.adjunctIds.map((memberId) => memberOf({ binId: bin.binId, memberId }))
      expect(adjuncts.length).toBeGreaterThanOrEqual(1)
      expect(adjuncts.every(({ phone, email }) => phone && email?.startsWith('adjunct.'))).toBe(true)
    }
  })

  it('lets every member live in a street of the BIN, on the right side and within its numbers', () => {
    const strays = members.filter((member) => {
      const number = Number.parseInt(member.houseNumber, 10)
      return !binOf(member.binId).streets.some(
        ({ name, from = 1, to = Number.POSITIVE_INFINITY, parity }) =>
          name === member.street &&
          number >= from &&
          number <= to &&
          (parity === undefined || number % 2 === (parity === 'odd' ? 1 : 0)),
      )
    })
    expect(strays).toStrictEqual([])
  })

  it('has street names that occur in more than one municipality, as life has', () => {
    const places = bins.filter(({ streets }) => streets.some(({ name }) => name === 'Kerkstraat'))
    expect(new Set(places.map(({ municipality }) => municipality)).size).toBe(4)
  })

  it('mails nobody: all addresses are under example.org', () => {
    const addresses = [
      zone.zone.summaryEmail,
      zone.zone.preventionEmail,
      ...bins.map(({ mailbox }) => mailbox),
      ...members.flatMap(({ email }) => email ?? []),
    ]
    expect(addresses.filter((address) => !/^[a-z0-9.-]+@([a-z]+\.)?example\.org$/.test(address))).toStrictEqual([])
  })
})

describe('telephone numbers', () => {
  it("are nobody's, and what the normaliser makes of them", () => {
    const read = members.map(({ phone, phoneAsEntered }) => normalisePhone(phone ?? phoneAsEntered ?? ''))
    expect(read.map(({ kind }) => kind)).toStrictEqual(members.map(({ phoneKind }) => phoneKind))
    expect(read.flatMap((number) => ('phone' in number ? number.phone : []))).toStrictEqual(phonesOf(members))
    expect(phonesOf(members).filter((phone) => !isUnassigned(phone))).toStrictEqual([])
  })

  it("are one person's each, but for the one in two BINs and the one imported twice", () => {
    const seen = new Set<string>()
    const again = phonesOf(members).filter((phone) => seen.size === seen.add(phone).size)
    expect(new Set(again)).toStrictEqual(
      new Set([memberOf(cases.inTwoBins[0]).phone, memberOf(cases.importedTwice[0]).phone]),
    )
    expect(again).toHaveLength(2)
  })

  it('are mobile for whoever chose texts', () => {
    const texted = members.filter(({ channel }) => channel === 'sms')
    expect(texted.length).toBeGreaterThan(5)
    expect(texted.every(({ phoneKind }) => phoneKind === 'mobile')).toBe(true)
  })
})

describe('the BINs that scenarios ask for', () => {
  it('Peperstraat en omgeving: 94 members, each phoned once, in the streets of the sample alert', () => {
    const bin = binOf(cases.sampleAlertBin)
    expect(bin).toMatchObject({ name: 'Peperstraat en omgeving', status: 'active', textAfterMissedRetry: true })
    const streets = bin.streets.map(({ name }) => name)
    expect(streets).toEqual(expect.arrayContaining(['Peperstraat', 'Zoutstraat']))
    expect(sampleAlert.text).toContain('Peperstraat')
    const neighbours = membersOf(bin.binId)
    expect(neighbours).toHaveLength(94)
    expect(neighbours.every(({ channel }) => channel === 'voice')).toBe(true)
    expect(new Set(phonesOf(neighbours)).size).toBe(94)
  })

  it('one with exactly 450 members, each phoned once', () => {
    const neighbours = membersOf(binOf(cases.largeBin).binId)
    expect(neighbours).toHaveLength(450)
    expect(neighbours.every(({ channel }) => channel === 'voice')).toBe(true)
    expect(new Set(phonesOf(neighbours)).size).toBe(450)
  })

  it('one still starting, one of self-employed, one that speaks French, one that wants no text', () => {
    expect(bins.filter(({ status }) => status === 'starting')).toStrictEqual([binOf(cases.startingBin)])
    expect(bins.filter(({ type }) => type === 'BIN-Z')).toStrictEqual([binOf(cases.selfEmployedBin)])
    expect(bins.filter(({ language }) => language === 'fr')).toStrictEqual([binOf(cases.frenchBin)])
    expect(membersOf(cases.frenchBin).filter(({ language }) => language === 'fr').length).toBeGreaterThan(15)
    expect(bins.some(({ textAfterMissedRetry }) => !textAfterMissedRetry)).toBe(true)
  })
})

describe('the people that scenarios ask for', () => {
  it('somebody in two BINs with one number', () => {
    const [home, shop] = cases.inTwoBins.map(memberOf)
    expect(home?.binId).not.toBe(shop?.binId)
    expect(shop).toMatchObject({ name: home?.name, phone: home?.phone, binId: cases.selfEmployedBin })
  })

  it('somebody imported twice', () => {
    const [first, second] = cases.importedTwice.map(memberOf)
    expect(first?.memberId).not.toBe(second?.memberId)
    expect({ ...second, memberId: first?.memberId }).toStrictEqual(first)
  })

  it('somebody who cannot hear, somebody with a wrong number, somebody with none', () => {
    expect(memberOf(cases.hearingImpaired)).toMatchObject({ channel: 'sms', phoneKind: 'mobile' })
    expect(memberOf(cases.mistypedNumber)).toMatchObject({ phoneKind: 'invalid', phoneAsEntered: '0452 12 34 5' })
    expect(memberOf(cases.withoutPhone)).toMatchObject({ phoneKind: 'none' })
    expect(memberOf(cases.withoutPhone)).not.toHaveProperty('phone')
  })

  it('none of them in the BIN of the sample alert', () => {
    const special = [...cases.inTwoBins, ...cases.importedTwice, cases.hearingImpaired, cases.mistypedNumber]
    expect([...special, cases.withoutPhone].map(({ binId }) => binId)).not.toContain(cases.sampleAlertBin)
  })
})

it('makes a BIN of 2,000 with as many numbers', () => {
  const { members: all, cases: found } = generateSampleZone({ extraBin: { members: 2000 } })
  const trial = all.filter(({ binId }) => binId === found.extraBin)
  expect(new Set(phonesOf(trial)).size).toBe(2000)
  expect(new Set(phonesOf(all)).size).toBe(phonesOf(members).length - 2 + 2000)
})
