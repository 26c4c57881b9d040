import { type Holding, holds } from './holding.ts'
import { wordsOf } from './letters.ts'
import { readTyped } from './likeness.ts'
import type { Found, NameFinder } from './name-finder.ts'
import type { PlaceGuesses, Places } from './places.ts'
import type { StreetMatch } from './ranking.ts'
import { type Reading, readingsOf } from './reading.ts'
import type { Word } from './word.ts'

/** What is asked by text. */
export interface StreetQuestion {
  /** The street, as far as it was typed; number and municipality may be among it. */
  readonly text: string
  /** When given the street must lie there; as far as it was typed. */
  readonly municipality?: string
  /** When given the house must lie in the BIN's part of the street. */
  readonly houseNumber?: number
  /** Their BINs come first among equals. */
  readonly ownZones?: ReadonlySet<string>
}

/** A street in a BIN, and the numbers of the places it lies in: part of the municipality, the whole, the BIN's own name. */
export interface Entry {
  readonly holding: Holding
  readonly places: readonly number[]
}

/** All streets. */
export interface KnownStreets {
  readonly names: NameFinder
  readonly read: (word: string) => Word
  /** By the number of the name. */
  readonly entries: readonly (readonly Entry[])[]
  /** The numbers of the names that a police zone has. */
  readonly namesOfZone: ReadonlyMap<string, readonly number[]>
  readonly places: Places
}

/** Why there is no match. */
export type NoMatch =
  /** No BIN has a street of that name. */
  | 'unknown-street'
  /** One has, but not there. */
  | 'not-in-municipality'
  /** One has, but not this part of it. */
  | 'not-this-number'

/** What came of a search. */
export interface SearchResult {
  readonly candidates: readonly StreetMatch[]
  /** Streets that would be meant but for the house number. */
  readonly elsewhereInStreet: readonly StreetMatch[]
  readonly none: NoMatch
}

/** Of the ways to read a place into a line, the likeliest are tried. */
const MOST_PLACES = 4
/** More streets than these that go on from an unfinished word are not worth a look, but for one's own. */
const MOST_COMPLETED = 60
/** A mistake in the street, and one in the place, in terms of the score. */
const STREET_WEIGHT = 0.15
const PLACE_WEIGHT = 0.1
/** Brecht is Brecht itself before it is its Sint-Lenaarts. */
const LESS_PRECISE = 0.1
const NOT_THERE = Number.POSITIVE_INFINITY

/**
 * Finds the streets that may be meant, by every way to read what was typed; guesses at places come last, and streets that
 * were left unfinished before a house number after them.
 */
export function search(question: StreetQuestion, known: KnownStreets): SearchResult {
  const asked = question.municipality === undefined ? undefined : askedPlaces(question.municipality, known.places)
  const findings = new Findings(question, known, asked)
  const unsure: Reading[] = []
  const numbered: { readonly reading: Reading; readonly guesses: PlaceGuesses | undefined }[] = []
  for (const reading of readingsOf(question.text)) {
    const guesses = reading.place === undefined ? undefined : known.places.named(readTyped(reading.place, known.read))
    if (guesses?.size === 0) {
      unsure.push(reading)
      continue
    }
    findings.add(reading, guesses)
    if (question.houseNumber !== undefined || reading.houseNumber !== undefined) numbered.push({ reading, guesses })
  }
  if (findings.isEmpty) for (const { reading, guesses } of likeliest(unsure, known)) findings.add(reading, guesses)
  // Somebody in a hurry types "st jans 5": that is the beginning of a street where it is no street by itself.
  if (findings.knowNoHouse) for (const { reading, guesses } of numbered) findings.add(reading, guesses, true)
  return findings.result
}

function askedPlaces(municipality: string, places: Places): PlaceGuesses {
  const typed = readTyped(wordsOf(municipality).filter((word) => !/\d/.test(word)))
  const named = places.named(typed)
  return named.size > 0 ? named : places.guess(typed, true)
}

interface PlacedReading {
  readonly reading: Reading
  readonly guesses: PlaceGuesses
}

/** The hoge of "hoge bergstraat" is no mistake for Hove: a word of streets is not taken for a place it is not. */
function likeliest(readings: readonly Reading[], { names, places, read }: KnownStreets): readonly PlacedReading[] {
  const placed: (PlacedReading & { readonly cost: number })[] = []
  for (const reading of readings) {
    const words = reading.place ?? []
    if (words.every((word) => names.hasWord(word))) continue
    const guesses = places.guess(readTyped(words, read), reading.last === 'place')
    if (guesses.size > 0) placed.push({ reading, guesses, cost: Math.min(...guesses.values()) })
  }
  return placed.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_PLACES)
}

/** What was found so far, by all readings of one question. */
class Findings {
  readonly #question: StreetQuestion
  readonly #known: KnownStreets
  readonly #asked: PlaceGuesses | undefined
  readonly #own: ReadonlySet<number>
  readonly #byStreet = new Map<string, readonly Found[]>()
  readonly #candidates = new Map<Entry, StreetMatch>()
  readonly #elsewhere = new Map<Entry, StreetMatch>()
  #none: NoMatch = 'unknown-street'

  constructor(question: StreetQuestion, known: KnownStreets, asked: PlaceGuesses | undefined) {
    this.#question = question
    this.#known = known
    this.#asked = asked
    const zones = [...(question.ownZones ?? [])]
    this.#own = new Set(zones.flatMap((zone) => known.namesOfZone.get(zone) ?? []))
  }

  get isEmpty(): boolean {
    return this.#candidates.size === 0
  }

  /** No street was found, nor one there with other numbers. */
  get knowNoHouse(): boolean {
    return this.isEmpty && this.#none !== 'not-this-number'
  }

  get result(): SearchResult {
    return {
      candidates: [...this.#candidates.values()],
      elsewhereInStreet: [...this.#elsewhere.values()],
      none: this.#none,
    }
  }

  /** Of a reading that ends with its street this may be the beginning; of others only where it is told to be `unfinished`. */
  add(
    reading: Reading,
    guesses: PlaceGuesses | undefined,
    unfinished = reading.last === 'street' && this.#question.houseNumber === undefined,
  ): void {
    const houseNumber = this.#question.houseNumber ?? reading.houseNumber
    let completed = 0
    for (const { name, cost, how } of this.#find(reading.street, unfinished)) {
      for (const entry of this.#known.entries[name] ?? []) {
        const astray = costOf(guesses, entry) + costOf(this.#asked, entry)
        if (astray === NOT_THERE) {
          if (this.#none === 'unknown-street' && how !== 'completed') this.#none = 'not-in-municipality'
          continue
        }
        if (how === 'completed' && this.#question.ownZones?.has(entry.holding.bin.zoneId) !== true) {
          completed += 1
          if (completed > MOST_COMPLETED) continue
        }
        const isHeld = houseNumber === undefined || holds(entry.holding, houseNumber)
        if (!isHeld) this.#none = 'not-this-number'
        const score = Math.round(1000 * Math.max(0, 1 - cost * STREET_WEIGHT - astray * PLACE_WEIGHT)) / 1000
        const found = isHeld ? this.#candidates : this.#elsewhere
        if (score > (found.get(entry)?.score ?? 0)) found.set(entry, { ...entry.holding, score, how })
      }
    }
  }

  #find(street: readonly string[], unfinished: boolean): readonly Found[] {
    const key = `${street.join(' ')}${unfinished ? '…' : ''}`
    const before = this.#byStreet.get(key)
    if (before !== undefined) return before
    const found = this.#known.names.find(readTyped(street, this.#known.read), unfinished, this.#own)
    this.#byStreet.set(key, found)
    return found
  }
}

function costOf(guesses: PlaceGuesses | undefined, { places }: Entry): number {
  if (guesses === undefined) return 0
  let least = NOT_THERE
  for (const [index, place] of places.entries()) {
    least = Math.min(least, (guesses.get(place) ?? NOT_THERE) + (index === 0 ? 0 : LESS_PRECISE))
  }
  return least
}
