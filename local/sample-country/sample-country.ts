import { ulid } from 'ulid'
import { BinId, ZoneId } from '#contract/ids.ts'
import type { Bin, BinStreet, Position } from '#directory/bin.ts'
import { fold } from '#directory/streets/letters.ts'
import { MUNICIPALITIES, type Province } from '#directory/streets/municipalities.ts'
import { drawArea } from '../sample-zone/area.ts'
import { type Random, seeded } from '../sample-zone/random.ts'
import { frequentNames, inventName, type Tongue } from './street-names.ts'
import { subMunicipalities } from './sub-municipalities.ts'

/** A street of the country that lies in a municipality with BINs, but in none of them. */
export interface OutsideStreet {
  readonly name: string
  readonly municipality: string
}

/** All BINs of a country that could be Belgium, without the people in them. */
export interface SampleCountry {
  readonly bins: readonly Bin[]
  readonly zones: readonly ZoneId[]
  readonly outside: readonly OutsideStreet[]
  /** Municipalities where no BIN lies. */
  readonly without: readonly string[]
}

export interface SampleCountryOptions {
  readonly seed?: string
  readonly bins?: number
  /** So many streets in BINs; a street that is divided between two counts twice. */
  readonly streets?: number
}

/** Makes the country: 1,059 BINs with 32,000 streets unless told otherwise; the same options make the same one. */
export function generateSampleCountry({
  seed = 'country',
  bins: binCount = 1059,
  streets: streetCount = 32_000,
}: SampleCountryOptions = {}): SampleCountry {
  const random = seeded(seed)
  const towns = drawTowns(random)
  const settled = towns.filter(({ hasBins }) => hasBins)
  const shares = drawShares(settled.length, binCount, random)
  const bins: Bin[] = []
  const outside: OutsideStreet[] = []
  for (const [index, town] of settled.entries()) {
    const own = shares[index] ?? 1
    const first = Math.round((bins.length * streetCount) / binCount)
    const last = Math.round(((bins.length + own) * streetCount) / binCount)
    const names = drawStreets(town, settled, Math.ceil((last - first) * 1.1), seeded(`${seed}/${town.name}`))
    const made = settleTown(town, own, names, last - first, seeded(`${seed}/${town.name}/bins`))
    bins.push(...made.bins)
    outside.push(...made.outside.map(({ name }) => ({ name, municipality: town.name })))
  }
  return {
    bins,
    zones: [...new Set(bins.map(({ zoneId }) => zoneId))],
    outside,
    without: towns.flatMap(({ hasBins, name }) => (hasBins ? [] : [name])),
  }
}

interface Town {
  readonly name: string
  readonly province: Province
  readonly tongue: Tongue
  readonly centre: Position
  readonly zoneId: ZoneId
  readonly hasBins: boolean
}

interface Region {
  readonly tongue: Tongue
  /** Of a hundred municipalities so many have BINs. */
  readonly share: number
  /** Longitudes and latitudes between which its municipalities are laid out, in rows. */
  readonly corners: readonly [west: number, south: number, east: number, north: number]
}

const regions: Readonly<Record<Province, Region>> = {
  antwerpen: { tongue: 'nl', share: 96, corners: [4.2, 51.05, 5.2, 51.48] },
  limburg: { tongue: 'nl', share: 88, corners: [5.25, 50.76, 5.95, 51.2] },
  'oost-vlaanderen': { tongue: 'nl', share: 92, corners: [3.4, 50.78, 4.15, 51.3] },
  'west-vlaanderen': { tongue: 'nl', share: 88, corners: [2.6, 50.78, 3.38, 51.3] },
  'vlaams-brabant': { tongue: 'nl', share: 94, corners: [4.5, 50.76, 5.22, 51.03] },
  brussel: { tongue: 'nl', share: 45, corners: [4.2, 50.76, 4.48, 51.0] },
  'brabant-wallon': { tongue: 'fr', share: 80, corners: [4.2, 50.56, 5.0, 50.74] },
  hainaut: { tongue: 'fr', share: 62, corners: [3.3, 50.1, 4.5, 50.54] },
  liège: { tongue: 'fr', share: 60, corners: [5.05, 50.3, 6.0, 50.74] },
  ostbelgien: { tongue: 'de', share: 78, corners: [6.05, 50.25, 6.35, 50.72] },
  luxembourg: { tongue: 'fr', share: 45, corners: [5.2, 49.6, 5.95, 50.28] },
  namur: { tongue: 'fr', share: 58, corners: [4.55, 49.95, 5.15, 50.54] },
}

/** Municipalities that merged: the country has the old ones. */
const MERGED = new Set([
  'Beveren-Kruibeke-Zwijndrecht',
  'Bilzen-Hoeselt',
  'Merelbeke-Melle',
  'Nazareth-De Pinte',
  'Pajottegem',
  'Tessenderlo-Ham',
  'Tongeren-Borgloon',
])

/** As many municipalities of a province, one after the other, make a police zone. */
const TOWNS_PER_ZONE = 3
const METRES_PER_DEGREE = 111_320
/** From one BIN of a municipality to the next, and from its middle to its farthest corner. */
const METRES_BETWEEN_BINS = 1_300
const RADIUS = 580

function drawTowns(random: Random): readonly Town[] {
  return Object.entries(MUNICIPALITIES).flatMap(([key, municipalities]) => {
    const province = provinceOf(key)
    const { tongue, share, corners } = regions[province]
    const [west, south, east, north] = corners
    const names = municipalities.map(([name]) => name).filter((name) => !MERGED.has(name))
    const columns = Math.ceil(Math.sqrt((names.length * (east - west) * 0.63) / (north - south)))
    const rows = Math.ceil(names.length / columns)
    return names.map(
      (name, index): Town => ({
        name,
        province,
        tongue,
        centre: [
          west + ((east - west) * ((index % columns) + 0.5)) / columns,
          south + ((north - south) * (Math.floor(index / columns) + 0.5)) / rows,
        ],
        zoneId: ZoneId.parse(`pz-${fold(province)}-${Math.floor(index / TOWNS_PER_ZONE) + 1}`),
        hasBins: random.percent(share),
      }),
    )
  })
}

function provinceOf(key: string): Province {
  for (const province of ['antwerpen', 'limburg', 'oost-vlaanderen', 'west-vlaanderen', 'vlaams-brabant'] as const) {
    if (province === key) return province
  }
  for (const province of ['brussel', 'brabant-wallon', 'hainaut', 'liège', 'ostbelgien', 'luxembourg'] as const) {
    if (province === key) return province
  }
  return 'namur'
}

/** Divides so many BINs over the municipalities: each has one, and chance gives out the rest, six to one at most. */
function drawShares(towns: number, bins: number, random: Random): readonly number[] {
  const shares = Array.from({ length: towns }, () => 1)
  for (let left = bins - towns; left > 0; ) {
    const town = random.between(0, towns - 1)
    const share = shares[town] ?? MOST_BINS
    if (share >= MOST_BINS) continue
    shares[town] = share + 1
    left -= 1
  }
  return shares
}

const MOST_BINS = 6

/** The streets of a municipality: the frequent names by their frequency, then inventions; each once in each of its parts. */
function drawStreets(town: Town, towns: readonly Town[], count: number, random: Random): readonly BinStreet[] {
  const parts = subMunicipalities.get(town.name) ?? []
  const around = towns.filter(({ province }) => province === town.province).map(({ name }) => name)
  const [near = town.name, ...others] = around
  const streets = new Map<string, BinStreet>()
  const add = (name: string) => {
    const part = parts.length === 0 || random.percent(30) ? undefined : random.pick([parts[0] ?? '', ...parts.slice(1)])
    const key = `${fold(name)}|${part ?? ''}`
    if (!streets.has(key)) streets.set(key, { name, ...(part === undefined ? {} : { subMunicipality: part }) })
  }
  for (const [rank, name] of frequentNames[town.tongue].entries()) {
    if (random.percent(Math.max(12, 85 - rank * 1.6))) add(name)
    if (parts.length > 0 && random.percent(Math.max(5, 45 - rank * 2))) add(name)
  }
  while (streets.size < count) add(inventName(town.tongue, [near, ...others], random))
  return shuffled([...streets.values()], random).slice(0, count)
}

function settleTown(
  town: Town,
  binCount: number,
  streets: readonly BinStreet[],
  held: number,
  random: Random,
): { readonly bins: readonly Bin[]; readonly outside: readonly BinStreet[] } {
  const own: BinStreet[][] = Array.from({ length: binCount }, () => [])
  let given = 0
  let next = 0
  // A part of a municipality is not torn apart more than chance wants: streets of one part lie side by side.
  const inOrder = streets.toSorted((a, b) => ((a.subMunicipality ?? '') < (b.subMunicipality ?? '') ? -1 : 1))
  const outside: BinStreet[] = []
  while (given < held) {
    const street = inOrder[next]
    if (street === undefined) break
    next += 1
    const bin = Math.floor((given * binCount) / held)
    if (streets.length - next >= held - given && random.percent(9)) {
      outside.push(street)
    } else if (given + 2 <= held && bin + 1 < binCount && random.percent(7)) {
      const [one, other] = divided(street, random)
      own[bin]?.push(one)
      own[bin + 1]?.push(other)
      given += 2
    } else {
      own[bin]?.push(random.percent(12) ? { ...street, from: 1, to: 2 * random.between(20, 90) } : street)
      given += 1
    }
  }
  return {
    bins: own.map((list, index) => makeBin(town, index, binCount, list, random)),
    outside: [...outside, ...inOrder.slice(next)],
  }
}

/** A street that two BINs share: each has a side of it, or each a stretch. */
function divided(street: BinStreet, random: Random): readonly [BinStreet, BinStreet] {
  if (random.percent(50)) {
    return [
      { ...street, parity: 'odd' },
      { ...street, parity: 'even' },
    ]
  }
  const last = 2 * random.between(15, 60)
  return [
    { ...street, from: 1, to: last },
    { ...street, from: last + 1, to: last + 120 },
  ]
}

function makeBin(town: Town, index: number, count: number, streets: readonly BinStreet[], random: Random): Bin {
  const columns = Math.ceil(Math.sqrt(count))
  const [longitude, latitude] = town.centre
  const step = METRES_BETWEEN_BINS / METRES_PER_DEGREE
  const centre: Position = [
    longitude + ((index % columns) - (columns - 1) / 2) * step * 1.58,
    latitude + (Math.floor(index / columns) - (columns - 1) / 2) * step,
  ]
  return {
    binId: BinId.parse(`bin_${ulid(FOUNDED, random.fraction)}`),
    zoneId: town.zoneId,
    name: count === 1 ? town.name : `${streets[0]?.subMunicipality ?? town.name} ${index + 1}`,
    type: random.percent(92) ? 'BIN' : 'BIN-Z',
    municipality: town.name,
    area: drawArea(centre, RADIUS, random),
    streets,
    adjunctIds: [],
    mailbox: `bin.${fold(town.name).replaceAll(/[^a-z]+/g, '-')}.${index + 1}@example.org`,
    language: town.tongue,
    textAfterMissedRetry: true,
    status: random.percent(90) ? 'active' : 'starting',
    steps: [],
    revision: 1,
  }
}

const FOUNDED = Date.UTC(2018, 8, 3)

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, lot: random.fraction() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ item }) => item)
}
