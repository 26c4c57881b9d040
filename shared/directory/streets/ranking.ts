import type { Holding } from './holding.ts'
import type { Found } from './name-finder.ts'

/** A BIN with a street that may be meant. */
export interface StreetMatch extends Holding {
  /** 1: as it is written. */
  readonly score: number
  readonly how: Found['how']
}

/** All places of a street that is spelled out are told; of what is guessed, so many. */
const MOST_GUESSES = 25
/** What is so much less likely than the best is not told. */
const WORTH_TELLING = 0.25

/**
 * Matches with the best first; among equals the caller's own zones, then the alphabet. Of what goes on from an
 * unfinished word one's own streets come first of all.
 */
export function ranked(matches: readonly StreetMatch[], ownZones: ReadonlySet<string>): readonly StreetMatch[] {
  const isOwn = ({ bin }: StreetMatch) => ownZones.has(bin.zoneId)
  const rank = (match: StreetMatch) => match.score + (match.how === 'completed' && isOwn(match) ? WORTH_TELLING : 0)
  const best = Math.max(...matches.map(({ score }) => score))
  const sorted = matches
    .filter(({ score }) => score >= best - WORTH_TELLING)
    .map((match) => ({ match, rank: rank(match), own: isOwn(match) ? 0 : 1 }))
    .toSorted(
      (a, b) =>
        b.rank - a.rank ||
        a.own - b.own ||
        compareText(a.match.bin.municipality, b.match.bin.municipality) ||
        compareText(a.match.bin.name, b.match.bin.name),
    )
  const told: StreetMatch[] = []
  for (const { match } of sorted) {
    if (match.how === 'spelled' || told.length < MOST_GUESSES) told.push(match)
  }
  return told
}

// Far quicker than a comparison by language, and the same everywhere.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
