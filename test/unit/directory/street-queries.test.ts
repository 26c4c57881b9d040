import { describe, expect, it } from 'vitest'
import { StreetIndex } from '#directory/streets/street-index.ts'
import { type LabelledQuery, labelQueries } from '../../../local/sample-country/labelled-queries.ts'
import { generateSampleCountry } from '../../../local/sample-country/sample-country.ts'

const country = generateSampleCountry()
const index = StreetIndex.of(country.bins)
const queries = labelQueries(country)
const [answerable, unanswerable] = [
  queries.filter(({ expected }) => expected !== undefined),
  queries.filter(({ expected }) => expected === undefined),
]

/** As the prevention service wants it: in the whole, and no rule far behind. */
const WANTED = 0.97
const WANTED_OF_A_RULE = 0.85

function isRight(query: LabelledQuery): boolean {
  const { matches } = index.lookUp(query)
  return query.expected === undefined ? matches.length === 0 : matches[0]?.bin.binId === query.expected
}

function wrongOnes(some: readonly LabelledQuery[]): readonly string[] {
  return some
    .filter((query) => !isRight(query))
    .map(({ rule, text, municipality = '', houseNumber = '' }) => `${rule}: ${text} ${municipality} ${houseNumber}`)
}

it('asks enough: the whole country, at least 400 queries', () => {
  expect(country.bins).toHaveLength(1059)
  expect(country.bins.flatMap(({ streets }) => streets)).toHaveLength(32_000)
  expect(answerable.length).toBeGreaterThanOrEqual(400)
  expect(unanswerable.length).toBeGreaterThanOrEqual(150)
})

it('finds the right BIN first', () => {
  const wrong = wrongOnes(answerable)
  expect(wrong.length / answerable.length, wrong.join('\n')).toBeLessThanOrEqual(1 - WANTED)
})

it('claims none where there is none', () => {
  const wrong = wrongOnes(unanswerable)
  expect(wrong.length / unanswerable.length, wrong.join('\n')).toBeLessThanOrEqual(1 - WANTED)
})

describe.each([...Map.groupBy(queries, ({ rule }) => rule)])('%s', (_rule, some) => {
  it('is answered right', () => {
    const wrong = wrongOnes(some)
    expect(some.length).toBeGreaterThanOrEqual(20)
    expect(wrong.length / some.length, wrong.join('\n')).toBeLessThanOrEqual(1 - WANTED_OF_A_RULE)
  })
})
