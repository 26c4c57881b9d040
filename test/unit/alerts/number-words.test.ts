import { describe, expect, it } from 'vitest'
import { numberWords } from '#alerts/number-words.ts'

describe('numbers in words', () => {
  it.each([
    ['nl', 1, 'één'],
    ['nl', 22, 'tweeëntwintig'],
    ['nl', 31, 'eenendertig'],
    ['nl', 313, 'driehonderddertien'],
    ['fr', 21, 'vingt et un'],
    ['fr', 71, 'septante et un'],
    ['fr', 80, 'quatre-vingts'],
    ['fr', 95, 'nonante-cinq'],
    ['fr', 200, 'deux cents'],
    ['fr', 210, 'deux cent dix'],
    ['de', 21, 'einundzwanzig'],
    ['de', 112, 'hundertzwölf'],
    ['en', 45, 'forty-five'],
    ['en', 210, 'two hundred and ten'],
  ] as const)('%s %i is %s', (language, value, words) => {
    expect(numberWords(value, language)).toBe(words)
  })

  it('leaves what it has no words for in figures', () => {
    expect([1000, -1, 1.5].map((value) => numberWords(value, 'nl'))).toEqual(['1000', '-1', '1.5'])
  })
})
