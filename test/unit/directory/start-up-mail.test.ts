import { describe, expect, it } from 'vitest'
import { smsParts } from '#alerts/gsm7.ts'
import { announceByMail, announceByText, announcedToCoordinator, tellPartners } from '#directory/start-up-mail.ts'
import { aBin, aMember, aMemberWithoutContact, aZone } from '../../support/directory-builders.ts'

const bin = aBin({ name: 'Handels*kern', type: 'BIN-Z', mailbox: 'bin_z@example.org' })
const test = { bin, at: '2026-11-22T19:00:00.000Z', caller: '+3214000101' }
const links = { selfService: 'https://bin.example.org/mijn-gegevens?token=x' }
const languages = ['nl', 'fr', 'de', 'en'] as const

describe.each(languages)('the announcement in %s', (language) => {
  it('tells when, from which number, which key, and whom to tell when nothing came', async () => {
    const { subject, text, html } = await announceByMail(test, 'prod', { language, links })
    for (const said of ['20:00', '22', '+32 14 00 01 01', '1', 'bin_z@example.org', 'BIN-Z Handels*kern']) {
      expect(text).toContain(said)
    }
    expect(subject).toContain('BIN-Z Handels*kern')
    expect(html).toContain(links.selfService)
    expect(text).toContain(links.selfService)
  })

  it('fits two parts of a text message', () => {
    const sms = announceByText(test, language)
    expect(sms).toContain('+3214000101')
    expect(smsParts(sms)).toMatchObject({ encoding: 'GSM-7' })
    expect(smsParts(sms).parts).toBeLessThanOrEqual(2)
  })
})

it('is said in the words of the language', async () => {
  const { subject } = await announceByMail(test, 'prod', { language: 'nl', links })
  expect(subject).toBe('Testoproep van BIN-Z Handels*kern op zondag 22 november 2026 om 20:00 uur')
})

describe('the coordinator', () => {
  const plan = { mailed: [aMember()], texted: [], untold: [] }

  it('gets the names of those who are left to be told, with their number', () => {
    const untold = [
      aMemberWithoutContact({ name: 'Zoë Wouters', phone: '+3232100000', phoneKind: 'fixed' }),
      aMemberWithoutContact({ name: 'An *Aerts*' }),
    ]
    const { to, text } = announcedToCoordinator(bin, test.at, { ...plan, untold })
    expect(to).toBe(bin.mailbox)
    expect(text.text.at(-1)).toBe(
      String.raw`- An \*Aerts\* (geen nummer)` + '\n' + String.raw`- Zoë Wouters (\+32 3 210 00 00)`,
    )
  })

  it('has nothing to do when everybody was told', () => {
    const { text } = announcedToCoordinator(bin, test.at, plan)
    expect(text.text).toEqual([
      'Verwittigd per e-mail: 1. Verwittigd per sms: 0.',
      'Alle leden zijn verwittigd: u hoeft niets te doen.',
    ])
  })
})

it.each(languages)(
  'the partners are told in %s where the BIN is and how to reach it, and no name of a person',
  async (language) => {
    const { subject, text } = await tellPartners(aBin(), aZone(), 'prod', language)
    expect(subject).toContain('BIN Peperstraat (Zoersel)')
    for (const said of ['Voorkempen', 'Zoersel', 'Peperstraat', 'Kerkstraat (1–61', 'bin@example.org']) {
      expect(text).toContain(said)
    }
  },
)
