import type { Bin, Position } from '../bin.ts'
import { Areas, type NearBin } from './areas.ts'
import { type FoundBin, holdingsOf } from './holding.ts'
import { wordsOf } from './letters.ts'
import { nameOf } from './name.ts'
import { NameFinder } from './name-finder.ts'
import { Places } from './places.ts'
import { ranked, type StreetMatch } from './ranking.ts'
import { type Entry, type KnownStreets, type NoMatch, type StreetQuestion, search } from './search.ts'
import { readWord, type Word } from './word.ts'

/** What the index knows of a street. */
export interface StreetAnswer {
  readonly matches: readonly StreetMatch[]
  readonly none?: NoMatch
  /** BINs with another part of the street, when none has this house number. */
  readonly sameStreet: readonly StreetMatch[]
  /** The neighbours of the first match. */
  readonly neighbours: readonly NearBin[]
}

/** Neighbours are looked for so far, in metres, and so many are told. */
const NEIGHBOURHOOD = 2_000
const FARTHEST = 25_000
const MOST_NEAR = 5
/** Every street of every BIN, in memory, to be found while it is typed. */
export class StreetIndex {
  readonly bins: number
  readonly streets: number
  readonly #known: KnownStreets
  readonly #areas: Areas

  constructor(bins: readonly Bin[]) {
    const words = new Map<string, Word>()
    const read = (text: string): Word => {
      const word = words.get(text) ?? readWord(text)
      words.set(text, word)
      return word
    }
    const places = new Places(read)
    const byName = new Map<string, Entry[]>()
    const found: FoundBin[] = []
    let streets = 0
    for (const bin of bins) {
      const own = holdingsOf(bin)
      const around = [places.add(bin.municipality), places.add(bin.name, false)]
      for (const holding of own) {
        const { street, subMunicipality } = holding
        const lies = subMunicipality === undefined ? around : [places.add(subMunicipality), ...around]
        const key = wordsOf(street).join(' ')
        const entries = byName.get(key)
        if (entries === undefined) byName.set(key, [{ holding, places: lies }])
        else entries.push({ holding, places: lies })
      }
      streets += own.length
      found.push(...own.slice(0, 1).map((holding) => holding.bin))
    }
    // The frequent ones first: of the many that begin with what little was typed, those are told.
    const names = [...byName].toSorted(([, a], [, b]) => b.length - a.length)
    const entries = names.map(([, some]) => some)
    this.bins = bins.length
    this.streets = streets
    this.#known = {
      names: new NameFinder(names.map(([key]) => nameOf(key.split(' '), read))),
      entries,
      namesOfZone: namesOfZones(entries),
      // What people type is without end: it is not remembered.
      read: (text) => words.get(text) ?? readWord(text),
      places,
    }
    this.#areas = new Areas(found)
  }

  /** Finds the BINs a street lies in, the likeliest first. A street no BIN has is never answered with a similar one. */
  lookUp(question: StreetQuestion): StreetAnswer {
    const { ownZones = new Set() } = question
    const found = search(question, this.#known)
    const matches = ranked(found.candidates, ownZones)
    if (matches.length > 0) return { matches, sameStreet: [], neighbours: this.#neighboursOf(matches) }
    const sameStreet = ranked(found.elsewhereInStreet, ownZones).slice(0, MOST_NEAR)
    return { matches, none: found.none, sameStreet, neighbours: [] }
  }

  /** Finds the BINs that hold a point, and those nearest to it. */
  locate(point: Position): { readonly bins: readonly FoundBin[]; readonly near: readonly NearBin[] } {
    const bins = this.#areas.around(point)
    return { bins, near: this.#areas.nearPoint(point, bins.length > 0 ? NEIGHBOURHOOD : FARTHEST, MOST_NEAR) }
  }

  #neighboursOf(matches: readonly StreetMatch[]): readonly NearBin[] {
    const [first] = matches
    if (first === undefined) return []
    const matched = new Set(matches.map(({ bin }) => bin.binId))
    return this.#areas
      .nearBin(first.bin, NEIGHBOURHOOD, MOST_NEAR + matched.size)
      .filter(({ bin }) => !matched.has(bin.binId))
      .slice(0, MOST_NEAR)
  }
}

function namesOfZones(entries: readonly (readonly Entry[])[]): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, Set<number>>()
  for (const [name, some] of entries.entries()) {
    for (const { holding } of some) {
      const { zoneId } = holding.bin
      names.set(zoneId, (names.get(zoneId) ?? new Set()).add(name))
    }
  }
  return new Map([...names].map(([zoneId, own]) => [zoneId, [...own]]))
}
