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

interface Area {
  readonly bin: FoundBin
  readonly box: Box
  readonly squareDegrees: number
}

const METRES_PER_DEGREE_OF_LATITUDE = 111_320
/** Belgium lies between 49.5 and 51.5 degrees north: one width of a degree of longitude serves, within 2 %. */
const METRES_PER_DEGREE_OF_LONGITUDE = METRES_PER_DEGREE_OF_LATITUDE * Math.cos((50.6 * Math.PI) / 180)

/** The areas of BINs, to find those around a point or beside one another. */
export class Areas {
  readonly #areas: readonly Area[]

  constructor(bins: readonly FoundBin[]) {
    this.#areas = bins.map((bin) => {
      const box = boxAround(bin.area)
      return { bin, box, squareDegrees: (box.east - box.west) * (box.north - box.south) }
    })
  }

  /** The BINs whose area holds the point, the smallest first; whoever stands on the border stands inside. */
  around(point: Position): readonly FoundBin[] {
    return this.#areas
      .filter(({ bin, box }) => isIn(box, point) && contains(bin.area, point))
      .toSorted((a, b) => a.squareDegrees - b.squareDegrees)
      .map(({ bin }) => bin)
  }

  /** The BINs nearest to a point, the nearest first, those that hold it left out. */
  nearPoint(point: Position, withinMetres: number, most: number): readonly NearBin[] {
    const self: Box = { west: point[0], east: point[0], south: point[1], north: point[1] }
    return this.#near(self, withinMetres, most, (area) =>
      contains(area, point) ? Number.POSITIVE_INFINITY : metresToPolygon(point, area),
    )
  }

  /** The BINs nearest to another BIN, the nearest first. */
  nearBin({ binId, area }: FoundBin, withinMetres: number, most: number): readonly NearBin[] {
    return this.#near(boxAround(area), withinMetres, most, (other) => metresBetween(area, other), binId)
  }

  #near(
    from: Box,
    withinMetres: number,
    most: number,
    measure: (area: Polygon) => number,
    except?: string,
  ): readonly NearBin[] {
    const near: NearBin[] = []
    for (const { bin, box } of this.#areas) {
      if (bin.binId === except || metresBetweenBoxes(from, box) > withinMetres) continue
      const metres = measure(bin.area)
      if (metres <= withinMetres) near.push({ bin, metres: Math.round(metres) })
    }
    return near.toSorted((a, b) => a.metres - b.metres).slice(0, most)
  }
}

function contains({ coordinates }: Polygon, [longitude, latitude]: Position): boolean {
  // What the library takes is mutable, though it changes nothing.
  const polygon = { type: 'Polygon' as const, coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x, y])) }
  return booleanPointInPolygon([longitude, latitude], polygon)
}

function boxAround({ coordinates: [ring = []] }: Polygon): Box {
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

function isIn({ west, south, east, north }: Box, [longitude, latitude]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

function metresBetweenBoxes(one: Box, other: Box): number {
  const x = Math.max(0, one.west - other.east, other.west - one.east) * METRES_PER_DEGREE_OF_LONGITUDE
  const y = Math.max(0, one.south - other.north, other.south - one.north) * METRES_PER_DEGREE_OF_LATITUDE
  return Math.hypot(x, y)
}

/** Two outlines are nearest at a corner of one of them; where they overlap they are not apart. */
function metresBetween(one: Polygon, other: Polygon): number {
  const [corners = []] = one.coordinates
  const [others = []] = other.coordinates
  if (corners.some((corner) => contains(other, corner)) || others.some((corner) => contains(one, corner))) return 0
  return Math.min(
    ...corners.map((corner) => metresToPolygon(corner, other)),
    ...others.map((corner) => metresToPolygon(corner, one)),
  )
}

function metresToPolygon(point: Position, { coordinates: [ring = []] }: Polygon): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let corner = 1; corner < ring.length; corner += 1) {
    const [from, to] = [ring[corner - 1], ring[corner]]
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
