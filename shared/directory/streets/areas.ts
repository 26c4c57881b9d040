import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { Polygon, Position } from '../bin.ts'
import type { FoundBin } from './holding.ts'

/** A BIN near a point or near another BIN. */
export interface NearBin {
  readonly bin: FoundBin
  /** From the point, or from one area to the other; 0 when they touch. */
  readonly metres: number
}

interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

type Ring = readonly Position[]

interface Area {
  readonly bin: FoundBin
  readonly box: Box
  readonly squareDegrees: number
  /** As the library takes it. */
  readonly polygon: { type: 'Polygon'; coordinates: [number, number][][] }
  readonly outline: Ring
  /** Few corners are enough to tell how far apart two areas are. */
  readonly rough: Ring
}

const MOST_ROUGH_CORNERS = 40

const METRES_PER_DEGREE_OF_LATITUDE = 111_320
/** Belgium lies between 49.5 and 51.5 degrees north: one width of a degree of longitude serves, within 2 %. */
const METRES_PER_DEGREE_OF_LONGITUDE = METRES_PER_DEGREE_OF_LATITUDE * Math.cos((50.6 * Math.PI) / 180)

/** The areas of BINs, to find those around a point or beside one another. */
export class Areas {
  readonly #areas: ReadonlyMap<string, Area>

  constructor(bins: readonly { readonly bin: FoundBin; readonly area: Polygon }[]) {
    this.#areas = new Map(bins.map(({ bin, area }) => [bin.binId, measured(bin, area)]))
  }

  /** The BINs whose area holds the point, the smallest first; whoever stands on the border stands inside. */
  around(point: Position): readonly FoundBin[] {
    return [...this.#areas.values()]
      .filter((area) => contains(area, point))
      .toSorted((a, b) => a.squareDegrees - b.squareDegrees)
      .map(({ bin }) => bin)
  }

  /** The BINs nearest to a point, the nearest first, those that hold it left out. */
  nearPoint(point: Position, withinMetres: number, most: number): readonly NearBin[] {
    return this.#near(boxAround([point]), withinMetres, most, (area) =>
      contains(area, point) ? Number.POSITIVE_INFINITY : metresToOutline(point, area.outline),
    )
  }

  /** The BINs nearest to another BIN, the nearest first. */
  nearBin(binId: string, withinMetres: number, most: number): readonly NearBin[] {
    const from = this.#areas.get(binId)
    if (from === undefined) return []
    return this.#near(from.box, withinMetres, most, (area) =>
      area === from ? Number.POSITIVE_INFINITY : metresBetween(from, area),
    )
  }

  #near(from: Box, withinMetres: number, most: number, measure: (area: Area) => number): readonly NearBin[] {
    const near: NearBin[] = []
    for (const area of this.#areas.values()) {
      if (metresBetweenBoxes(from, area.box) > withinMetres) continue
      const metres = measure(area)
      if (metres <= withinMetres) near.push({ bin: area.bin, metres: Math.round(metres) })
    }
    return near.toSorted((a, b) => a.metres - b.metres).slice(0, most)
  }
}

function measured(bin: FoundBin, { coordinates }: Polygon): Area {
  const [outline = []] = coordinates
  const box = boxAround(outline)
  const step = Math.ceil(outline.length / MOST_ROUGH_CORNERS)
  return {
    bin,
    box,
    squareDegrees: (box.east - box.west) * (box.north - box.south),
    polygon: { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x, y])) },
    outline,
    rough: [...outline.filter((_, corner) => corner % step === 0), ...outline.slice(-1)],
  }
}

function contains({ box, polygon }: Area, [longitude, latitude]: Position): boolean {
  if (longitude < box.west || longitude > box.east || latitude < box.south || latitude > box.north) return false
  return booleanPointInPolygon([longitude, latitude], polygon)
}

function boxAround(ring: Ring): Box {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [longitude, latitude] of ring) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return { west, south, east, north }
}

function metresBetweenBoxes(one: Box, other: Box): number {
  const x = Math.max(0, one.west - other.east, other.west - one.east) * METRES_PER_DEGREE_OF_LONGITUDE
  const y = Math.max(0, one.south - other.north, other.south - one.north) * METRES_PER_DEGREE_OF_LATITUDE
  return Math.hypot(x, y)
}

/** Two outlines are nearest at a corner of one of them; where they overlap they are not apart. */
function metresBetween(one: Area, other: Area): number {
  const overlap =
    one.rough.some((corner) => contains(other, corner)) || other.rough.some((corner) => contains(one, corner))
  if (overlap) return 0
  return Math.min(
    ...one.rough.map((corner) => metresToOutline(corner, other.rough)),
    ...other.rough.map((corner) => metresToOutline(corner, one.rough)),
  )
}

function metresToOutline(point: Position, outline: Ring): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let corner = 1; corner < outline.length; corner += 1) {
    const [from, to] = [outline[corner - 1], outline[corner]]
    if (from !== undefined && to !== undefined) nearest = Math.min(nearest, metresToSide(point, from, to))
  }
  return nearest
}

function metresToSide(point: Position, from: Position, to: Position): number {
  const [x, y] = metresFrom(from, point)
  const [sideX, sideY] = metresFrom(from, to)
  const length = sideX * sideX + sideY * sideY
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * sideX + y * sideY) / length))
  return Math.hypot(x - along * sideX, y - along * sideY)
}

function metresFrom(from: Position, to: Position): readonly [east: number, north: number] {
  return [(to[0] - from[0]) * METRES_PER_DEGREE_OF_LONGITUDE, (to[1] - from[1]) * METRES_PER_DEGREE_OF_LATITUDE]
}
