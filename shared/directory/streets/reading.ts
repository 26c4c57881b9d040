import { wordsOf } from './letters.ts'
import { AFTER_A_NUMBER, BEFORE_A_BOX, BEFORE_A_NUMBER, BEFORE_A_PLACE, BEFORE_A_WORD } from './street-words.ts'

/** One way to read a line like "kerkstraat 12 brecht". */
export interface Reading {
  readonly street: readonly string[]
  readonly place?: readonly string[]
  readonly houseNumber?: number
  /** What the line ends with: that may go on. */
  readonly last: 'street' | 'houseNumber' | 'place'
}

/** A municipality has five words at most: Ottignies-Louvain-la-Neuve has four. */
const MOST_PLACE_WORDS = 5
/** A street has no more than this: rue du Général de Gaulle et des Alliés. What comes after is left unread. */
const MOST_WORDS = 12

/** All ways to read a line: what of it is the street, the house number, the place. The likelier come first. */
export function readingsOf(text: string): readonly Reading[] {
  const words = wordsOf(text).slice(0, MOST_WORDS)
  const readings = places(words)
  for (const [at, word] of words.entries()) {
    const houseNumber = houseNumberOf(word)
    if (houseNumber === undefined) continue
    const before = withoutPostcode(
      BEFORE_A_NUMBER.has(words[at - 1] ?? '') ? words.slice(0, at - 1) : words.slice(0, at),
    )
    const after = words.slice(at + 1 + wordsOfNumber(words, at)).filter((other) => !POSTCODE.test(other))
    if (before.length === 0) readings.push(...places(after, houseNumber))
    else if (after.length === 0) readings.push(...places(before, houseNumber, 'houseNumber'))
    else readings.push({ street: before, place: stripped(after), houseNumber, last: 'place' })
  }
  return readings.filter(({ street, place }) => street.length > 0 && place?.length !== 0)
}

/** Reads a house number as it is written behind a street: 12 of "12", "12A", "12 bus 3", "12-14". */
export function houseNumberOf(text: string): number | undefined {
  const number = /^\s*(\d{1,4})(?!\d)/.exec(text)?.[1]
  return number === undefined || Number(number) === 0 ? undefined : Number(number)
}

/** Street alone, street and place, place and street. */
function places(all: readonly string[], houseNumber?: number, behind?: 'houseNumber'): Reading[] {
  const words = withoutPostcode(all)
  const number = houseNumber === undefined ? {} : { houseNumber }
  const readings: Reading[] = [{ ...number, street: words, last: behind ?? 'street' }]
  for (let count = 1; count <= MOST_PLACE_WORDS && count < words.length; count += 1) {
    const place = stripped(words.slice(-count))
    const street = words.slice(0, -count)
    // No street ends in an article: the chapelle of "rue de la croix de la chapelle" is no place.
    if (!BEFORE_A_WORD.has(street.at(-1) ?? '')) readings.push({ ...number, street, place, last: behind ?? 'place' })
    readings.push({ ...number, street: words.slice(count), place: words.slice(0, count), last: behind ?? 'street' })
  }
  return readings
}

/** Box, letter and second number: they are part of the house number and say nothing more. */
function wordsOfNumber(words: readonly string[], at: number): number {
  const [next, second] = [words[at + 1], words[at + 2]]
  if (next === undefined) return 0
  if (BEFORE_A_BOX.has(next) && second !== undefined && /\d|^[a-z]$/.test(second)) return 2
  if (AFTER_A_NUMBER.has(next) || /^[a-z]$/.test(next)) return 1
  return /^\d{1,3}[a-z]?$/.test(next) ? 1 : 0
}

/** "2960 Brecht": the place says as much. Behind a street four figures may be the house number. */
function withoutPostcode(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !POSTCODE.test(word) || /^\d/.test(words[at + 1] ?? '0'))
}

const POSTCODE = /^[1-9]\d{3}$/

function stripped(place: readonly string[]): readonly string[] {
  return BEFORE_A_PLACE.has(place[0] ?? '') && place.length > 1 ? place.slice(1) : place
}
