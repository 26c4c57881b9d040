import type { Lookup } from '#contract/lookup-api.ts'
import type { Position } from './bin.ts'
import type { FoundBin, Holding } from './streets/holding.ts'
import type { StreetMatch } from './streets/ranking.ts'
import type { StreetQuestion } from './streets/search.ts'
import type { StreetIndex } from './streets/street-index.ts'

type Nearby = NonNullable<Lookup['nearby']>

/** The answer to a street that was typed, as the API gives it. */
export function showStreet(index: StreetIndex, question: StreetQuestion, zones: readonly string[]): Lookup {
  const { matches, none, sameStreet, neighbours } = index.lookUp({ ...question, ownZones: new Set(zones) })
  return withNearby(
    {
      matches: matches.map((match) => ({ ...showMatch(match, zones), score: match.score, how: match.how })),
      ...(none === undefined ? {} : { none }),
    },
    [
      ...sameStreet.map((match) => showMatch(match, zones)),
      ...neighbours.map(({ bin, metres }) => ({ ...showFound(bin, zones), metres })),
    ],
  )
}

/** The answer to a point on the map, as the API gives it. */
export function showPoint(index: StreetIndex, point: Position, zones: readonly string[]): Lookup {
  const { bins, near } = index.locate(point)
  return withNearby(
    {
      matches: bins.map((bin) => ({ ...showFound(bin, zones), score: 1, how: 'located' })),
      ...(bins.length > 0 ? {} : { none: 'outside-every-area' }),
    },
    near.map(({ bin, metres }) => ({ ...showFound(bin, zones), metres })),
  )
}

function withNearby(answer: Omit<Lookup, 'nearby'>, nearby: Nearby): Lookup {
  return nearby.length === 0 ? answer : { ...answer, nearby }
}

function showMatch({ bin, street, subMunicipality, ranges }: Holding | StreetMatch, zones: readonly string[]) {
  return {
    ...showFound(bin, zones),
    street,
    ...(subMunicipality === undefined ? {} : { subMunicipality }),
    ...(ranges === undefined ? {} : { numbers: [...ranges] }),
  }
}

function showFound({ binId, name, municipality, zoneId, type, status }: FoundBin, zones: readonly string[]) {
  return { binId, binName: name, municipality, zoneId, inYourZones: zones.includes(zoneId), type, status }
}
