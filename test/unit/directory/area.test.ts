import { array, assert, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkArea } from '#directory/area.ts'
import type { Polygon, Position } from '#directory/bin.ts'
import { findCrossing, isWithin, turn } from '#directory/rings.ts'

const polygon = (...rings: readonly (readonly Position[])[]): Polygon => ({ type: 'Polygon', coordinates: rings })

/** A ring around the middle of the Kempen, in hundredths of a degree. */
const ring = (...corners: readonly Position[]): readonly Position[] => {
  const placed = corners.map(([x, y]): Position => [4.6 + x / 100, 51.2 + y / 100])
  return [...placed, placed[0] ?? [0, 0]]
}
const outer = ring([0, 0], [8, 0], [8, 8], [0, 8])
const hole = ring([2, 2], [2, 4], [4, 4], [4, 2])

function faultOf(area: Polygon) {
  const drawn = checkArea(area)
  return drawn.kind === 'faulty' ? drawn.faults[0] : undefined
}

describe('an area', () => {
  it('is taken as it was drawn, with a hole', () => {
    expect(checkArea(polygon(outer, hole))).toEqual({ kind: 'good', area: polygon(outer, hole) })
  })

  it('is turned the way GeoJSON turns rings, and begins where it began', () => {
    const drawn = checkArea(polygon(outer.toReversed(), hole.toReversed()))
    expect(drawn).toEqual({ kind: 'good', area: polygon(outer, hole) })
  })

  it('needs each position once where somebody clicked twice', () => {
    const twice = outer.flatMap((position, i) => (i === 1 ? [position, position] : [position]))
    expect(checkArea(polygon(twice))).toEqual({ kind: 'good', area: polygon(outer) })
  })

  it.each([
    ['an open ring', polygon(outer.slice(0, -1).concat([[4.61, 51.29]])), 'coordinates.0', 'niet gesloten'],
    ['two points', polygon(ring([0, 0], [8, 0], [0, 0])), 'coordinates.0', 'minstens drie'],
    ['an eight', polygon(ring([0, 0], [8, 8], [8, 0], [0, 8])), 'coordinates.0.2', 'kruist of raakt'],
    ['a spike', polygon(ring([0, 0], [8, 0], [8, 8], [8, 4], [0, 8])), 'coordinates.0.2', 'kruist of raakt'],
    ['a touch', polygon(ring([0, 0], [8, 0], [8, 8], [4, 0], [0, 8])), 'coordinates.0.2', 'kruist of raakt'],
    ['a line', polygon(ring([0, 0], [4, 0], [8, 0])), 'coordinates.0.', 'kruist of raakt'],
    ['a hole outside', polygon(outer, ring([9, 9], [9, 10], [10, 10])), 'coordinates.1', 'binnen de buitenste'],
    ['a hole across', polygon(outer, ring([4, 4], [4, 10], [6, 4])), 'coordinates.1', 'binnen de buitenste'],
    ['two holes in one', polygon(outer, hole, ring([3, 3], [3, 5], [5, 5])), 'coordinates.2', 'overlappen elkaar'],
    ['a hole in a hole', polygon(outer, ring([1, 1], [1, 7], [7, 7], [7, 1]), hole), 'coordinates.2', 'overlappen'],
    ['a province', polygon(ring([0, 0], [60, 0], [60, 25], [0, 25])), 'coordinates.0', 'één gemeente'],
  ])('is refused with %s', (_, area, path, message) => {
    const fault = faultOf(area)
    expect(fault?.path).toContain(path)
    expect(fault?.message).toContain(message)
  })

  it('that lies in Somalia was drawn with latitude and longitude changed about', () => {
    const swapped = outer.map(([x, y]): Position => [y, x])
    expect(faultOf(polygon(swapped))).toEqual({
      path: 'coordinates.0.0',
      message:
        'Lengte en breedte zijn omgewisseld: GeoJSON schrijft eerst de lengte, dus [4.6, 51.2] in plaats van [51.2, 4.6].',
    })
  })

  it('lies in Belgium', () => {
    const london = outer.map(([x, y]): Position => [x - 4.7, y])
    expect(faultOf(polygon(london))?.message).toContain('ligt niet in België')
  })

  it('of 2,000 points is checked at once; one of more is too fine', () => {
    const round = (points: number) =>
      ring(
        ...Array.from({ length: points }, (_, i): Position => {
          const angle = (i / points) * 2 * Math.PI
          return [4 + 4 * Math.cos(angle), 4 + 4 * Math.sin(angle)]
        }),
      )
    const start = performance.now()
    expect(checkArea(polygon(round(1999))).kind).toBe('good')
    expect(performance.now() - start).toBeLessThan(1000)
    expect(faultOf(polygon(round(2000)))?.message).toContain('Het gebied heeft 2001 punten')
  })
})

describe('a ring of any corners', () => {
  const corner = tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }))
  const corners = array(corner, { minLength: 3, maxLength: 8 })

  it('is found to cross itself however it is turned', () => {
    assert(
      property(corners, (drawn) => {
        const distinct = drawn.filter(([x, y], i) => {
          const [nextX, nextY] = drawn[(i + 1) % drawn.length] ?? [x, y]
          return x !== nextX || y !== nextY
        })
        const back = distinct.toReversed()
        const on = [...distinct.slice(1), ...distinct.slice(0, 1)]
        const crosses = findCrossing(distinct) !== undefined
        expect(findCrossing(back) !== undefined).toBe(crosses)
        expect(findCrossing(on) !== undefined).toBe(crosses)
        expect(turn(back)).toBe(-turn(distinct) || 0)
      }),
    )
  })

  it('holds its own middle when it has three', () => {
    assert(
      property(tuple(corner, corner, corner), (triangle) => {
        const middle: Position = [
          triangle.reduce((sum, [x]) => sum + x, 0) / 3,
          triangle.reduce((sum, [, y]) => sum + y, 0) / 3,
        ]
        expect(turn(triangle) === 0 || isWithin(middle, triangle)).toBe(true)
      }),
    )
  })
})
