import { isAddress, isAtHeightOf, isNumberedThing, mayBeAddress } from './address-context.ts'
import { looksPlural } from './counted-words.ts'
import type { Severity } from './finding.ts'
import { INDEFINITE, impliedSeverity } from './implied-address.ts'
import { isEmergencyNumber, isYear, type NumberPhrase, numberPhraseAt } from './number-phrase.ts'
import {
  BETWEEN_WORDS,
  HOUSE_WORDS,
  isAbbreviatedStreet,
  NUMBER_WORDS,
  PROPERTY_WORDS,
  PUBLICATION_WORDS,
  type StreetKind,
} from './place-words.ts'
import type { Span } from './span.ts'
import { isSpelledNumber } from './spelled-numbers.ts'
import type { Streets } from './streets.ts'
import { type Tokens, wordSet } from './tokens.ts'

export interface HouseNumber extends Span {
  readonly severity: Severity
}

/** Finds house numbers: after a street, after "nr.", before a French street, and where an address shows in another way. */
export function findHouseNumbers(tokens: Tokens, streets: Streets): HouseNumber[] {
  const found = new Map<number, HouseNumber>()
  const add = (index: number, end: number, severity: Severity | undefined) => {
    const { start } = tokens.at(index)
    if (severity !== undefined && found.get(start)?.severity !== 'block') found.set(start, { start, end, severity })
  }
  for (const index of tokens.list.keys()) {
    const kind = streets.endsAt.get(index)
    if (kind !== undefined) afterStreet(tokens, index, kind, add)
    afterNumberWord(tokens, index, add)
    afterApartmentWord(tokens, index, add)
    const phrase = numberPhraseAt(tokens, index)
    if (!phrase) continue
    add(index, phrase.end, impliedSeverity(tokens, streets, index, phrase))
    if (isAddress(tokens, streets, index, phrase)) add(index, phrase.end, 'block')
    else if (mayBeAddress(tokens, streets, index, phrase)) add(index, phrase.end, 'confirm')
  }
  return withoutInner([...found.values()])
}

type Add = (index: number, end: number, severity: Severity | undefined) => void

/** "12 en 14" is found at 12 and again at 14: the first one tells it all. */
function withoutInner(found: readonly HouseNumber[]): HouseNumber[] {
  const ordered = found.toSorted((a, b) => a.start - b.start)
  let end = -1
  return ordered.filter((one) => {
    if (one.start < end) return false
    end = one.end
    return true
  })
}

const BRIDGE_MARKS = ',(:-–—/"“”*_'
const BRIDGE_NUMBER_MARKS = '#°'
const BRIDGE_NUMBER_SHORT = wordSet('n no num nr nrs')
const BRIDGE_WORDS = wordSet(
  'ter hoogte van thv t h v tegenover aan op huis woning het de den even oneven pare onpare kant zijde naast achter tov rechtover nabij devant face à a au du le la hauteur',
)
const MOST_BRIDGE = 7

/** What stands between a street and its number: "Kerkstraat, nr. 12", "Kerkstraat ter hoogte van 12". */
function afterStreet(tokens: Tokens, street: number, kind: StreetKind, add: Add): void {
  let numbered = false
  let between = false
  let marked = false
  let at = street + 1
  for (; at - street < MOST_BRIDGE && !tokens.isNumber(at); at += 1) {
    if (tokens.isMark(at, '.')) {
      if (!isPointInAddress(tokens, street, at)) return
    } else if (tokens.isMark(at, BRIDGE_NUMBER_MARKS) || tokens.isWord(at, NUMBER_WORDS)) numbered = true
    else if (tokens.isWord(at, BRIDGE_NUMBER_SHORT) && !isRoadLetter(tokens, at)) numbered = true
    else if (tokens.isMark(at, BRIDGE_MARKS)) marked = true
    else if (tokens.isWord(at, BETWEEN_WORDS)) between = true
    else if (!tokens.isWord(at, BRIDGE_WORDS)) {
      if (at === street + 1 && kind !== 'small') afterStreetInWords(tokens, at, add)
      return
    }
  }
  const phrase = numberPhraseAt(tokens, at)
  if (!phrase || (between && !phrase.several)) return
  if (phrase.reading === 'count' && isAddressField(tokens, street)) {
    add(at, phrase.end, 'block')
    return
  }
  const direct = at === street + 1 || (at === street + 2 && tokens.isMark(street + 1, '.'))
  const listed = tokens.isMark(at - 1, ':-–')
  add(at, phrase.end, numbered ? 'block' : severityAfterStreet(tokens, phrase, kind, { direct, marked, listed }))
}

const FIELD_WORDS = wordSet('straat adres rue adresse strasse straße')
const FIELD_REACH = 5

/** "Straat: Vaartkaai 6 feiten: …", a form typed in one line: what the field holds is an address. */
function isAddressField(tokens: Tokens, street: number): boolean {
  for (let at = street - 1; at >= street - FIELD_REACH; at -= 1)
    if (tokens.isMark(at, ':')) return tokens.isWord(at - 1, FIELD_WORDS)
  return false
}

/** The N of N12: "Kerkstraat (N12)" is a road, "Kerkstraat n12" a house. */
function isRoadLetter(tokens: Tokens, index: number): boolean {
  return tokens.at(index).text === 'N' && tokens.isNumber(index + 1)
}

function isPointInAddress(tokens: Tokens, street: number, point: number): boolean {
  const before = tokens.at(point - 1)
  if (point === street + 1) return isAbbreviatedStreet(before.lower)
  return before.lower.length === 1 || tokens.isWord(point - 1, BRIDGE_NUMBER_SHORT)
}

function severityAfterStreet(
  tokens: Tokens,
  phrase: NumberPhrase,
  kind: StreetKind,
  bridge: { readonly direct: boolean; readonly marked: boolean; readonly listed: boolean },
): Severity | undefined {
  if (phrase.reading === 'measure') return undefined
  // "Kerkstraat 2 mannen" may still be number 2; "Kerkstraat, 2 mannen" and "op het plein 2 mannen" are a count.
  if (phrase.reading === 'count') return bridge.direct && kind !== 'small' ? 'confirm' : undefined
  if (phrase.addition === 'none' && isEmergencyNumber(phrase.value)) {
    return bridge.marked || tokens.isWord(phrase.next, CALL_WORDS) ? undefined : 'block'
  }
  // "Kerkstraat: 12 boetes" counts something no list has; before "12 werden" the sender has one confirmation more.
  const plural = bridge.listed && looksPlural(tokens.at(phrase.next).text)
  return phrase.addition === 'none' && (isYear(phrase.value) || plural) ? 'confirm' : 'block'
}

const AFTER_ADDRESS = wordSet('te in bus à')

/** "Kerkstraat twaalf.": in words only where the sentence or the clause ends, for people write their counts so. */
function afterStreetInWords(tokens: Tokens, index: number, add: Add): void {
  if (!isSpelled(tokens, index)) return
  const after = tokens.at(index + 1)
  if (after.kind === 'mark' || tokens.isWord(index + 1, AFTER_ADDRESS)) {
    add(index, tokens.at(index).end, 'confirm')
  }
}

function isSpelled(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index)
  return token.kind === 'word' && !token.taken && isSpelledNumber(token.lower)
}

const CALL_WORDS = wordSet(
  `bel belt bellen belde gebeld opbellen telefoneer telefoneren verwittigen verwittig contacteren contacteer sms sms'en
  noodnummer telefoonnummer formez composez appelez appeler contactez téléphonez`,
)
/** Numbers of services that are no telephone number by their shape. */
const SERVICE_NUMBERS = new Set([101, 112, 1207, 1212, 1307, 1712, 1722, 1733, 1813, 5395, 8810])
const CALL_REACH = 5

/** "nr. 12", "op nummer 12", "n° 12", "numéro 12", "nummer twaalf": with a street or without. */
function afterNumberWord(tokens: Tokens, index: number, add: Add): void {
  const isWord = tokens.isWord(index, NUMBER_WORDS)
  const isShort = ['n', 'no', 'num'].includes(tokens.at(index).lower) && tokens.isMark(index + 1, '.°')
  if (!isWord && !isShort) return
  if (isNumberedThing(tokens, index - 1)) return
  let at = index + 1
  while (at <= index + 3 && (tokens.isMark(at, '.:°') || tokens.isWord(at, AFTER_NUMBER_WORD))) at += 1
  if (isWord && isSpelled(tokens, at)) {
    add(at, tokens.at(at).end, 'block')
    return
  }
  const phrase = numberPhraseAt(tokens, at)
  if (!phrase || phrase.reading === 'measure') return
  const service = phrase.value >= SHORTEST_SERVICE && callBefore(tokens, index)
  // "thv nr. 112 aan de Lierbaan" is a house, "bel nr. 112" is not.
  const other = service || (SERVICE_NUMBERS.has(phrase.value) && !isAtHeightOf(tokens, index))
  if (phrase.addition === 'none' && other) return
  if (!isOfPublication(tokens, phrase.next)) add(at, phrase.end, isWornNumber(tokens, index) ? 'confirm' : 'block')
}

const APARTMENT_WORDS = wordSet('app appt apt appartement')

/** "app. 3.02": the second on the third floor. */
function afterApartmentWord(tokens: Tokens, index: number, add: Add): void {
  if (!tokens.isWord(index, APARTMENT_WORDS)) return
  const floor = tokens.isMark(index + 1, '.') ? index + 2 : index + 1
  const [point, door] = [tokens.at(floor + 1), tokens.at(floor + 2)]
  const parted = point.text === '.' && !point.spaced && /^\d{2}$/.test(door.text) && !door.spaced
  if (tokens.at(floor).kind === 'number' && parted) add(floor, door.end, 'block')
}

const WITH_WORDS = wordSet('met avec mit')

/** "een trui met nummer 10", "een nr 10": whatever else than a house or its door may have a number too. */
function isWornNumber(tokens: Tokens, index: number): boolean {
  const house = tokens.isWord(index - 2, HOUSE_WORDS) || tokens.isWord(index - 2, PROPERTY_WORDS)
  return tokens.isWord(index - 1, INDEFINITE) || (tokens.isWord(index - 1, WITH_WORDS) && !house)
}

const AFTER_NUMBER_WORD = wordSet('huis is')
/** No number one can call is shorter than three figures: "er werd gebeld op nummer 14" is at a door. */
const SHORTEST_SERVICE = 100

function callBefore(tokens: Tokens, index: number): boolean {
  for (let at = index - 1; at >= index - CALL_REACH; at -= 1) {
    // "belde aan op nummer 114" is at a door too.
    if (tokens.isWord(at, CALL_WORDS)) return tokens.at(at + 1).lower !== 'aan'
  }
  return false
}

const OF_PUBLICATION = wordSet('van de du des het onze in la le les')

/** "Nummer 4 van BIN-Nieuws", "nr. 1 van de tips". */
function isOfPublication(tokens: Tokens, index: number): boolean {
  let at = index
  while (at < index + 3 && tokens.isWord(at, OF_PUBLICATION)) at += 1
  return at > index && tokens.isWord(at, PUBLICATION_WORDS)
}
