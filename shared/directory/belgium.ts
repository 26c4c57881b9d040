import type { Position } from './bin.ts'

/** Belgium fits in this box with some kilometres to spare; degrees (WGS 84). */
const WEST = 2.5
const EAST = 6.45
const SOUTH = 49.45
const NORTH = 51.55

/** Where a place lies as it was entered: `swapped` would lie in Belgium with latitude and longitude changed about. */
export function locate([longitude, latitude]: Position): 'belgium' | 'swapped' | 'elsewhere' {
  if (isInBelgium(longitude, latitude)) return 'belgium'
  return isInBelgium(latitude, longitude) ? 'swapped' : 'elsewhere'
}

function isInBelgium(longitude: number, latitude: number): boolean {
  return longitude > WEST && longitude < EAST && latitude > SOUTH && latitude < NORTH
}
