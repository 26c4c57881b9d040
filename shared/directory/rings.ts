import type { Position } from './bin.ts'

/** A ring without its last position, which is its first. */
export type OpenRing = readonly Position[]

/** Twice the area a ring goes round, in square degrees: positive when it goes anticlockwise. */
export function turn(ring: OpenRing): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}

/** Where a ring touches or crosses itself: the number of the later of two sides; undefined when it does not. */
export function findCrossing(ring: OpenRing): number | undefined {
  const sides = sidesOf(ring)
  for (const [i, [a, b]] of sides.entries()) {
    for (const [j, [c, d]] of sides.slice(0, i).entries()) {
      const follows = i - j === 1
      const closes = j === 0 && i === sides.length - 1
      if (follows || closes) {
        // Neighbours share a corner; on a spike one of them goes back over the other.
        const [corner, from, to] = follows ? [a, c, b] : [b, a, d]
        if (cross(corner, from, to) === 0 && dot(corner, from, to) > 0) return i
      } else if (touch(a, b, c, d)) return i
    }
  }
  return undefined
}

/** Whether two rings touch or cross each other. */
export function meet(one: OpenRing, other: OpenRing): boolean {
  const others = sidesOf(other)
  return sidesOf(one).some(([a, b]) => others.some(([c, d]) => touch(a, b, c, d)))
}

/** Whether a position lies within a ring (not on it): a line from it to the east crosses the ring an odd number of times. */
export function isWithin([x, y]: Position, ring: OpenRing): boolean {
  const crossings = sidesOf(ring).filter(([[x1, y1], [x2, y2]]) => {
    if (y1 > y === y2 > y) return false
    return x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
  })
  return crossings.length % 2 === 1
}

function sidesOf(ring: OpenRing): readonly (readonly [Position, Position])[] {
  return ring.map((from, i) => [from, ring[(i + 1) % ring.length] ?? from])
}

function touch(a: Position, b: Position, c: Position, d: Position): boolean {
  const [toC, toD, toA, toB] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
  if (((toC > 0 && toD < 0) || (toC < 0 && toD > 0)) && ((toA > 0 && toB < 0) || (toA < 0 && toB > 0))) return true
  return (
    (toC === 0 && isBetween(a, b, c)) ||
    (toD === 0 && isBetween(a, b, d)) ||
    (toA === 0 && isBetween(c, d, a)) ||
    (toB === 0 && isBetween(c, d, b))
  )
}

/** Positive when `to` lies to the left of the line from `at` to `from`. */
function cross(at: Position, from: Position, to: Position): number {
  return (from[0] - at[0]) * (to[1] - at[1]) - (from[1] - at[1]) * (to[0] - at[0])
}

function dot(at: Position, from: Position, to: Position): number {
  return (from[0] - at[0]) * (to[0] - at[0]) + (from[1] - at[1]) * (to[1] - at[1])
}

function isBetween([x1, y1]: Position, [x2, y2]: Position, [x, y]: Position): boolean {
  return Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)
}
