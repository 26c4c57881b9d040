import type { Position } from '../bin.ts'
import { Areas, type NearBin } from './areas.ts'
import { type FoundBin, holdingsOf, type SearchedBin, toldOf } from './holding.ts'
import { wordsOf } from './letters.ts'
import { nameOf } from './name.ts'
import { NameFinder } from './name-finder.ts'
import { PlaceNames } from './places.ts'
import { ranked, type StreetMatch } from './ranking.ts'
import { type Entry, type KnownStreets, type NoMatch, type StreetQuestion, search } from './search.ts'
import { finish, inSteps, type Steps } from './steps.ts'
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
const BINS_IN_A_STEP = 50

/** Every street of every BIN, in memory, to be found while it is typed. */
export class StreetIndex {
  readonly #known: KnownStreets
  readonly #areas: Areas

  private constructor(known: KnownStreets, areas: Areas) {
    this.#known = known
    this.#areas = areas
  }

  /** Makes the index of these BINs. */
  static of(bins: readonly SearchedBin[]): StreetIndex {
    return finish(StreetIndex.steps(bins))
  }

  /** Makes it in steps of some ten milliseconds. */
  static *steps(bins: readonly SearchedBin[]): Steps<StreetIndex> {
    const words = new Map<string, Word>()
    const read = (text: string): Word => {
      const word = words.get(text) ?? readWord(text)
      words.set(text, word)
      return word
    }
    const placeNames = new PlaceNames(read)
    yield
    const byName = new Map<string, Entry[]>()
    const addBin = (bin: SearchedBin) => {
      const told = toldOf(bin)
      const around = [placeNames.add(bin.municipality), placeNames.add(bin.name, false)]
      for (const holding of holdingsOf(told, bin.streets)) {
        const { street, subMunicipality } = holding
        const places = subMunicipality === undefined ? around : [placeNames.add(subMunicipality), ...around]
        const key = wordsOf(street).join(' ')
        const entries = byName.get(key)
        if (entries === undefined) byName.set(key, [{ holding, places }])
        else entries.push({ holding, places })
      }
      return { bin: told, area: bin.area }
    }
    const areas = yield* inSteps(bins, addBin, BINS_IN_A_STEP)
    // The frequent ones first: of the many that begin with what little was typed, those are told.
    const sorted = [...byName].toSorted(([, a], [, b]) => b.length - a.length)
    yield
    const entries = sorted.map(([, some]) => some)
    const names = yield* inSteps(sorted, ([key]) => nameOf(key.split(' '), read))
    const known = {
      names: yield* NameFinder.steps(names),
      entries,
      namesOfZone: namesOfZones(entries),
      // What people type is without end: it is not remembered.
      read: (text: string) => words.get(text) ?? readWord(text),
      places: yield* placeNames.steps(),
    }
    return new StreetIndex(known, new Areas(areas))
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
      .nearBin(first.bin.binId, NEIGHBOURHOOD, MOST_NEAR + matched.size)
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
