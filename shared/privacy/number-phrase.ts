import { isAdjective, isCountedAs, isMonth, isUnit } from './counted-words.ts'
import { BOX_WORDS } from './place-words.ts'
import type { Tokens } from './tokens.ts'

/**
 * A number with what belongs to it (12, 12A, 12/3, 12 bus 3, 12-18, 12 en 14), read as an address would have it; and what
 * it turns out to be by what follows: an address (`open`), a count of something ("2 mannen"), or a measure, date or time.
 */
export interface NumberPhrase {
  /** Index of the first token after it. */
  readonly next: number
  readonly end: number
  readonly value: number
  readonly reading: 'open' | 'count' | 'measure'
  /** Has what only an address has: the A of 12A, the bus 3 of 12 bus 3. */
  readonly addition: 'none' | 'letter' | 'box'
  /** It names more than one number. */
  readonly several: boolean
}

const RANGE_WORDS = new Set(['tot', 'tem', 'à', 'au', 'a', 'bis', "jusqu'au"])
const LIST_WORDS = new Set(['en', 'et', 'und', 'of', 'ou', 'and', 'or'])
/** "entre le 12 et le 18", "du 3 et du 5", "de 12 en de 14", "die 12 und die 14". */
const ARTICLES = new Set(['de', 'het', 'den', 'le', 'la', 'du', 'die', 'der'])
const ADDITIONS = new Set(['bis', 'ter', 'quater'])
/** Longest list that is read as one: the work at each number stays bounded. */
const MOST_IN_LIST = 8

/** Reads the number at this token; undefined where no house number can stand there. */
export function numberPhraseAt(tokens: Tokens, index: number): NumberPhrase | undefined {
  const first = singleAt(tokens, index)
  if (!first) return undefined
  let last = first
  let several = false
  for (let count = 1; count < MOST_IN_LIST; count += 1) {
    const link = linkAt(tokens, last.next)
    const next = link && singleAt(tokens, ARTICLES.has(tokens.at(link.next).lower) ? link.next + 1 : link.next)
    if (!next) break
    const reading = readingAt(tokens, next.next, next.value)
    // "12 en 2 mannen": the count is of the last number only. "2 of 3 mannen": it is of both; "5 en 6 mei" are two days.
    const days = LIST_WORDS.has(tokens.at(last.next).lower) && isMonth(tokens.at(next.next).lower)
    if (link.kind === 'list' && reading !== 'open' && !days) break
    // "12 - 2960 Brecht": behind the hyphen is a postcode.
    if (next.value >= 1000 && last.value < 1000 && reading === 'measure') break
    last = { ...next, addition: next.addition === 'none' ? last.addition : next.addition }
    several = true
  }
  return {
    next: last.next,
    end: tokens.at(last.next - 1).end,
    value: first.value,
    reading: last.addition !== 'none' ? 'open' : readingAt(tokens, last.next, last.value),
    addition: last.addition,
    several,
  }
}

interface Single {
  readonly next: number
  readonly value: number
  readonly addition: NumberPhrase['addition']
}

function singleAt(tokens: Tokens, index: number): Single | undefined {
  const token = tokens.at(index)
  if (!tokens.isNumber(index) || token.text.length > 4 || token.text.startsWith('0')) return undefined
  const value = Number(token.text)
  if (isDecimalPart(tokens, index) || isMeasure(tokens, index) || isRoundTheClock(tokens, index)) return undefined
  if (isListItem(tokens, index)) return undefined
  let next = index + 1
  let addition: NumberPhrase['addition'] = 'none'
  const letter = tokens.at(next)
  if (letter.kind === 'word' && !letter.taken && !letter.spaced) {
    // 12A, 12bis; but not 30km, 2e, 50x, 12de.
    if (!ADDITIONS.has(letter.lower) && !/^(?:[a-df]|[A-Z])$/.test(letter.text)) return undefined
    if (tokens.isNumber(next + 1) && !tokens.at(next + 1).spaced) return undefined
    next += 1
    addition = 'letter'
  } else if (/^[A-F]$/.test(letter.text) && !/^\p{L}|\d/u.test(unspaced(tokens, next + 1))) {
    next += 1
    addition = 'letter'
  } else if (tokens.isMark(next, '/') && !letter.spaced && tokens.at(next + 1).kind === 'word') {
    // 12/A is a box and 2/Heirbaan a corner; 3/uur is neither.
    const boxed = /^[a-z]$/i.test(tokens.at(next + 1).text)
    if (!boxed && !tokens.isCapital(next + 1)) return undefined
    if (boxed) {
      next += 2
      addition = 'box'
    }
  } else if (tokens.isMark(next, '-') && !letter.spaced && tokens.at(next + 1).kind === 'word') {
    // 12-A has its letter behind a hyphen; 3-jarig and 2-baans have not.
    if (!/^[A-Za-f]$/.test(tokens.at(next + 1).text)) return undefined
    next += 2
    addition = 'letter'
  }
  const box = boxAt(tokens, next)
  return box === undefined ? { next, value, addition } : { next: box, value, addition: 'box' }
}

/** The 80 of "1m80" and the 30 of "22u30": a bus behind it is one to ride on. */
function isMeasure(tokens: Tokens, index: number): boolean {
  const unit = tokens.at(index - 1)
  return !tokens.at(index).spaced && !unit.spaced && /^[mhu]$/.test(unit.lower) && tokens.isNumber(index - 2)
}

/** "bus 3", "bte 4", "bus A", "b 3", "/ bus 3" after a number. */
function boxAt(tokens: Tokens, index: number): number | undefined {
  let at = tokens.isMark(index, ',/-') ? index + 1 : index
  const short = tokens.at(at).lower === 'b' && (tokens.isNumber(at + 1) || tokens.isNumber(at + 2))
  if (!short && !tokens.isWord(at, BOX_WORDS)) return undefined
  at += 1
  if (tokens.isMark(at, '.')) at += 1
  const content = tokens.at(at)
  if (content.kind === 'word' && /^[A-Z]\d*$/.test(content.text)) return at + 1
  if (content.kind !== 'number') return undefined
  // "bus 2.01" looks like a date by itself.
  const parted = tokens.at(at + 1).text === '.' && tokens.at(at + 2).kind === 'number' && !tokens.at(at + 2).spaced
  return parted ? at + 3 : at + 1
}

function linkAt(tokens: Tokens, index: number): { next: number; kind: 'range' | 'list' } | undefined {
  const token = tokens.at(index)
  if (token.taken) return undefined
  if (tokens.isMark(index, '-–/')) return { next: index + 1, kind: 'range' }
  if (tokens.isMark(index, ',&+')) return { next: index + 1, kind: 'list' }
  if (token.lower === 'tot' && tokens.at(index + 1).lower === 'en' && tokens.at(index + 2).lower === 'met') {
    return { next: index + 3, kind: 'range' }
  }
  if (token.lower === 't' && tokens.isMark(index + 1, './')) {
    const short = [2, 3, 4].map((ahead) => tokens.at(index + ahead).lower).join('')
    if (short === 'e.m') return { next: index + (tokens.isMark(index + 5, '.') ? 6 : 5), kind: 'range' }
    if (short.startsWith('m')) return { next: index + (tokens.isMark(index + 3, '.') ? 4 : 3), kind: 'range' }
  }
  if (RANGE_WORDS.has(token.lower)) return { next: index + 1, kind: 'range' }
  return LIST_WORDS.has(token.lower)
    ? { next: index + 1, kind: token.lower === 'of' || token.lower === 'ou' ? 'range' : 'list' }
    : undefined
}

/** What the words after a number make of it. */
function readingAt(tokens: Tokens, index: number, value: number): NumberPhrase['reading'] {
  const after = tokens.at(index)
  if (after.text === '%' || after.text === '€' || after.text === '°') return 'measure'
  // German dates: "15. August".
  if (tokens.isMark(index, '.') && !after.spaced && isMonth(tokens.at(index + 1).lower)) return 'measure'
  if (isShareOf(tokens, index, value)) return 'count'
  if (after.kind === 'word' && !after.taken) {
    // "12 Jan" is January where no other name follows: behind "Kerkstraat 12" it is somebody.
    if (isMonth(after.lower) && !(after.text === 'Jan' && tokens.isCapital(index + 1))) return 'measure'
    // "12 m" is a length, "12 u kunt" is the polite you: a lone u is no unit here.
    if (isUnit(after.lower) && after.lower !== 'u') return 'measure'
    if (value >= 1000 && tokens.isCapital(index)) return 'measure'
    for (let ahead = index; ahead <= index + 2; ahead += 1) {
      const word = tokens.at(ahead)
      if (word.kind !== 'word' || word.taken) break
      if (isCountedAs(value, word.lower) && !isInstruction(tokens, ahead)) return 'count'
      if (!isAdjective(word.lower)) break
    }
  }
  return 'open'
}

const OPENINGS = new Set(['ramen', 'deuren', 'portes', 'fenêtres', 'fenster', 'türen'])

/** "Kerkstraat 12 ramen en deuren sluiten" counts nothing. */
function isInstruction(tokens: Tokens, index: number): boolean {
  return (
    [index, index + 2].every((at) => OPENINGS.has(tokens.at(at).lower)) && LIST_WORDS.has(tokens.at(index + 1).lower)
  )
}

/** 1,5 and 2.500: a figure with a part after, or before, its point. */
function isDecimalPart(tokens: Tokens, index: number): boolean {
  const behind = tokens.isMark(index + 1, '.,:') && !tokens.at(index + 1).spaced
  const ahead = tokens.isMark(index - 1, '.,:') && !tokens.at(index).spaced && !tokens.at(index - 1).spaced
  return (
    (behind && tokens.at(index + 2).kind === 'number' && !tokens.at(index + 2).spaced) ||
    (ahead && tokens.at(index - 2).kind === 'number')
  )
}

const SHARE_WORDS = new Set(['op', 'van', 'sur', 'von'])

/** "1 op 5", "12 van de 40", "2 sur 3": but not "12 op 5 maart", the number of a house and a date. */
function isShareOf(tokens: Tokens, index: number, value: number): boolean {
  if (!SHARE_WORDS.has(tokens.at(index).lower)) return false
  const at = ARTICLES.has(tokens.at(index + 1).lower) ? index + 2 : index + 1
  if (!tokens.isNumber(at) || Number(tokens.at(at).text) < value) return false
  const unit = tokens.at(at + 1).lower
  return !isMonth(unit) && !isUnit(unit) && !linkAt(tokens, at + 1)
}

/** "1. Sluit ramen en deuren" and "2) Bel 101" at the beginning of a line, and the 1 of a list that begins in its sentence. */
function isListItem(tokens: Tokens, index: number): boolean {
  if (!tokens.isMark(index + 1, '.)') || tokens.at(index + 1).spaced) return false
  if (tokens.at(index).startsLine) return tokens.at(index + 2).kind === 'word'
  return tokens.at(index).text === '1' && tokens.isMark(index - 1, ':') && tokens.isCapital(index + 2)
}

/** 24/24, 24/7, 7/7. */
function isRoundTheClock(tokens: Tokens, index: number): boolean {
  const [first, second] = [tokens.at(index).text, tokens.at(index + 2).text]
  return (
    tokens.isMark(index + 1, '/') &&
    ((first === '24' && (second === '24' || second === '7')) || (first === '7' && second === '7'))
  )
}

function unspaced(tokens: Tokens, index: number): string {
  const token = tokens.at(index)
  return token.spaced ? '' : token.text
}

export function isEmergencyNumber(value: number): boolean {
  return value === 100 || value === 101 || value === 112
}

export function isYear(value: number): boolean {
  return value >= 1900 && value < 2100
}
