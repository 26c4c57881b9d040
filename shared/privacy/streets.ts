import { isCounted, isMonth } from './counted-words.ts'
import { isMunicipality } from './municipalities.ts'
import {
  FRENCH_LINKS,
  FRENCH_STOPS,
  FRENCH_STREET_TYPES,
  isGenericStreet,
  PLACE_PREPOSITIONS,
  type StreetKind,
  streetKind,
} from './place-words.ts'
import { type Tokens, wordSet } from './tokens.ts'

/** Where the street names of a text are, by token. */
export interface Streets {
  /** How sure it is that a street name ends at this token. */
  readonly endsAt: ReadonlyMap<number, StreetKind>
  /** French street names by the token of their type word. */
  readonly frenchStartsAt: ReadonlySet<number>
  /** The token is part of a street name, so the "Jan" of Jan Van Rijswijcklaan is nobody. */
  readonly covered: ReadonlySet<number>
}

const PARTICLES = wordSet("van de den der het 't ter ten te op en vande")
/** French names without a type word in front. */
const FRENCH_WHOLE = wordSet("grand-rue grand'rue grand-place grand'place grand-route grand'route")
/** Words of a street name: Burgemeester Jan Van den Bossche-straat is about the longest. */
const MOST_WORDS = 6
const MOST_FRENCH_WORDS = 8

/** Finds Dutch street names by how they end and French ones by how they begin. */
export function findStreets(tokens: Tokens): Streets {
  const endsAt = new Map<number, StreetKind>()
  const frenchStartsAt = new Set<number>()
  const covered = new Set<number>()
  for (const [index, token] of tokens.list.entries()) {
    if (token.kind !== 'word' || token.taken) continue
    if (FRENCH_STREET_TYPES.has(token.lower.replace(/^[ld]'/, '')) || isShortRue(tokens, index)) {
      const next = afterFrenchName(tokens, index)
      if (next === undefined) continue
      endsAt.set(next - 1, 'capital')
      frenchStartsAt.add(index)
      for (let at = index; at < next; at += 1) covered.add(at)
      continue
    }
    if (FRENCH_WHOLE.has(token.lower)) frenchStartsAt.add(index)
    const towards = afterRoadTo(tokens, index)
    if (towards !== undefined) {
      endsAt.set(towards, tokens.isCapital(index) ? 'capital' : 'small')
      for (let at = index; at <= towards; at += 1) covered.add(at)
    }
    const kind =
      FRENCH_WHOLE.has(token.lower) || isSecondOfName(tokens, index)
        ? 'capital'
        : streetKind(token.lower, tokens.isCapital(index))
    if (kind === undefined) continue
    endsAt.set(index, kind)
    for (let at = firstOfDutchName(tokens, index); at <= index; at += 1) covered.add(at)
  }
  return { endsAt, frenchStartsAt, covered }
}

/** "r. du Calvaire", which no initial of somebody is. */
function isShortRue(tokens: Tokens, index: number): boolean {
  const link = tokens.isWord(index + 2, FRENCH_LINKS) && !tokens.isCapital(index + 2)
  return tokens.at(index).text === 'r' && tokens.isMark(index + 1, '.') && link
}

const ROADS = wordSet('steenweg baan weg dreef straat stwg')
const TOWARDS = wordSet('op naar')

/** The last token of "Steenweg op Turnhout", "Baan naar Lier", "Weg op Bree". */
function afterRoadTo(tokens: Tokens, index: number): number | undefined {
  const road = tokens.isWord(index, ROADS) && tokens.isWord(index + 1, TOWARDS)
  return road && tokens.isCapital(index + 2) ? index + 2 : undefined
}

/** "Hoge Weg", "Oude Baan", "Ter Beek". */
function isSecondOfName(tokens: Tokens, index: number): boolean {
  if (isTerName(tokens, index)) return true
  const before = tokens.at(index - 1).lower
  const named = tokens.isCapital(index) && tokens.isCapital(index - 1) && isGenericStreet(tokens.at(index).lower)
  return named && !PLACE_PREPOSITIONS.has(before) && !PARTICLES.has(before) && !isMunicipality(before)
}

/** "Ter Beek", "Ten Hove"; in "Jan Ter Beek" and "Van Ten Hove" it is somebody. */
function isTerName(tokens: Tokens, index: number): boolean {
  return /^Te[nr]$/.test(tokens.at(index - 1).text) && tokens.isCapital(index) && !tokens.isCapital(index - 2)
}

function firstOfDutchName(tokens: Tokens, index: number): number {
  let first = index
  if (!tokens.isCapital(index)) return first
  for (let at = index - 1; at >= 0 && index - at < MOST_WORDS && !tokens.at(at + 1).startsLine; at -= 1) {
    const token = tokens.at(at)
    const initial = tokens.isMark(at, '.') && /^\p{Lu}$/u.test(tokens.at(at - 1).text)
    if (tokens.isCapital(at) && !PLACE_PREPOSITIONS.has(token.lower) && !isMunicipality(token.lower)) first = at
    else if (!initial && !tokens.isWord(at, PARTICLES)) break
  }
  return first
}

/** The token after "rue de l'Église", "avenue du 8 Mai 1945", "bd. Saint-Michel", "rue haute" before a number. */
function afterFrenchName(tokens: Tokens, type: number): number | undefined {
  let at = type + 1
  if (tokens.isMark(at, '.') && !tokens.at(at).spaced) at += 1
  const start = at
  let named = start
  while (at - start < MOST_FRENCH_WORDS) {
    const token = tokens.at(at)
    if (tokens.isNumber(at) && isMonth(tokens.at(at + 1).lower)) {
      at += tokens.at(at + 2).text.length === 4 && tokens.isNumber(at + 2) ? 3 : 2
      named = at
    } else if (tokens.isNumber(at) && tokens.at(at - 1).lower === 'des' && tokens.isCapital(at + 1)) {
      // "rue des 3 Fontaines".
      at += 2
      named = at
    } else if (
      tokens.isMark(at, '.') &&
      !token.spaced &&
      tokens.isCapital(at + 1) &&
      tokens.at(at - 1).text.length <= 3
    ) {
      at += 1
    } else if (token.kind !== 'word' || token.taken) {
      break
    } else if (FRENCH_LINKS.has(token.lower)) {
      at += 1
    } else if (tokens.isCapital(at) || isSmallName(tokens, at)) {
      at += 1
      named = at
    } else break
  }
  return named > start ? named : undefined
}

/** "rue de la gare", "rue haute 12": a name without a capital, after a link or right before a number. */
function isSmallName(tokens: Tokens, index: number): boolean {
  const word = tokens.at(index).lower
  if (FRENCH_STOPS.has(word) || isCounted(word)) return false
  return /^[ld]'/.test(word) || FRENCH_LINKS.has(tokens.at(index - 1).lower) || tokens.isNumber(index + 1)
}
