import type { Polygon, Position } from '#directory/bin.ts'
import type { Random } from './random.ts'

const METRES_PER_DEGREE_OF_LATITUDE = 111_320

/** Draws a neighbourhood's outline: a ring of seven to ten corners, none farther than `radius` metres from the middle. */
export function drawArea([longitude, latitude]: Position, radius: number, random: Random): Polygon {
  const corners = random.between(7, 10)
  const east = METRES_PER_DEGREE_OF_LATITUDE * Math.cos((latitude * Math.PI) / 180)
  const ring = Array.from({ length: corners }, (_, corner): Position => {
    // Growing angles make the ring anticlockwise, as GeoJSON wants it; less than half a step of jitter keeps them so.
    const angle = ((corner + random.fraction() * 0.45) * 2 * Math.PI) / corners
    const distance = radius * (0.65 + 0.35 * random.fraction())
    return [
      degrees(longitude + (distance * Math.cos(angle)) / east),
      degrees(latitude + (distance * Math.sin(angle)) / METRES_PER_DEGREE_OF_LATITUDE),
    ]
  })
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
}

/** Five decimals: about a metre. */
function degrees(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
