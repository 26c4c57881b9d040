import { wordsOf } from './letters.ts'
import type { Typed } from './likeness.ts'
import { MUNICIPALITIES } from './municipalities.ts'
import { type Name, readName } from './name.ts'
import { NameFinder } from './name-finder.ts'
import type { Steps } from './steps.ts'
import type { Word } from './word.ts'

/** What a place that was typed may be: the number of each place, and how much of a guess it is. */
export type PlaceGuesses = ReadonlyMap<number, number>

/** A part of a name that stands for it must have so many letters: `heist`, but not `sint` or `oud`. */
const LEAST_PART = 5
const PART = 0.2

/** Collects places: municipalities, the parts of them, and the names of BINs. */
export class PlaceNames {
  readonly #numbers = new Map<string, number>()
  readonly #names: Name[] = []
  readonly #placeOf: number[] = []
  readonly #wholes = new Map<string, Set<number>>()
  readonly #parts = new Map<string, Set<number>>()
  readonly #read: (word: string) => Word

  /** All municipalities of Belgium are known from the start: an existing place is never taken for a similar one. */
  constructor(read: (word: string) => Word) {
    this.#read = read
    for (const [name, ...others] of Object.values(MUNICIPALITIES).flat()) {
      const place = this.add(name)
      for (const other of others) this.#addName(other, place, true)
    }
  }

  /** Makes them findable, in steps. */
  *steps(): Steps<Places> {
    const finder = yield* NameFinder.steps(this.#names)
    return new Places({ finder, placeOf: this.#placeOf, wholes: this.#wholes, parts: this.#parts })
  }

  /** The number of a place, which is new when no place of that name was added before. */
  add(text: string, mayBeShortened = true): number {
    const key = wordsOf(text).join('')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const place = this.#numbers.size
    this.#numbers.set(key, place)
    this.#addName(text, place, mayBeShortened)
    return place
  }

  #addName(text: string, place: number, mayBeShortened: boolean): void {
    const name = readName(text, this.#read)
    this.#names.push(name)
    this.#placeOf.push(place)
    for (const letters of [name.joined, name.core]) addTo(this.#wholes, letters, place)
    if (!mayBeShortened) return
    for (let words = 1; words < name.main.length; words += 1) {
      for (const part of [name.main.slice(0, words), name.main.slice(-words)]) {
        const letters = part.map((word) => word.text).join('')
        if (letters.length >= LEAST_PART && !SAINTS.has(letters)) addTo(this.#parts, letters, place)
      }
    }
  }
}

interface KnownPlaces {
  readonly finder: NameFinder
  /** By the number of the name. */
  readonly placeOf: readonly number[]
  /** By the letters of a whole name, and of a part that stands for it. */
  readonly wholes: ReadonlyMap<string, ReadonlySet<number>>
  readonly parts: ReadonlyMap<string, ReadonlySet<number>>
}

/** Every place a street may be told apart by. */
export class Places {
  readonly #known: KnownPlaces

  constructor(known: KnownPlaces) {
    this.#known = known
  }

  /** The places of this name, or that are called so for short. */
  named({ joined, wholes }: Typed): PlaceGuesses {
    const letters = [joined, ...wholes.map(({ text }) => text)]
    const places = letters.flatMap((text) => [...(this.#known.wholes.get(text) ?? [])])
    if (places.length > 0) return new Map(places.map((place) => [place, 0]))
    const parts = letters.flatMap((text) => [...(this.#known.parts.get(text) ?? [])])
    return new Map(parts.map((place) => [place, PART]))
  }

  /** The places that may be meant by what is no place's name; with `unfinished` also those that go on from here. */
  guess(typed: Typed, unfinished: boolean): PlaceGuesses {
    return this.#guesses(this.#known.finder.find(typed, unfinished))
  }

  #guesses(found: readonly { readonly name: number; readonly cost: number }[]): PlaceGuesses {
    const guesses = new Map<number, number>()
    for (const { name, cost } of found) {
      const place = this.#known.placeOf[name]
      if (place !== undefined && cost < (guesses.get(place) ?? Number.POSITIVE_INFINITY)) guesses.set(place, cost)
    }
    return guesses
  }
}

const SAINTS: ReadonlySet<string> = new Set(['saint', 'sainte', 'sankt'])

function addTo(places: Map<string, Set<number>>, letters: string, place: number): void {
  places.set(letters, (places.get(letters) ?? new Set()).add(place))
}
