import { isCounted } from './counted-words.ts'
import { isMunicipality } from './municipalities.ts'
import {
  DE_SURNAMES,
  FIRST_NAMES,
  NAMED_THINGS,
  NOT_BEFORE_NAME,
  PARTICLES,
  ROLES,
  SURNAME_ENDING,
  SURNAMES,
  TITLES,
  UNSURE_FIRST_NAMES,
  UNSURE_SURNAMES,
} from './name-words.ts'
import { isNoPlace, streetKind } from './place-words.ts'
import type { Span } from './span.ts'
import type { Streets } from './streets.ts'
import { type Tokens, wordSet } from './tokens.ts'

/** Words of one name: "K. J. Van den Broeck-Peeters" is about the longest. */
const MOST_TOKENS = 8

/** Finds names of people: after a title, by a known first name or surname, or by the shape of one ("Van den Broeck"). */
export function findNames(tokens: Tokens, streets: Streets): Span[] {
  const found: Span[] = []
  for (let index = 0; index < tokens.list.length; index += 1) {
    const name = nameAt(tokens, streets, index)
    if (!name || name.next <= name.first) continue
    const first = tokens.at(name.first)
    found.push({ start: first.start + elision(first.text), end: tokens.at(name.next - 1).end })
    index = name.next - 1
  }
  return found
}

/** A name from token `first` up to, not including, `next`. */
interface Name {
  readonly first: number
  readonly next: number
}

function nameAt(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  const token = tokens.at(index)
  if (token.kind !== 'word' || token.taken || streets.covered.has(index)) return undefined
  return (
    afterTitle(tokens, streets, index) ??
    afterRole(tokens, streets, index) ??
    (isNamedPlace(tokens, index) || isSaint(tokens, index) || isThing(tokens, index)
      ? undefined
      : (byFirstName(tokens, streets, index) ?? bySurname(tokens, streets, index) ?? byAge(tokens, streets, index)))
  )
}

/** "zaal Jan Peeters", at either of its names. */
function isNamedPlace(tokens: Tokens, index: number): boolean {
  const first = tokens.isCapital(index - 1) ? index - 2 : index - 1
  return tokens.isWord(index - 1, NOT_BEFORE_NAME) || tokens.isWord(first, NOT_BEFORE_NAME)
}

/** "Albert Heijn", at either of its words. */
function isThing(tokens: Tokens, index: number): boolean {
  const [before, here, after] = [index - 1, index, index + 1].map((at) => tokens.at(at).lower)
  return NAMED_THINGS.has(`${here} ${after}`) || NAMED_THINGS.has(`${before} ${here}`)
}

const YEARS = wordSet('jaar jarige ans an jahre')
const ARTICLES = wordSet('een de het een un une le la les ein eine der die das den')
const OLDEST = 110

/** "Chayenne Roos, 14 jaar", "Elif (12 ans)": of one word only behind a colon or within the sentence. */
function byAge(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  const { lower } = tokens.at(index)
  const other = isNoPlace(lower) || isCounted(lower) || ROLES.has(lower) || TITLES.has(lower)
  if (!tokens.isCapital(index) || tokens.isCapital(index - 1) || tokens.isWord(index - 1, ARTICLES) || other)
    return undefined
  const name = nameFrom(tokens, streets, index)
  if (!name || !tokens.isMark(name.next, ',(') || !tokens.isNumber(name.next + 1)) return undefined
  const opens = tokens.startsSentence(index) && !tokens.isMark(index - 1, ':') && !tokens.isCapital(index + 1)
  const aged = tokens.isWord(name.next + 2, YEARS) && Number(tokens.at(name.next + 1).text) <= OLDEST
  return aged && !opens ? name : undefined
}

/** "St. Jan". */
function isSaint(tokens: Tokens, index: number): boolean {
  return tokens.isMark(index - 1, '.') && tokens.isWord(index - 2, NOT_BEFORE_NAME)
}

/** "de heer Janssens", "mevr. K. Peeters", "M. Dupont", "familie Van den Broeck". */
function afterTitle(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  if (!tokens.isWord(index, TITLES)) return undefined
  const single = tokens.at(index).text.length === 1
  // "M. Dupont" is a man, "m" and "M" are metres and motorcycles.
  if (single && !(tokens.at(index).text === 'M' && tokens.isMark(index + 1, '.'))) return undefined
  const first = tokens.isMark(index + 1, '.') ? index + 2 : index + 1
  return nameFrom(tokens, streets, first)
}

/** "de bewoner Janssens", "genaamd Ahmed": not a make of car, a town, a people. */
function afterRole(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  if (!tokens.isWord(index, ROLES) || !tokens.isCapital(index + 1)) return undefined
  const { text, lower } = tokens.at(index + 1)
  const other =
    isNoPlace(lower) || isMunicipality(lower) || /(?:se|sche|ais|aise)$/.test(lower) || /^\p{Lu}+$/u.test(text)
  return other ? undefined : nameFrom(tokens, streets, index + 1)
}

/** Initials, particles and capitals up to the last capital; none where they turn out to be a street. */
function nameFrom(tokens: Tokens, streets: Streets, first: number): Name | undefined {
  let next = first
  let initials = true
  for (let at = first; at < first + MOST_TOKENS; at += 1) {
    if (at > first && tokens.at(at).startsLine) break
    if (streets.covered.has(at)) return next > first ? { first, next } : undefined
    if (tokens.isCapital(at) && (at === first || tokens.at(at).spaced || tokens.isMark(at - 1, '.'))) {
      initials &&= tokens.at(at).text.length === 1
      if (!initials || tokens.isMark(at + 1, '.')) next = at + 1
      // In a text all in capitals every word looks like a name: the first one is.
      if (/^\p{Lu}{2,}$/u.test(tokens.at(at).text)) break
    } else if (tokens.isMark(at, '.') && initials && at > first && !tokens.at(at).spaced) next = at + 1
    else if (!tokens.isWord(at, PARTICLES)) break
  }
  const word = tokens.at(first).lower
  return initials || isMunicipality(word) ? undefined : { first, next }
}

/** "Jan Janssens", "jan janssens", "Fatima El Amrani", "Janssens Jan", and a sure first name alone. */
function byFirstName(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  if (!isFirstName(tokens, index)) return undefined
  const { lower, text } = tokens.at(index)
  if (!tokens.isCapital(index) && elision(text) === 0) {
    return tokens.isWord(index + 1, SURNAMES) && !streets.covered.has(index + 1)
      ? { first: index, next: index + 2 }
      : undefined
  }
  // "An der Kirche": German for where, not for who.
  if (lower === 'an' && tokens.at(index + 1).text === 'der') return undefined
  const name = surnameAfter(tokens, streets, index)
  if (name) return name
  return UNSURE_FIRST_NAMES.has(lower) ? undefined : { first: index, next: index + 1 }
}

/** The length of the d' in "d'Arnaud Bruckner", which is not of the name; none in "D'Hondt". */
function elision(word: string): number {
  return /^(?:[dlsn]|qu)['’](?=\p{Lu})/u.exec(word)?.[0].length ?? 0
}

/** Also of two: Marie-Claire, Jan-Pieter; also after d'. */
function isFirstName(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index)
  if (token.kind !== 'word' || token.taken || token.lower.length > LONGEST_FIRST_NAME) return false
  const word = token.lower.slice(elision(token.text))
  const parts = word.split('-')
  return FIRST_NAMES.has(word) || (parts.length === 2 && parts.every((part) => FIRST_NAMES.has(part)))
}

const LONGEST_FIRST_NAME = 30

function surnameAfter(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  let at = index + 1
  // "Jan P. Janssens", "Jan-Baptist van den Broeck".
  if (tokens.isCapital(at) && tokens.at(at).text.length === 1 && tokens.isMark(at + 1, '.')) at += 2
  const start = at
  while (at < index + MOST_TOKENS && tokens.isWord(at, PARTICLES) && !isSurname(tokens, at)) at += 1
  // "Sofie Van Damme": behind "Van" a town is a surname.
  const town = at > start && tokens.isCapital(start) && tokens.isCapital(at) && isMunicipality(tokens.at(at).lower)
  if (!(town || isSurname(tokens, at)) || streets.covered.has(at)) return undefined
  let next = at + 1
  while (next < index + MOST_TOKENS && isSurname(tokens, next) && !streets.covered.has(next)) next += 1
  return { first: index, next }
}

function isSurname(tokens: Tokens, index: number): boolean {
  const { lower, text } = tokens.at(index)
  if (!tokens.isCapital(index) || text.length < 2 || PARTICLES.has(lower)) return false
  return !isNoPlace(lower) && !isMunicipality(lower) && streetKind(lower, true) === undefined
}

/** "Peeters", "Vandenberghe", "De Smet", "Van den Broeck": surnames by themselves. */
function bySurname(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  if (!tokens.isCapital(index)) return undefined
  const surname = surnameAt(tokens, streets, index)
  const next = surname?.next ?? index + 1
  if (isBeforeSurname(tokens, streets, index)) return { first: index, next: index + 2 }
  const first = tokens.isCapital(next) && isFirstName(tokens, next) && !streets.covered.has(next)
  if (first && (surname || SURNAMES.has(tokens.at(index).lower))) return { first: index, next: next + 1 }
  return surname
}

/** The "Chayenne" of "Chayenne Peeters", which no list has: within a sentence, where a capital tells something. */
function isBeforeSurname(tokens: Tokens, streets: Streets, index: number): boolean {
  const { lower } = tokens.at(index + 1)
  const surname = SURNAMES.has(lower) && !UNSURE_SURNAMES.has(lower) && !streets.covered.has(index + 1)
  return surname && tokens.isCapital(index + 1) && !tokens.startsSentence(index) && isSurname(tokens, index)
}

function surnameAt(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  const { lower } = tokens.at(index)
  const alone = { first: index, next: index + 1 }
  if (SURNAMES.has(lower)) {
    const first =
      tokens.isWord(index + 1, FIRST_NAMES) && tokens.isCapital(index + 1) && !streets.covered.has(index + 1)
    if (first) return { first: index, next: index + 2 }
    return UNSURE_SURNAMES.has(lower) ? undefined : alone
  }
  if (SURNAME_ENDING.test(lower) && !isMunicipality(lower)) return alone
  if (/^vand(?:en|er|e)(?:[bcdghklmnpstvw]\p{L}{3,})$/u.test(lower)) return alone
  if (
    lower === 'de' &&
    !tokens.startsSentence(index) &&
    tokens.isCapital(index + 1) &&
    tokens.isWord(index + 1, DE_SURNAMES)
  ) {
    return { first: index, next: index + 2 }
  }
  return lower === 'van' ? vanName(tokens, streets, index) : undefined
}

/** "Van den Broeck" anywhere; "Van Damme" not at the beginning of a sentence, where "Van Brecht" is a direction. */
function vanName(tokens: Tokens, streets: Streets, index: number): Name | undefined {
  const article = ['de', 'den', 'der'].includes(tokens.at(index + 1).lower)
  if (tokens.startsSentence(index) && !(article && tokens.at(index + 1).lower !== 'de')) return undefined
  const last = article ? index + 2 : index + 1
  // "Van Hove" is written so of a person, and "van Hove" of the village.
  const named = isSurname(tokens, last) || (tokens.isCapital(last) && isMunicipality(tokens.at(last).lower))
  return named && !streets.covered.has(last) ? { first: index, next: last + 1 } : undefined
}
