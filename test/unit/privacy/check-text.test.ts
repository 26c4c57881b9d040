import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '#privacy/finding.ts'
import { clean, contacts, counts, dutchWithHouseNumbers, frenchWithHouseNumbers, people } from './labelled-sentences.ts'
import { check, unmark } from './labels.ts'

const shown = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, text }) => `${rule} ${severity}: ${text}`)

const all = [...dutchWithHouseNumbers, ...frenchWithHouseNumbers, ...counts, ...clean, ...people, ...contacts]

describe('the source’s own example', () => {
  it('has no finding', () => {
    const example = [
      'Dit is de noodcentrale 101 van de politie Voorkempen.',
      'In de Peperstraat zag een bewoner dat een onbekende de voordeur bij de buren aan het forceren was. Wanneer hij naar deze persoon riep, liep deze weg richting Zoutstraat. Het was een man, volledig in het zwart gekleed.',
      'Gelieve de buitenverlichting aan te steken en indien u de persoon opmerkt, dadelijk de politie te verwittigen via het noodnummer 101.',
    ]
    expect(example.flatMap(check)).toEqual([])
    expect(check(example.join(' '))).toEqual([])
  })
})

describe('house numbers', () => {
  it.each([
    ['Peperstraat 12', '12'],
    ['nr. 12', '12'],
    ['Peperstraat 12 bus 3', '12 bus 3'],
    ['op 12A', '12A'],
    ["rue de l'Église 7", '7'],
    ['Kerkstraat tussen 12 en 18', '12 en 18'],
    ['Dorp 5 te Brecht', '5'],
    ['7, rue Haute', '7'],
    ['PEPERSTRAAT 12', '12'],
    ['Peperstraat\u00a012', '12'],
    ['Peperstraat12', '12'],
    ['Kerkstraat 101 te Brecht', '101'],
    ['Vogelsanck 8, Zoersel', '8'],
    ['Kerkstraat 12-A', '12-A'],
    ['Kerkstraat 12 - 2960 Brecht', '12'],
    ['**Kerkstraat** 12', '12'],
    ['Kerkstraat\u200b 12', '12'],
    ['Kerk\u00adstraat 12', '12'],
    ["rue de l'E\u0301glise 7", '7'],
    ['au nume\u0301ro 7', '7'],
    ['12 bis, rue Haute', '12'],
    ['rue des 3 Fontaines 8', '8'],
    ['huisnummer drieëntwintig', 'drieëntwintig'],
    ['Kerkstraat 12 bus 2.01', '12 bus 2.01'],
    ['Er werd gebeld op nummer 14', '14'],
    ['https://maps.example.org/?q=Kerkstraat+12,Brecht', '12'],
  ])('%s is blocked', (text, number) => {
    expect(shown(check(text))).toEqual([`house-number block: ${number}`])
  })

  it.each(['Kerkstraat 2 mannen', 'Kerkstraat 2 onbekende mannen', 'rue Haute 2 hommes'])(
    '%s may be a count',
    (text) => {
      expect(shown(check(text))).toEqual(['house-number confirm: 2'])
    },
  )

  it.each([
    'Biest 12: inbraak.',
    'Er liep een man rond, Vogelsanck 8, te voet',
    'een trui met nummer 10',
    'een bewoner van 82.',
    'Kerkstraat 2026',
    'In de Kerkstraat werd tussen 12 en 18 ingebroken',
  ])('%s is for the sender to say', (text) => {
    expect(check(text).map(({ severity }) => severity)).toEqual(['confirm'])
  })

  it.each([
    'Bel 101',
    'Bel 112',
    'om 22u30',
    'op 15 augustus',
    'via de E313',
    'op de N12',
    'langs de A12',
    '3 daders',
    'een man van 35 jaar',
    '1m80',
    '1m80, bus 410 richting Geel',
    '22u30, bus 410',
    'bus 410 van De Lijn',
    'Kerkstraat, 101 bellen',
    'Kerkstraat (N12)',
    'op de N 12 in Brecht',
    'E 313 te Ranst versperd',
    'Kerkstraat:\n1. Sluit ramen\n2. Bel de politie',
    'Kerkstraat: 1 op 5 reed te snel',
    'op 5 en 6 oktober in de Kerkstraat',
    'In Wachtebeke 12 boetes',
    'Dès le 3, rue Haute sera fermée',
    'https://example.org/?url=https%3A%2F%2Fwww.example.org%2F12A&plate=1-ABC-234',
    'www.politie.be/5355',
    'Er zijn 3 van 120 leden bereikt',
    'Elke dag, lieve buren',
    'An der Kirche',
  ])('%s is none', (text) => {
    expect(check(text)).toEqual([])
  })
})

describe('places', () => {
  it('are counted in UTF-16 units of the text as it was given', () => {
    const text = '🚨  Kerkstraat 12 🚨 bel 0470 00 00 12'
    const [house, phone] = check(text)
    expect(house).toEqual({
      rule: 'house-number',
      severity: 'block',
      field: 'message.text',
      start: 15,
      end: 17,
      text: '12',
    })
    expect(phone).toMatchObject({ rule: 'phone', severity: 'confirm', text: '0470 00 00 12' })
  })

  it('always hold the text that the finding shows, in order and apart, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(...all.map((one) => unmark(one).text)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ')
        let end = 0
        for (const finding of check(text)) {
          expect(finding.text).toBe(text.slice(finding.start, finding.end))
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          end = finding.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('do not hide each other: an address, its number and a telephone number are three findings', () => {
    expect(shown(check('De heer Janssens, Kerkstraat 12, 0470 00 00 12, jan@example.be, 1-ABC-234'))).toEqual([
      'name confirm: Janssens',
      'house-number block: 12',
      'phone confirm: 0470 00 00 12',
      'email confirm: jan@example.be',
      'plate confirm: 1-ABC-234',
    ])
  })
})

describe('lines', () => {
  it('end a name: the street below it does not make one street of both', () => {
    expect(shown(check('HINP Rombouts\nDienst Preventie\nVaartdijk 15'))).toEqual([
      'name confirm: Rombouts',
      'house-number block: 15',
    ])
  })
})

describe('time', () => {
  const size = 100_000
  it.each([
    '0 ',
    '1-',
    '12 en ',
    'a@',
    'A-',
    'Kerkstraat 12 ',
    'rue de la ',
    'Van ',
    'J. ',
    'plaat met ',
    '22u',
    '0477 12 34 5',
    '-a',
    'AB-1-',
    'straat',
    '(',
    ' ',
  ])('100 kB of %j takes no longer than any text', (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length))
    const started = performance.now()
    check(text)
    // A pattern that backtracks takes minutes; this takes some tenths of a second at most.
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
