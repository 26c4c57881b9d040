import { describe, expect, it } from 'vitest'
import type { MemberPatch, MemberRequest } from '#contract/member-api.ts'
import { enterMember, patchMember } from '#directory/member-input.ts'
import { showMember } from '#directory/member-view.ts'
import { aMember, aMemberWithoutContact, newBinId, newMemberId } from '../../support/directory-builders.ts'

const now = new Date('2026-03-01T23:30:00.000Z')
const reading = { language: 'nl', now } as const
const about = { memberId: newMemberId(), binId: newBinId(), language: 'fr' } as const
const request = (change: Partial<MemberRequest> = {}): MemberRequest => ({
  name: 'An Peeters',
  street: 'Peperstraat',
  houseNumber: '12',
  phone: '0452 12 34 56',
  houseRules: { version: '2024-01', acceptedAt: '2024-02-03' },
  ...change,
})

describe('a new member', () => {
  it('is read as people write it', () => {
    expect(enterMember(request({ wantsNews: false }), about, reading)).toEqual({
      kind: 'good',
      member: {
        ...about,
        name: 'An Peeters',
        street: 'Peperstraat',
        houseNumber: '12',
        phone: '+32452123456',
        phoneKind: 'mobile',
        channel: 'voice',
        houseRulesVersion: '2024-01',
        houseRulesAcceptedAt: '2024-02-03T00:00:00.000Z',
        revision: 1,
      },
    })
  })

  it.each([
    ['without number and address', { phone: '' }, 'phone', 'Geef minstens'],
    ['with a wrong number', { phone: '0452 12 34 5' }, 'phone', 'een cijfer te weinig'],
    ['with texts to a fixed line', { phone: '014 01 23 45', channel: 'sms' }, 'channel', 'Sms gaat alleen'],
    ['with texts to nobody', { phone: '', email: 'an@example.org', channel: 'sms' }, 'channel', 'Sms gaat alleen'],
    [
      'who accepts the house rules tomorrow',
      { houseRules: { version: '2024-01', acceptedAt: '2026-03-03' } },
      'houseRules.acceptedAt',
      'moet nog komen',
    ],
    [
      'who accepts them in an hour',
      { houseRules: { version: '2024-01', acceptedAt: '2026-03-02T00:30:00Z' } },
      'houseRules.acceptedAt',
      'moet nog komen',
    ],
  ] as const)('%s is refused', (_, change, path, message) => {
    const entered = enterMember(request(change), about, reading)
    expect(entered).toMatchObject({ kind: 'faulty', faults: [{ path }] })
    expect(JSON.stringify(entered)).toContain(message)
  })

  it('may accept the house rules today, as it is in Belgium', () => {
    const today = { houseRules: { version: '2024-01', acceptedAt: '2026-03-02' } }
    expect(enterMember(request(today), about, reading).kind).toBe('good')
  })

  it('is told all that is wrong, in the language of who reads it', () => {
    const wrong = request({ phone: 'geen', houseRules: { version: '1', acceptedAt: '2030-01-01' } })
    const entered = enterMember(wrong, about, { language: 'de', now })
    expect(entered).toMatchObject({ faults: [{ path: 'phone' }, { path: 'houseRules.acceptedAt' }] })
    expect(JSON.stringify(entered)).toContain('Dieser Tag kommt erst noch')
  })
})

describe('a change of a member', () => {
  const patched = (patch: MemberPatch, before = aMember()) => {
    const entered = patchMember(before, patch, reading)
    return entered.kind === 'good' ? entered.member : entered.faults[0]?.path
  }

  it('leaves what it does not name', () => {
    const before = aMember({ wantsNews: true })
    expect(patched({}, before)).toStrictEqual(before)
    expect(patched({ street: 'Molenstraat' }, before)).toStrictEqual({ ...before, street: 'Molenstraat' })
  })

  it('takes away with null', () => {
    const { email: _email, wantsNews: _wantsNews, ...rest } = aMember({ wantsNews: true })
    expect(
      patched({ email: null, wantsNews: null }, { ...rest, email: 'an@example.org', wantsNews: true }),
    ).toStrictEqual(rest)
    const without = patched({ phone: null }, aMember())
    expect(without).toMatchObject({ phoneKind: 'none' })
    expect(without).not.toHaveProperty('phone')
  })

  it('puts a number in the place of one that was wrong', () => {
    const before = aMemberWithoutContact({ phoneKind: 'invalid', phoneAsEntered: '0452 1' })
    const after = patched({ phone: '0452 12 34 56' }, before)
    expect(after).toMatchObject({ phone: '+32452123456', phoneKind: 'mobile' })
    expect(after).not.toHaveProperty('phoneAsEntered')
  })

  it('asks of what it does not touch no more than was asked then', () => {
    const before = aMemberWithoutContact({ phoneKind: 'invalid', phoneAsEntered: '0452 1', channel: 'sms' })
    expect(patched({ street: 'Molenstraat' }, before)).toStrictEqual({ ...before, street: 'Molenstraat' })
    expect(patched({ channel: 'voice' }, before)).toBe('phone')
  })

  it('may not take away the last way to reach somebody', () => {
    expect(patched({ phone: null, email: null })).toBe('phone')
    expect(patched({ phone: null, channel: 'sms' })).toBe('channel')
  })
})

it('a member is shown without what only the store knows', () => {
  const member = aMember()
  const { memberId, revision: _, houseRulesVersion: version, houseRulesAcceptedAt: acceptedAt, ...rest } = member
  expect(showMember(member)).toStrictEqual({
    id: memberId,
    ...rest,
    wantsNews: false,
    houseRules: { version, acceptedAt },
  })
})
