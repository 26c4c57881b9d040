import { expect, it } from 'vitest'
import type { Polygon, Position } from '#directory/bin.ts'
import { neighbourhoods, trialNeighbourhood } from '../../../local/sample-zone/neighbourhoods.ts'
import { generateSampleZone } from '../../../local/sample-zone/sample-zone.ts'

const { bins } = generateSampleZone({ extraBin: { members: 3 } })
const centres = new Map(
  [...Object.values(neighbourhoods), trialNeighbourhood(3)].map(({ name, centre }): [string, Position] => [
    name,
    centre,
  ]),
)
const ringOf = ({ coordinates }: Polygon): readonly Position[] => coordinates[0] ?? []
const edgesOf = (ring: readonly Position[]) => ring.slice(1).map((to, index) => [ring[index] ?? to, to] as const)

/** Twice the area, positive for an anticlockwise ring. */
const turn = (ring: readonly Position[]) =>
  edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1), 0)

const isInside = ([x, y]: Position, ring: readonly Position[]) =>
  edgesOf(ring).filter(([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    .length %
    2 ===
  1

it.each(bins)('the area of $name is a closed anticlockwise ring around its middle', ({ name, area }) => {
  const ring = ringOf(area)
  expect(area.coordinates).toHaveLength(1)
  expect(ring.length).toBeGreaterThanOrEqual(8)
  expect(ring.at(0)).toStrictEqual(ring.at(-1))
  expect(turn(ring)).toBeGreaterThan(0)
  expect(isInside(centres.get(name) ?? [0, 0], ring)).toBe(true)
})

it('no point belongs to two BINs', () => {
  const overlaps = bins.flatMap((bin) =>
    bins
      .filter((other) => other !== bin && ringOf(bin.area).some((corner) => isInside(corner, ringOf(other.area))))
      .map((other) => [bin.name, other.name]),
  )
  expect(overlaps).toStrictEqual([])
})
