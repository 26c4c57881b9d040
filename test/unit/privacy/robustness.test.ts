import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check, unmark } from './labels.ts'
import { dutchClean, dutchHouseNumbers } from './second-reader-dutch.ts'

const LONGEST = 10_000

/** Characters of all planes, halves of pairs among them, and the pieces that rules begin at. */
const long = { maxLength: 400, size: 'max' } as const
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', ...long }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), ...long }),
      fc.string({ unit: fc.constantFrom(...' \n\t0123456789-/.,:@+()’'.split('')), ...long }),
      fc.constantFrom(
        'Kerkstraat ',
        'rue de l’',
        'nr. ',
        '12 en ',
        ' bus 3',
        'www.',
        'https://',
        'de tuin van ',
        'Van den ',
        'plaat ',
        ', 12 jaar',
      ),
    ),
    { maxLength: 100, size: 'max' },
  )
  .map((pieces) => pieces.join('').slice(0, LONGEST))

describe('any text of up to 10,000 characters', () => {
  it('gives findings that lie in it, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const finding of check(text)) {
          expect(finding.text).toBe(text.slice(finding.start, finding.end))
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          end = finding.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same findings again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = check(text)
        expect(check(text)).toEqual(once)
      }),
      { numRuns: 20 },
    )
  })
})

describe('time', () => {
  // Measured: 0.1 ms for an alert, 8 ms for a bulletin of 10 kB; ten times that on a busy machine.
  const soon = (text: string) => {
    check(text)
    const started = performance.now()
    check(text)
    return performance.now() - started
  }

  it.each(['1', ' ', 'a', '1 ', 'A ', '.', '🏠', 'Van ', "d'A", 'https://', 'Kerkstraat 12 ', 'honderd', '12 en '])(
    '6,000 characters of %j are read between two key strokes',
    (piece) => {
      expect(soon(piece.repeat(6000 / piece.length))).toBeLessThan(150)
    },
  )

  it('a bulletin of 10 kB is read between two key strokes', () => {
    const bulletin = [...dutchClean, ...dutchHouseNumbers]
      .map((marked) => unmark(marked).text)
      .join(' ')
      .slice(0, 10_240)
    expect(bulletin).toHaveLength(10_240)
    expect(soon(bulletin)).toBeLessThan(150)
  })

  it('a text ten times as long takes no more than some ten times as long', () => {
    for (const piece of ['1', 'a', '1 ', 'Kerkstraat 12 ']) {
      const short = Math.max(soon(piece.repeat(6000 / piece.length)), 1)
      expect(soon(piece.repeat(60_000 / piece.length))).toBeLessThan(short * 60)
    }
  })
})
