import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { LookupQuery } from '#contract/lookup-api.ts'
import { StreetIndex } from '#directory/streets/street-index.ts'
import { makeHandler } from '../functions/directory/look-up-street.ts'
import { type LabelledQuery, labelQueries } from '../local/sample-country/labelled-queries.ts'
import { generateSampleCountry } from '../local/sample-country/sample-country.ts'
import type { Measurement } from './measurements.ts'

const TIMES_MADE = 5
/** So many queries are typed key by key. */
const TYPED = 400

/** How fast the street lookup answers over the whole country, how good it is, and what its index takes. */
export async function measureStreetLookup(): Promise<readonly Measurement[]> {
  const country = generateSampleCountry()
  const queries = labelQueries(country)
  const sizes = `${country.bins.length} BINs, ${country.bins.flatMap(({ streets }) => streets).length} streets`
  const before = heapInUse()
  let index = StreetIndex.of(country.bins)
  const megabytes = Math.round((heapInUse() - before) / 1e5) / 10
  const made = Array.from({ length: TIMES_MADE }, () => {
    const since = performance.now()
    index = StreetIndex.of(country.bins)
    return performance.now() - since
  }).toSorted((a, b) => a - b)

  const whole = queries.map(asQuery)
  const strokes = queries
    .slice(0, TYPED)
    .flatMap(({ text }) => [...text].map((_, last) => ({ q: text.slice(0, last + 1) })))
    .filter(({ q }) => q.trim() !== '')
  await timeLookups(index, country.zones, whole)
  const [asked, typed] = [
    await timeLookups(index, country.zones, whole),
    await timeLookups(index, country.zones, strokes),
  ]
  const right = queries.filter((query) => isRight(index, query))
  const answerable = queries.filter(({ expected }) => expected !== undefined)
  const found = right.filter(({ expected }) => expected !== undefined)
  return [
    {
      what: `Index of the streets made (${sizes}), ${TIMES_MADE} times`,
      result: `median ${share(made, 0.5).toFixed(0)} ms, longest ${share(made, 1).toFixed(0)} ms; ${megabytes} MB in memory`,
      target: 'under 1,500 ms',
      met: share(made, 0.5) < 1500,
    },
    speed(
      `Street lookup in the function, ${asked.length} queries with typing errors, whole country, each the quickest of 3`,
      asked,
    ),
    speed(`The same for each key stroke of ${TYPED} of them, ${typed.length} lookups`, typed),
    quality('The right BIN first, of queries with one answer', found.length, answerable.length),
    quality('None claimed, of queries with none', right.length - found.length, queries.length - answerable.length),
  ]
}

function asQuery({ text, municipality, houseNumber }: LabelledQuery): LookupQuery {
  return {
    q: text,
    ...(municipality === undefined ? {} : { municipality }),
    ...(houseNumber === undefined ? {} : { number: String(houseNumber) }),
  }
}

/**
 * Milliseconds of each lookup, from the checked query to the JSON of the answer, sorted; each the quickest of three, so
 * that what else the machine does is not counted.
 */
async function timeLookups(
  index: StreetIndex,
  zones: readonly string[],
  queries: readonly LookupQuery[],
): Promise<readonly number[]> {
  const handle = makeHandler(async () => index)
  const caller = { subject: 'bench', role: 'dispatcher', zones: zones.slice(0, 2), bins: [] } as const
  const times: number[] = []
  for (const query of queries) {
    let quickest = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < 3; turn += 1) {
      const since = performance.now()
      JSON.stringify((await handle({ query, caller })).body)
      quickest = Math.min(quickest, performance.now() - since)
    }
    times.push(quickest)
  }
  return times.toSorted((a, b) => a - b)
}

function isRight(index: StreetIndex, query: LabelledQuery): boolean {
  const { matches } = index.lookUp(query)
  return query.expected === undefined ? matches.length === 0 : matches[0]?.bin.binId === query.expected
}

function speed(what: string, times: readonly number[]): Measurement {
  return {
    what,
    result: `median ${share(times, 0.5).toFixed(1)} ms, 99 % within ${share(times, 0.99).toFixed(1)} ms`,
    target: '99 % within 5 ms',
    met: share(times, 0.99) < 5,
  }
}

function quality(what: string, right: number, all: number): Measurement {
  const percent = (100 * right) / all
  return { what, result: `${right} of ${all}, ${percent.toFixed(1)} %`, target: 'at least 97 %', met: percent >= 97 }
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** Bytes in use once what is not needed has been let go. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
