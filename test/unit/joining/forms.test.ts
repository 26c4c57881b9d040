import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsParts, toGsm7 } from '#alerts/gsm7.ts'
import { readForm, signForm } from '#joining/form-tokens.ts'
import { joinPage } from '#joining/join-page.ts'
import { alreadyMember, codeFor, ownLink, refused, welcome } from '#joining/messages.ts'
import { correct } from '#joining/own-data.ts'
import { chooseLanguage } from '#joining/page.ts'
import { emptyTyped, type Person, readApplicant, readPerson, readTyped, type Typed } from '#joining/person-form.ts'
import { networkOf } from '#joining/source.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import { aBin, aMember, aMemberWithoutContact, aZone } from '../../support/directory-builders.ts'

const whole: Typed = {
  ...emptyTyped('nl'),
  name: 'An Peeters',
  street: 'Peperstraat',
  houseNumber: '12 bus 3',
  phone: '0470 55 12 34',
  email: 'an@example.org',
  rules: true,
}
const codesOf = (typed: Partial<Typed>) => {
  const read = readApplicant({ ...whole, ...typed })
  return read.kind === 'faulty' ? read.faults.map(({ field, code }) => `${field} ${code}`) : []
}

describe('what somebody typed', () => {
  it('is a person when nothing is wrong with it', () => {
    expect(readApplicant({ ...whole, name: '  An\t Peeters\u0000 ' })).toEqual({
      kind: 'good',
      person: {
        name: 'An Peeters',
        street: 'Peperstraat',
        houseNumber: '12 bus 3',
        phone: '+32470551234',
        phoneKind: 'mobile',
        email: 'an@example.org',
        channel: 'voice',
        language: 'nl',
      },
    })
  })

  it('wants the news only where it says so', () => {
    expect(readApplicant({ ...whole, wantsNews: true })).toMatchObject({ person: { wantsNews: true } })
    expect(readApplicant({ ...whole, wantsNews: true, email: '' })).not.toHaveProperty('person.wantsNews')
  })

  it.each<[string, Partial<Typed>, readonly string[]]>([
    ['no name', { name: ' ' }, ['name name-missing']],
    ['a house number without a number', { houseNumber: 'bus' }, ['houseNumber house-number-missing']],
    ['no way to reach them', { phone: '', email: '' }, ['phone reach-missing']],
    ['a number that is none', { phone: '0477 12 34 5' }, ['phone phone']],
    ['an address that is none', { email: 'an@voorbeeld' }, ['email address-wrong']],
    ['texts to a fixed line', { phone: '03 210 40 00', channel: 'sms' }, ['channel text-needs-mobile']],
    ['texts to no number', { phone: '', channel: 'sms' }, ['channel text-needs-mobile']],
    [
      'a fixed line and no address: nothing to confirm by',
      { phone: '03 210 40 00', email: '' },
      ['email cannot-confirm'],
    ],
    ['rules not accepted', { rules: false }, ['rules rules-not-accepted']],
    [
      'everything at once',
      { name: '', phone: 'x', rules: false },
      ['name name-missing', 'phone phone', 'rules rules-not-accepted'],
    ],
  ])('says what is wrong: %s', (_what, typed, faults) => {
    expect(codesOf(typed)).toEqual(faults)
  })

  it('never breaks the form, and comes back in it as it was', async () => {
    const bin = aBin()
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.normalize('NFC'))
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, street, phone) => {
        const typed = readTyped(new URLSearchParams({ name, street, phone, channel: 'x', language: 'xx' }), 'nl')
        const read = readPerson(typed)
        const html = await joinPage({
          bin,
          zone: aZone(),
          language: 'nl',
          typed,
          formToken: 't',
          faults: read.kind === 'faulty' ? read.faults : [],
        })
        expect(typed).toMatchObject({ name, street, phone, channel: 'voice', language: 'nl' })
        expect(html.match(/<(script|img|iframe)/)).toBeNull()
        expect(html.split('<form').length).toBe(2)
      }),
      {
        numRuns: 200,
        examples: [['"><script>alert(1)</script>', "' onfocus=alert(1) autofocus '", '</textarea><img src=x>']],
      },
    )
  })
})

describe('a corrected form', () => {
  const member = aMember({ phone: '+32452000001', email: 'an@example.org', channel: 'sms' })
  const person: Person = {
    name: member.name,
    street: member.street,
    houseNumber: member.houseNumber,
    phone: '+32452000001',
    phoneKind: 'mobile',
    email: 'an@example.org',
    channel: 'sms',
    language: 'nl',
    wantsNews: true,
  }

  it('counts at once but for a new address and a new mobile number', () => {
    expect(correct(member, { ...person, street: 'Kerkstraat' })).toEqual({
      member: { ...member, street: 'Kerkstraat', wantsNews: true },
    })
    const moved = correct(member, { ...person, email: 'nieuw@example.org', phone: '+32470000002', channel: 'voice' })
    expect(moved.member).toMatchObject({ email: 'an@example.org', phone: '+32452000001' })
    expect([moved.newEmail, moved.newMobile]).toEqual([
      'nieuw@example.org',
      { phone: '+32470000002', channel: 'voice' },
    ])
  })

  it('takes the news away from who no longer wants it, and says nothing of it elsewhere', () => {
    const { wantsNews: _wantsNews, ...quiet } = person
    expect(correct(member, quiet).member).toEqual(member)
    expect(correct({ ...member, wantsNews: true }, quiet).member).toEqual(member)
    expect(correct({ ...member, wantsNews: false }, quiet).member).toEqual(member)
  })

  it('takes a fixed line at once, and what was taken away', () => {
    expect(
      correct(member, { ...person, phone: '+3232104000', phoneKind: 'fixed', channel: 'voice' }).member,
    ).toMatchObject({
      phone: '+3232104000',
      phoneKind: 'fixed',
      channel: 'voice',
    })
    const { email: _email, ...unmailed } = person
    expect(correct(member, unmailed).member).not.toHaveProperty('email')
    const { phone: _phone, ...unphoned } = person
    const without = correct(member, { ...unphoned, phoneKind: 'none', channel: 'voice' }).member
    expect([without.phone, without.phoneKind]).toEqual([undefined, 'none'])
  })

  it('keeps a number that cannot be called until the new one is confirmed', () => {
    const broken = aMemberWithoutContact({ phoneKind: 'invalid', phoneAsEntered: '0452 1' })
    const { member: kept, newMobile } = correct(broken, { ...person, channel: 'sms' })
    expect(kept).toMatchObject({ phoneKind: 'invalid', phoneAsEntered: '0452 1', channel: 'voice' })
    expect(newMobile).toEqual({ phone: '+32452000001', channel: 'sms' })
  })
})

describe('a form', () => {
  const key = new TextEncoder().encode('a key of no importance')
  const opened = new Date('2026-11-22T12:00:00Z')
  const after = (seconds: number) => new Date(opened.getTime() + seconds * 1000)
  const of = { page: 'join', about: 'bin_1', leastSeconds: 3 } as const

  it('is taken from who took a moment to fill it in, on the page it is of, within a day', async () => {
    const token = await signForm(key, { page: 'join', about: 'bin_1', id: 'one' }, opened)
    expect(await readForm(key, token, of, after(3))).toEqual({ kind: 'good', id: 'one' })
    expect(await readForm(key, token, of, after(2.9))).toEqual({ kind: 'too-fast' })
    expect(await readForm(key, token, of, after(24 * 3600 + 1))).toEqual({ kind: 'old' })
    expect(await readForm(key, token, { ...of, about: 'bin_2' }, after(3))).toEqual({ kind: 'old' })
    expect(await readForm(key, token, { ...of, page: 'own-link' }, after(3))).toEqual({ kind: 'old' })
    expect(await readForm(new Uint8Array(32), token, of, after(3))).toEqual({ kind: 'old' })
    expect(await readForm(key, '', of, after(3))).toEqual({ kind: 'old' })
  })
})

describe('where a request came from', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('is its network: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('the language of a page', () => {
  it('is the one asked for, or the reader’s, or the BIN’s', () => {
    expect(chooseLanguage('fr', 'de-BE', 'nl')).toBe('fr')
    expect(chooseLanguage('xx', 'pl, de-BE;q=0.8', 'nl')).toBe('de')
    expect(chooseLanguage(undefined, undefined, 'nl')).toBe('nl')
  })
})

describe('a text message', () => {
  it('is written in GSM-7; with its link it is three parts at most, a code is one', async () => {
    const bin = aBin({ name: 'Peperstraat en omgeving' })
    const member = aMember({ binId: bin.binId })
    const link = await selfServiceUrl(new Uint8Array(32), 'https://bin-alert.example', member, new Date())
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      const sent = [
        welcome(bin, language, '+3214000101', link).sms,
        ownLink(bin, language, link).sms,
        alreadyMember(bin, language, link).sms,
        refused(bin, language, 'U woont buiten het gebied').sms,
      ].map((text) => smsParts(toGsm7(text ?? '')))
      expect(sent.map(({ encoding }) => encoding)).toEqual(sent.map(() => 'GSM-7'))
      expect(Math.max(...sent.map(({ parts }) => parts))).toBeLessThanOrEqual(3)
      expect(smsParts(toGsm7(codeFor(bin, language, '123456')))).toMatchObject({ encoding: 'GSM-7', parts: 1 })
    }
  })
})
