import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseRecipients } from '#alerts/recipients.ts'
import { BinId, MemberId } from '#contract/ids.ts'
import { channelsOfBins } from '#directory/bin.ts'
import type { Contact } from '#directory/member.ts'
import type { ZoneChannels } from '#directory/zone.ts'
import { aBin, aZone } from '../../support/directory-builders.ts'

const memberId = (number: number) => MemberId.parse(`mbr_${String(number).padStart(26, '0')}`)
const binId = (number: number) => BinId.parse(`bin_${String(number).padStart(26, '0')}`)

function member(number: number, given: Partial<Contact> = {}): Contact {
  return {
    memberId: memberId(number),
    binId: binId(1),
    phone: `+324700000${String(number).padStart(2, '0')}`,
    phoneKind: 'mobile',
    channel: 'voice',
    language: 'nl',
    ...given,
  }
}

/** A member without a number. */
function without(number: number, phoneKind: 'invalid' | 'none', given: Partial<Contact> = {}): Contact {
  const { phone: _phone, ...rest } = member(number, { ...given, phoneKind })
  return rest
}

const all = (channels: ZoneChannels) => ({ channelsOf: () => channels })

describe('one call a number', () => {
  it('the BIN named first keeps a person of two BINs, whatever the order of the members', () => {
    const twice = [
      member(1, { binId: binId(1), phone: '+32470000001' }),
      member(2, { binId: binId(2), phone: '+32470000001' }),
    ]
    const chosen = chooseRecipients(twice, { ...all('voice'), binOrder: [binId(2), binId(1)] })
    expect(chosen.recipients.map((one) => one.memberId)).toEqual([memberId(2)])
    expect(chosen.duplicates).toBe(1)
  })

  it('somebody imported twice is called once', () => {
    const twice = [member(1), member(2, { phone: '+32470000001' })]
    expect(chooseRecipients(twice, all('both'))).toMatchObject({ duplicates: 1, unreachable: [] })
  })

  it('who has no number that can be called is told of, not lost', () => {
    const list = [member(1, { phoneKind: 'invalid' }), without(2, 'none'), member(3, { phone: '' }), member(4)]
    const { recipients, unreachable } = chooseRecipients(list, all('voice'))
    expect(unreachable.map((one) => one.memberId)).toEqual([memberId(1), memberId(2), memberId(3)])
    expect(recipients).toHaveLength(1)
  })
})

describe('the channel', () => {
  it.each([
    ['voice', 'voice', 'mobile', 'voice'],
    ['voice', 'sms', 'mobile', 'sms'],
    ['voice', 'sms', 'fixed', 'voice'],
    ['sms', 'voice', 'mobile', 'sms'],
    ['sms', 'voice', 'fixed', 'voice'],
    ['both', 'voice', 'mobile', 'voice'],
    ['both', 'sms', 'mobile', 'sms'],
  ] as const)('zone %s, own choice %s, %s number: %s', (zoneChannels, channel, phoneKind, expected) => {
    const { recipients } = chooseRecipients([member(1, { channel, phoneKind })], all(zoneChannels))
    expect(recipients.map((one) => [one.channel, one.canText])).toEqual([[expected, phoneKind === 'mobile']])
  })
})

describe('the channels of a BIN', () => {
  it('are its own choice, or else those of its zone', () => {
    const zone = aZone({ channels: 'voice' })
    const [own, zones] = [aBin({ channels: 'sms' }), aBin()]
    const channelsOf = channelsOfBins([own, zones], [zone])
    expect([channelsOf(own.binId), channelsOf(zones.binId)]).toEqual(['sms', 'voice'])
    const chosen = chooseRecipients([member(1, { binId: own.binId }), member(2, { binId: zones.binId })], {
      channelsOf,
    })
    expect(chosen.recipients.map(({ channel }) => channel)).toEqual(['sms', 'voice'])
  })

  it('do not make a person two: the BIN named first says how they are reached', () => {
    const [texted, called] = [aBin({ channels: 'sms' }), aBin({ channels: 'voice' })]
    const twice = [texted, called].map(({ binId: bin }, index) =>
      member(index + 1, { binId: bin, phone: '+32470000001' }),
    )
    const channelsOf = channelsOfBins([texted, called], [aZone()])
    const chosen = chooseRecipients(twice, { channelsOf, binOrder: [called.binId, texted.binId] })
    expect(chosen.recipients.map(({ channel }) => channel)).toEqual(['voice'])
  })
})

describe('any list of members', () => {
  const anyMember = fc
    .record({
      number: fc.nat(999),
      bin: fc.integer({ min: 1, max: 4 }),
      phone: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
      phoneKind: fc.constantFrom('mobile', 'fixed', 'invalid', 'none'),
      channel: fc.constantFrom('voice', 'sms'),
      language: fc.constantFrom('nl', 'fr', 'de', 'en'),
    })
    .map(({ number, bin, phone, ...rest }) =>
      phone === undefined
        ? without(number, 'none', { ...rest, binId: binId(bin) })
        : member(number, { ...rest, binId: binId(bin), phone: `+324700000${String(phone).padStart(2, '0')}` }),
    )
  const anyZone = fc.constantFrom('voice', 'sms', 'both')

  it('never has two recipients with one number, and loses nobody', () => {
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 60 }), anyZone, (members, zoneChannels) => {
        const { recipients, unreachable, duplicates } = chooseRecipients(members, all(zoneChannels))
        const usable = members.filter(
          ({ phone, phoneKind }) => phone !== undefined && (phoneKind === 'mobile' || phoneKind === 'fixed'),
        )
        const numbers = new Set(usable.map(({ phone }) => phone))
        expect(new Set(recipients.map(({ phone }) => phone))).toEqual(numbers)
        expect(recipients).toHaveLength(numbers.size)
        expect(recipients.length + unreachable.length + duplicates).toBe(members.length)
      }),
    )
  })

  it('texts only numbers that take a text', () => {
    fc.assert(
      fc.property(fc.array(anyMember), anyZone, (members, zoneChannels) => {
        const { recipients } = chooseRecipients(members, all(zoneChannels))
        expect(recipients.every(({ channel, canText }) => channel === 'voice' || canText)).toBe(true)
      }),
    )
  })
})
