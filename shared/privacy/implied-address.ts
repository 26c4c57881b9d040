import type { Severity } from './finding.ts'
import { isEmergencyNumber, isYear, type NumberPhrase } from './number-phrase.ts'
import { BETWEEN_WORDS, HOUSE_WORDS, PROPERTY_WORDS, RESIDENT_WORDS } from './place-words.ts'
import type { Streets } from './streets.ts'
import { type Tokens, wordSet } from './tokens.ts'

const OF_WORDS = wordSet('van op uit du de des von der')
const ARTICLES = wordSet('de het den le la les dem der die das')
const LIVING_WORDS = wordSet(
  `woont wonen woonde woonden wonende woonachtig gedomicilieerd gevestigd verblijft verblijven habite habitent habitait
  habitant réside résident domicilié domiciliée sis sise situé située logé logée loge logent logeait vit vivent vivait logeert inwonend inwoont demeure wohnt wohnen wohnte wohnhaft`,
)
/** What happens at a door: "aangebeld op 12", "entré au 31". */
const DOOR_WORDS = wordSet(
  `aangebeld aanbellen aanbelde aanbelden aanbelt aangeklopt ingebroken binnengedrongen binnengekomen binnengeraakt inbraak
  inbraakpoging sonné sonne sonnent entré entrés entre entrent frappé frappe frappent introduit introduits pénétré volé
  cambriolage cambriolé effraction eingebrochen geklingelt einbruch`,
)
const AT_WORDS = wordSet('op in aan te bij au à le auf in bei')
/** "naast 12" is a place, whatever else is in the text. */
const BESIDE_WORDS = wordSet('naast tegenover rechtover achter devant derrière hinter neben gegenüber')
/** "links van 12", "en face du 12"; but "près de 12" is a count. */
const BESIDE_OF_WORDS = wordSet('overkant links rechts face côté près autour')
const BESIDE_LINKS = wordSet('van du von')
/** "bij 38" is one where a street was named before. */
const AT_DOOR_WORDS = wordSet('bij aan op au chez bei')

/** What may come after a house number without a street; a word that the number counts is not among them. */
export const GOES_ON = wordSet(
  `is zijn was waren werd werden wordt worden staat staan stond stonden zit zitten zat zaten kwam kwamen komt komen loopt
  lopen liep liepen ging gingen gaat gaan heeft hebben had hadden hangt hing brandt kreeg krijgt zag zagen hoorde hoorden
  belde belden belt bellen drong drongen brak braken klom klommen vluchtte vluchtten gezien ingebroken gestolen open
  in via langs en die dat waar toen terwijl om rond omstreeks tussen gisteren vandaag vannacht vanavond vanmorgen daarna
  en naar richting zonder met
  est sont était étaient a ont avait en vers hier ce cette dans par et qui où depuis avec pour sans puis
  ist sind war waren wurde wurden hat haben steht stand brennt und gegen gestern heute mit ohne`,
)
/** "de poort van 16 geforceerd". */
const PARTICIPLE =
  /^(?:ge|ver|be|ont|open|over|in|af|uit|op|door)\p{Ll}{2,20}(?:[dt]|[bk]ken|broken|stolen|vallen|slagen)$/u
const STREET_BEFORE = 25
const STREET_AFTER = 6
export const INDEFINITE = wordSet('een un une ein eine')
const LIVING_REACH = 3

/**
 * Tells how sure a number with no street or "nr." beside it is an address: "de tuin van 12", "habite au 31", "naast de 12",
 * and "bij 12" where the street was named before. Undefined where it is none.
 */
export function impliedSeverity(
  tokens: Tokens,
  streets: Streets,
  index: number,
  phrase: NumberPhrase,
): Severity | undefined {
  if (phrase.reading !== 'open' || (phrase.addition === 'none' && isOtherNumber(phrase.value))) return undefined
  const after = tokens.at(phrase.next)
  const ends = after.text === '' || (after.kind === 'mark' && !'%€°+=/:<>'.includes(after.text))
  const article = tokens.isWord(index - 1, ARTICLES)
  const before = article ? index - 2 : index - 1
  if (article && isInStreet(tokens, streets, phrase.next) && tokens.isWord(before, BEFORE_ARTICLE)) return 'block'
  if (tokens.isWord(before, BETWEEN_WORDS) && phrase.several && isInStreet(tokens, streets, phrase.next))
    return tokens.at(phrase.next).lower === 'in' ? 'confirm' : 'block'
  if (tokens.isWord(before, AT_WORDS) && isInSameStreet(tokens, phrase.next)) return 'block'
  if (!ends && !tokens.isWord(phrase.next, GOES_ON) && !PARTICIPLE.test(after.text)) return undefined
  if (isOfProperty(tokens, before) && tokens.isWord(before - 2, INDEFINITE)) return 'confirm'
  if (isOfProperty(tokens, before) || isLivedAt(tokens, before)) return 'block'
  if (phrase.value < 1000 && isAtDoor(tokens, before)) return 'block'
  const street = isStreetNear(streets, index)
  if (isBeside(tokens, before)) return street ? 'block' : 'confirm'
  if (!tokens.isWord(before, AT_DOOR_WORDS)) return undefined
  if (street) return tokens.at(before).lower === 'bij' || article ? 'block' : 'confirm'
  return tokens.at(before).lower === 'bij' ? 'confirm' : undefined
}

const BEFORE_ARTICLE = wordSet('op aan achter naast voor tegenover bij tot vanaf langs van uit auf hinter neben vor')

function isOtherNumber(value: number): boolean {
  return isEmergencyNumber(value) || isYear(value)
}

/** "… in de Kerkstraat", "… van de Kempenlaan", "… in der Kirchstraße" after the number. */
function isInStreet(tokens: Tokens, streets: Streets, next: number): boolean {
  let at = next
  while (at < next + 3 && tokens.isWord(at, TO_STREET)) at += 1
  return at > next && [at, at + 1, at + 2].some((word) => streets.endsAt.has(word))
}

const SAME_WORDS = wordSet('même dezelfde zelfde')
const STREET_WORDS = wordSet('rue avenue straat laan dreef weg')

/** "… de la même rue", "… van dezelfde straat" after the number. */
function isInSameStreet(tokens: Tokens, next: number): boolean {
  return [next + 1, next + 2].some((at) => tokens.isWord(at, SAME_WORDS) && tokens.isWord(at + 1, STREET_WORDS))
}

const TO_STREET = wordSet('in van de het der den von')

/** "de tuin van 12", "le jardin du 45", "de bewoner van 12". */
function isOfProperty(tokens: Tokens, of: number): boolean {
  if (!tokens.isWord(of, OF_WORDS)) return false
  // "de buren van op 12".
  const whose = tokens.isWord(of - 1, OF_WORDS) ? of - 2 : of - 1
  return [PROPERTY_WORDS, RESIDENT_WORDS, HOUSE_WORDS].some((words) => isWordElided(tokens, whose, words))
}

function isLivedAt(tokens: Tokens, at: number): boolean {
  return tokens.isWord(at, LIVING_WORDS) || isBehind(tokens, at, LIVING_WORDS)
}

function isAtDoor(tokens: Tokens, at: number): boolean {
  const rings = /^(?:bel|belt|belde|belden|bellen|klopt|klopte|klopten)$/.test(tokens.at(at - 2).lower)
  if (tokens.isWord(at, AT_WORDS) && rings && tokens.at(at - 1).lower === 'aan') return true
  return isBehind(tokens, at, DOOR_WORDS)
}

/** A word of place, and one of these words shortly before it in the same clause. */
function isBehind(tokens: Tokens, at: number, words: ReadonlySet<string>): boolean {
  if (!tokens.isWord(at, AT_WORDS)) return false
  for (let verb = at - 1; verb >= at - LIVING_REACH && tokens.at(verb).kind === 'word'; verb -= 1)
    if (tokens.isWord(verb, words)) return true
  return false
}

/** The word, or the word behind the l' of "l'habitation". */
function isWordElided(tokens: Tokens, index: number, words: ReadonlySet<string>): boolean {
  const token = tokens.at(index)
  return token.kind === 'word' && !token.taken && words.has(token.lower.replace(/^[dl]'/, ''))
}

function isBeside(tokens: Tokens, at: number): boolean {
  if (tokens.isWord(at, BESIDE_WORDS)) return true
  return tokens.isWord(at, BESIDE_LINKS) && tokens.isWord(at - 1, BESIDE_OF_WORDS)
}

function isStreetNear(streets: Streets, index: number): boolean {
  for (let at = index - STREET_BEFORE; at <= index + STREET_AFTER; at += 1) if (streets.endsAt.has(at)) return true
  return false
}
