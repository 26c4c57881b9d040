import { locate } from './belgium.ts'
import type { Polygon, Position } from './bin.ts'
import type { FieldFault } from './field-fault.ts'
import { findCrossing, isWithin, meet, type OpenRing, turn } from './rings.ts'

/** What came of looking at an area as it was drawn. */
export type AreaDrawn =
  | { readonly kind: 'good'; readonly area: Polygon }
  | { readonly kind: 'faulty'; readonly faults: readonly FieldFault[] }

/** Together with its streets a BIN stays far below the 400 KB of an item. */
const MOST_POSITIONS = 2000
/** The largest municipality of Belgium (Doornik) has 215 km². */
const LARGEST_KM2 = 300
/** A shed; whoever draws less has clicked twice on one spot. */
const SMALLEST_KM2 = 0.00001

/**
 * Checks the area of a BIN: closed rings in Belgium that do not cross; the outer ring is turned anticlockwise and the
 * holes clockwise (RFC 7946, 3.1.6). Each fault says at which position, counted from 0 as in the request.
 */
export function checkArea(drawn: Polygon): AreaDrawn {
  const count = drawn.coordinates.reduce((sum, ring) => sum + ring.length, 0)
  if (count > MOST_POSITIONS) {
    return faulty('coordinates', `Het gebied heeft ${count} punten. Vereenvoudig het tot hoogstens ${MOST_POSITIONS}.`)
  }
  const misplaced = drawn.coordinates.flatMap((ring, r) =>
    ring.flatMap((position, p) => misplacedFault(position, `coordinates.${r}.${p}`)),
  )
  // One is enough to see what went wrong with all of them.
  if (misplaced[0] !== undefined) return { kind: 'faulty', faults: [misplaced[0]] }
  const faults = drawn.coordinates.flatMap((ring, r) => ringFault(ring, `coordinates.${r}`))
  if (faults.length > 0) return { kind: 'faulty', faults }
  const [outer = [], ...holes] = drawn.coordinates.map(openRing)
  const size = squareKilometres(outer)
  if (size > LARGEST_KM2) {
    return faulty('coordinates.0', `Dit gebied meet ${Math.round(size)} km². Een BIN ligt in één gemeente.`)
  }
  const strayed = holes.flatMap((hole, h) => holeFault(hole, outer, holes.slice(0, h), `coordinates.${h + 1}`))
  if (strayed.length > 0) return { kind: 'faulty', faults: strayed }
  const rings = [turned(outer, 1), ...holes.map((hole) => turned(hole, -1))]
  return { kind: 'good', area: { type: 'Polygon', coordinates: rings } }
}

function faulty(path: string, message: string): AreaDrawn {
  return { kind: 'faulty', faults: [{ path, message }] }
}

function misplacedFault(position: Position, path: string): readonly FieldFault[] {
  const [x, y] = position
  switch (locate(position)) {
    case 'belgium':
      return []
    case 'swapped':
      return [
        {
          path,
          message: `Lengte en breedte zijn omgewisseld: GeoJSON schrijft eerst de lengte, dus [${y}, ${x}] in plaats van [${x}, ${y}].`,
        },
      ]
    case 'elsewhere':
      return [
        {
          path,
          message: `[${x}, ${y}] ligt niet in België. Geef eerst de lengte (2,5 tot 6,4) en dan de breedte (49,5 tot 51,5).`,
        },
      ]
  }
}

function ringFault(ring: readonly Position[], path: string): readonly FieldFault[] {
  const first = ring.at(0)
  const last = ring.at(-1)
  if (first === undefined || last === undefined || !isSame(first, last)) {
    return [{ path, message: 'De ring is niet gesloten: herhaal het eerste punt als laatste.' }]
  }
  const open = openRing(ring)
  if (open.length < 3) return [{ path, message: 'De ring heeft minstens drie verschillende punten nodig.' }]
  const crossing = findCrossing(open)
  if (crossing !== undefined) {
    const at = ring.findIndex((position) => isSame(position, open[crossing] ?? position))
    return [{ path: `${path}.${at}`, message: 'De ring kruist of raakt zichzelf na dit punt. Teken hem opnieuw.' }]
  }
  if (squareKilometres(open) < SMALLEST_KM2) return [{ path, message: 'De ring omsluit geen gebied.' }]
  return []
}

function holeFault(hole: OpenRing, outer: OpenRing, others: readonly OpenRing[], path: string): readonly FieldFault[] {
  const isInside = hole.every((position) => isWithin(position, outer)) && !meet(hole, outer)
  if (!isInside) return [{ path, message: 'Een gat moet helemaal binnen de buitenste ring liggen.' }]
  const overlaps = others.some((other) => meet(hole, other) || hole.every((position) => isWithin(position, other)))
  return overlaps ? [{ path, message: 'Twee gaten overlappen elkaar. Teken er één van.' }] : []
}

/** Without its closing position, and each position once where somebody clicked twice. */
function openRing(ring: readonly Position[]): OpenRing {
  return ring.slice(0, -1).filter((position, i) => !isSame(position, ring[i + 1] ?? position))
}

function isSame([x1, y1]: Position, [x2, y2]: Position): boolean {
  return x1 === x2 && y1 === y2
}

/** Closed again, on the position where it begins. */
function turned(ring: OpenRing, direction: 1 | -1): readonly Position[] {
  const [first = [0, 0], ...rest] = ring
  return [first, ...(Math.sign(turn(ring)) === direction ? rest : rest.toReversed()), first]
}

/** On the scale of a municipality the earth is flat: a degree of latitude is 111.2 km, one of longitude less to the north. */
function squareKilometres(ring: OpenRing): number {
  const latitude = ring[0]?.[1] ?? 0
  return (Math.abs(turn(ring)) / 2) * 111.2 ** 2 * Math.cos((latitude * Math.PI) / 180)
}
