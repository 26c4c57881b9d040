import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText } from '#privacy/check-text.ts'
import type { Finding } from '#privacy/finding.ts'
import { clean, contacts, counts, dutchWithHouseNumbers, frenchWithHouseNumbers, people } from './labelled-sentences.ts'

const check = (text: string) => checkText(text, { field: 'message.text' })
const shown = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, text }) => `${rule} ${severity}: ${text}`)

interface Label {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Reads "Kerkstraat {block 12}." as the sentence without braces and the places that were in them. */
function unmark(marked: string): { text: string; labels: Label[] } {
  let text = ''
  let at = 0
  const labels: Label[] = []
  for (const match of marked.matchAll(/\{(\w+) ([^}]*)\}/g)) {
    const [whole, kind = '', inside = ''] = match
    text += marked.slice(at, match.index)
    labels.push({ kind, start: text.length, end: text.length + inside.length })
    text += inside
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), labels }
}

const kindOf = ({ rule, severity }: Finding) =>
  rule === 'house-number' ? (severity === 'block' ? 'block' : 'count') : rule

/** The failures, all of them, where they are more than this share; so that a red test shows the sentences. */
function beyond(share: number, failures: readonly string[], total: number): readonly string[] {
  return failures.length / total > share ? failures : []
}

/** The sentences with a label of one of these kinds that no finding of that kind covers to the letter. */
function misses(sentences: readonly string[], kinds: readonly string[]): { total: number; missed: string[] } {
  let total = 0
  const missed: string[] = []
  for (const marked of sentences) {
    const { text, labels } = unmark(marked)
    const findings = check(text)
    for (const label of labels.filter(({ kind }) => kinds.includes(kind))) {
      total += 1
      const found = findings.some(
        (one) => kindOf(one) === label.kind && one.start === label.start && one.end === label.end,
      )
      if (!found) missed.push(text)
    }
  }
  return { total, missed }
}

/** The sentences with a finding, of one of these kinds, that nobody labelled. */
function falseAlarms(sentences: readonly string[], kinds: readonly string[]): string[] {
  return sentences.filter((marked) => {
    const { text, labels } = unmark(marked)
    return check(text).some(
      (one) =>
        kinds.includes(kindOf(one)) &&
        !labels.some((label) => label.kind === kindOf(one) && label.start < one.end && one.start < label.end),
    )
  })
}

const all = [...dutchWithHouseNumbers, ...frenchWithHouseNumbers, ...counts, ...clean, ...people, ...contacts]

describe('the labelled sentences', () => {
  it('are at least 300, of which at least 100 with a house number', () => {
    expect(all.length).toBeGreaterThanOrEqual(300)
    expect(dutchWithHouseNumbers.length + frenchWithHouseNumbers.length).toBeGreaterThanOrEqual(100)
  })

  it('house numbers: at least 98 % are blocked', () => {
    const { total, missed } = misses(all, ['block'])
    expect(total).toBeGreaterThan(0)
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('house numbers: less than 2 % of the sentences without one are blocked', () => {
    const without = all.filter((marked) => !marked.includes('{block '))
    const alarms = falseAlarms(without, ['block'])
    expect(beyond(0.02, alarms, without.length)).toEqual([])
  })

  it('counts after a street are asked about, not blocked', () => {
    const { total, missed } = misses(counts, ['count'])
    expect(total).toBeGreaterThan(0)
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('names, telephone numbers, addresses and plates: at least 98 % are found', () => {
    const { total, missed } = misses(all, ['name', 'phone', 'email', 'plate'])
    expect(total).toBeGreaterThan(0)
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('clean sentences: less than 2 % raise anything', () => {
    const alarms = falseAlarms(clean, ['block', 'count', 'name', 'phone', 'email', 'plate'])
    expect(beyond(0.02, alarms, clean.length)).toEqual([])
  })
})

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
  ])('%s is blocked', (text, number) => {
    expect(shown(check(text))).toEqual([`house-number block: ${number}`])
  })

  it.each(['Kerkstraat 2 mannen', 'Kerkstraat 2 onbekende mannen', 'rue Haute 2 hommes'])(
    '%s may be a count',
    (text) => {
      expect(shown(check(text))).toEqual(['house-number confirm: 2'])
    },
  )

  it.each(['Biest 12: inbraak.', 'Kerkstraat 2026', 'In de Kerkstraat werd tussen 12 en 18 ingebroken'])(
    '%s is for the sender to say',
    (text) => {
      expect(check(text).map(({ severity }) => severity)).toEqual(['confirm'])
    },
  )

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
    'bus 410 van De Lijn',
    'Kerkstraat, 101 bellen',
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
