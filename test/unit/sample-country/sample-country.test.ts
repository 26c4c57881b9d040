import { expect, it } from 'vitest'
import { labelQueries } from '../../../local/sample-country/labelled-queries.ts'
import { generateSampleCountry } from '../../../local/sample-country/sample-country.ts'

const country = generateSampleCountry()
const { bins, outside, without } = country

it('is the same country each time, another with another seed', () => {
  expect(JSON.stringify(generateSampleCountry())).toBe(JSON.stringify(country))
  expect(JSON.stringify(labelQueries(country))).toBe(JSON.stringify(labelQueries(country)))
  expect(generateSampleCountry({ seed: 'elders' }).bins[0]?.binId).not.toBe(bins[0]?.binId)
})

it('has 1,059 BINs with 32,000 streets, in zones, each BIN with an id of its own', () => {
  expect(new Set(bins.map(({ binId }) => binId)).size).toBe(1059)
  expect(bins.flatMap(({ streets }) => streets)).toHaveLength(32_000)
  expect(Math.min(...bins.map(({ streets }) => streets.length))).toBeGreaterThan(10)
  expect(country.zones.length).toBeGreaterThan(100)
  expect(Map.groupBy(bins, ({ language }) => language).get('de')?.length).toBeGreaterThan(5)
})

it('has the frequent names in many municipalities, and most names in few', () => {
  const municipalities = Map.groupBy(
    bins.flatMap(({ municipality, streets }) => streets.map(({ name }) => ({ name, municipality }))),
    ({ name }) => name,
  )
  const count = (name: string) => new Set(municipalities.get(name)?.map(({ municipality }) => municipality)).size
  expect(count('Kerkstraat')).toBeGreaterThan(150)
  expect(count("Rue de l'Église")).toBeGreaterThan(80)
  expect(municipalities.size).toBeGreaterThan(10_000)
})

it('leaves streets and municipalities without a BIN', () => {
  expect(outside.length).toBeGreaterThan(1000)
  const settled = new Set(bins.map(({ municipality }) => municipality))
  expect(without.filter((name) => settled.has(name))).toEqual([])
  expect(without.length).toBeGreaterThan(80)
})

it('gives neighbouring BINs areas that hardly overlap', () => {
  const corners = bins.map(({ area }) => area.coordinates[0]!.map(([x, y]) => [x * 70_600, y * 111_320] as const))
  const middles = corners.map((ring) =>
    ring
      .slice(1)
      .reduce(([x, y], [east, north]) => [x + east / (ring.length - 1), y + north / (ring.length - 1)] as const, [
        0, 0,
      ] as const),
  )
  const near = middles.flatMap(([x, y], one) =>
    middles.slice(one + 1).filter(([east, north]) => Math.hypot(east - x, north - y) < 700),
  )
  expect(near.length).toBeLessThan(bins.length / 50)
})
