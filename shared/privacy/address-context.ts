import { looksPlural } from './counted-words.ts'
import { GOES_ON, INDEFINITE } from './implied-address.ts'
import { isMunicipality } from './municipalities.ts'
import { isEmergencyNumber, isYear, type NumberPhrase } from './number-phrase.ts'
import {
  BETWEEN_WORDS,
  FRENCH_LINKS,
  HOUSE_WORDS,
  isNoPlace,
  NUMBERED_THINGS,
  PLACE_PREPOSITIONS,
  PROPERTY_WORDS,
  RESIDENT_WORDS,
} from './place-words.ts'
import type { Streets } from './streets.ts'
import { type Tokens, wordSet } from './tokens.ts'

/** Tells a number that is an address by what it has with it, or by what stands around it. */
export function isAddress(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  const before = tokens.at(index - 1)
  if (phrase.reading !== 'open' || isNumberedThing(tokens, index - 1)) return false
  if (phrase.addition === 'none' && isYear(phrase.value)) return false
  return (
    (phrase.addition === 'box' && before.lower !== 'om') ||
    (phrase.addition === 'letter' && isHouseLetter(tokens, index)) ||
    tokens.isWord(index - 1, HOUSE_WORDS) ||
    isOfResident(tokens, index) ||
    isAtHeightOf(tokens, index) ||
    isBeforeStreet(tokens, streets, index, phrase) ||
    isAfterName(tokens, streets, index, phrase)
  )
}

/** "bus 3", "perron 12A"; but "Lange Rij 12" is a name. */
export function isNumberedThing(tokens: Tokens, index: number): boolean {
  const named = tokens.isCapital(index) && tokens.isCapital(index - 1) && !tokens.isWord(index - 1, PLACE_PREPOSITIONS)
  return tokens.isWord(index, NUMBERED_THINGS) && !named
}

/** Tells a number that may be an address, as far as anyone but the sender can know. */
export function mayBeAddress(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  return (
    isRangeNearStreet(tokens, streets, index, phrase) ||
    isBareName(tokens, index, phrase) ||
    isDirectlyBeforeStreet(tokens, streets, index, phrase)
  )
}

/** "12 Kerkstraat", as the French have it; or the third road of a list. */
function isDirectlyBeforeStreet(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  if (phrase.reading !== 'open' || isNoPlace(tokens.at(index - 1).lower) || isRoad(tokens, index - 1, phrase))
    return false
  return streets.endsAt.get(phrase.next) === 'sure' && tokens.isCapital(phrase.next) && !isYear(phrase.value)
}

/** 12A by itself; 12a only behind a word of place, for small letters mean much else. */
function isHouseLetter(tokens: Tokens, index: number): boolean {
  const letter = tokens.at(index + 1)
  if (letter.spaced || isNoPlace(tokens.at(index - 1).lower)) return false
  if (/^[A-DF]$/.test(letter.text) || /^(?:bis|ter)$/.test(letter.text)) return true
  return (
    tokens.isWord(index - 1, PLACE_PREPOSITIONS) ||
    tokens.isWord(index - 1, HOUSE_WORDS) ||
    tokens.at(index - 1).lower === 'van'
  )
}

const OF_WORDS = wordSet('van op uit du au de')

/** "de bewoner van 12"; but "een bewoner van 82" has that age. */
function isOfResident(tokens: Tokens, index: number): boolean {
  const resident = tokens.isWord(index - 1, OF_WORDS) && tokens.isWord(index - 2, RESIDENT_WORDS)
  return resident && !tokens.isWord(index - 3, INDEFINITE)
}

/** "ter hoogte van 12", "thv 12", "t.h.v. 12", "à hauteur du 12". */
export function isAtHeightOf(tokens: Tokens, index: number): boolean {
  const [one, two, four] = [tokens.at(index - 1).lower, tokens.at(index - 2).lower, tokens.at(index - 4).lower]
  return (
    one === 'thv' ||
    (one === 'van' && two === 'hoogte') ||
    (one === '.' && two === 'v' && four === 'h') ||
    (one === 'du' && two === 'hauteur')
  )
}

/** "12 bis, rue Haute". */
const ADDITIONS = wordSet('bis ter quater')
/** "dès le 3, rue Haute sera fermée" is a day. */
const SINCE = wordSet('dès depuis avant après pour')
const LINKS_TO_STREET = wordSet('in van de het der den')
const BEFORE_NUMBER_IN_STREET = wordSet('op aan huis')

/** "7, rue Haute", "au 7 de la rue Haute", "op 12 in de Kerkstraat". */
function isBeforeStreet(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  let at = phrase.next
  if (tokens.isWord(at, ADDITIONS)) at += 1
  if (tokens.isMark(at, ',')) at += 1
  let french = at
  while (french < at + 3 && tokens.isWord(french, FRENCH_LINKS)) french += 1
  if (streets.frenchStartsAt.has(french))
    return !isNoPlace(tokens.at(index - 1).lower) && !tokens.isWord(index - 2, SINCE)
  if (!tokens.isWord(index - 1, BEFORE_NUMBER_IN_STREET)) return false
  let dutch = phrase.next
  while (dutch < phrase.next + 3 && tokens.isWord(dutch, LINKS_TO_STREET)) dutch += 1
  return dutch > phrase.next && streets.endsAt.has(dutch)
}

const ARTICLES = wordSet("de het den 't la le les der dem die das")
/** Within a name: "Hof ter Linden", "Onder den Toren", "Op de Meir". */
const NAME_PARTICLES = wordSet("ter ten te van de den der 't")
const MOST_NAME = 4

/** "aan Lage Kaart 5", "Dorp 5 te Brecht", "Heikant 12, 2960 Brecht", "Kerkstraat Brecht 12": a name that is no known street. */
function isAfterName(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  const comma = tokens.isMark(index - 1, ',')
  const last = comma ? index - 2 : index - 1
  const first = firstOfName(tokens, last)
  if (first === undefined || !tokens.at(index).spaced) return false
  if (isRoad(tokens, last, phrase)) return false
  if (isFollowedByTown(tokens, phrase.next)) return true
  if (comma) return false
  for (let at = first; at < last; at += 1) if (streets.endsAt.has(at)) return true
  if (phrase.addition !== 'none') return true
  if (phrase.value >= 1000 || isEmergencyNumber(phrase.value) || looksPlural(tokens.at(phrase.next).text)) return false
  return isPlaceAfterPreposition(tokens, first, last)
}

/** "de N 12", "E 313": written apart. */
function isRoad(tokens: Tokens, index: number, phrase: NumberPhrase): boolean {
  return phrase.addition === 'none' && /^[NEARB]$/.test(tokens.at(index).text)
}

/** The first of the words with a capital that end at this one; none where they name no place. */
function firstOfName(tokens: Tokens, last: number): number | undefined {
  const named = tokens.isCapital(last) && tokens.isCapital(last - 1)
  if (!tokens.isCapital(last) || (isNoPlace(tokens.at(last).lower) && !(named && isNumberedName(tokens, last))))
    return undefined
  let first = last
  while (first > last - MOST_NAME && !tokens.at(first).startsLine) {
    if (tokens.isCapital(first - 1) && !tokens.isWord(first - 1, PLACE_PREPOSITIONS)) first -= 1
    else if (isLinked(tokens, first - 1)) first -= 2
    else break
  }
  return tokens.isWord(first, PLACE_PREPOSITIONS) ? undefined : first
}

/** The "ter" of "Hof ter Linden": a name goes on before it. */
function isLinked(tokens: Tokens, index: number): boolean {
  if (!tokens.isWord(index, NAME_PARTICLES) || tokens.isCapital(index)) return false
  const before = tokens.at(index - 1).lower
  return tokens.isCapital(index - 1) && !tokens.isWord(index - 1, PLACE_PREPOSITIONS) && !isNoPlace(before)
}

function isNumberedName(tokens: Tokens, last: number): boolean {
  return tokens.isWord(last, NUMBERED_THINGS) && !isNumberedThing(tokens, last)
}

/** "aan Heikant 12", "in de Lage Kaart 5", "ter hoogte van Biest 66". */
function isPlaceAfterPreposition(tokens: Tokens, first: number, last: number): boolean {
  if (!mayBePlace(tokens, last)) return false
  const before = tokens.isWord(first - 1, ARTICLES) ? first - 2 : first - 1
  const of = ['van', 'du', 'de', 'von'].includes(tokens.at(before).lower)
  const [property, resident] = [tokens.isWord(before - 1, PROPERTY_WORDS), tokens.isWord(before - 1, RESIDENT_WORDS)]
  const atHeightOf = of && (tokens.at(before - 1).lower === 'hoogte' || property || resident)
  return atHeightOf || tokens.isWord(before, PLACE_PREPOSITIONS)
}

/** Not a town, and not an abbreviation: "in PZ 5355", "de E 313". */
function mayBePlace(tokens: Tokens, index: number): boolean {
  const { lower, text } = tokens.at(index)
  return !isMunicipality(lower) && !/^\p{Lu}{1,4}$/u.test(text)
}

/** "Biest 12: inbraak.", "gezien Vogelzang 8, te voet": a street whose name tells nothing, or a heading, or a make. */
function isBareName(tokens: Tokens, index: number, phrase: NumberPhrase): boolean {
  const first = firstOfName(tokens, index - 1)
  if (first === undefined || !tokens.at(index).spaced) return false
  if (phrase.reading !== 'open' || phrase.value >= 1000 || isEmergencyNumber(phrase.value)) return false
  const shouted = /^\p{Lu}{2}/u.test(tokens.at(index - 1).text)
  if (shouted && !tokens.startsSentence(first)) return false
  if (!tokens.startsSentence(first) && tokens.isWord(phrase.next, GOES_ON)) return mayBePlace(tokens, index - 1)
  const ends = tokens.at(phrase.next).kind === 'mark' && !tokens.isMark(phrase.next, '+')
  return ends && mayBePlace(tokens, index - 1) && !HEADINGS.has(tokens.at(index - 1).lower)
}

const HEADINGS = wordSet(
  `update bericht deel nieuwsbrief vervolg bijlage melding alarm om van met voor nog al meer minstens minder maximaal minimum
  plus encore moins environ presque hoogstens zeker bijna maar rond omstreeks tot sinds vanaf bel tegen circa ongeveer na voor druk appelez formez vers avant après dès depuis appuyez tussen entre tip totaal resultaat score`,
)

/** "te Brecht", "in Brecht", ", Brecht", ", 2960 Brecht". */
function isFollowedByTown(tokens: Tokens, index: number): boolean {
  const at = tokens.isMark(index, ',(') ? index + 1 : index
  const word = tokens.at(at).lower
  if (word === 'te') return tokens.isCapital(at + 1)
  if (word === 'in' || word === 'à') return isMunicipality(tokens.at(at + 1).lower)
  if (at > index && isMunicipality(word)) return true
  return tokens.isNumber(at) && /^[1-9]\d{3}$/.test(word) && tokens.isCapital(at + 1)
}

const STREET_REACH = 12

/** "in de Kerkstraat werd tussen 12 en 18 ingebroken": hours or houses, only the sender knows. */
function isRangeNearStreet(tokens: Tokens, streets: Streets, index: number, phrase: NumberPhrase): boolean {
  if (phrase.reading !== 'open' || !phrase.several || !tokens.isWord(index - 1, BETWEEN_WORDS)) return false
  for (let at = index - 2; at >= index - STREET_REACH; at -= 1) {
    if (streets.endsAt.has(at)) return true
    if (tokens.isMark(at, '.!?')) return false
  }
  return false
}
