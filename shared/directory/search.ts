/** Whether something is what is searched for. */
export type Matches = (texts: readonly string[], phones: readonly string[]) => boolean

/** A number with all that people put between its digits, or a word. */
const TERM = /[+(]*\d[\d\s./()+-]*(?=\s|$)|\S+/gu
/** Fewer digits of a telephone number are a house number. */
const LEAST_PHONE_DIGITS = 4

/**
 * Reads what somebody searches for: each word must begin a word of the texts, capitals and accents aside (also words
 * written together, as in Vandenberghe for Van den Berghe); four digits or more may also stand in a telephone number,
 * written as people do.
 */
export function readSearch(asked: string): Matches {
  const terms = (asked.match(TERM) ?? []).map(readTerm)
  return (texts, phones) => {
    const words = texts.map(wordsOf)
    const joined = words.flatMap((own) => own.map((_, from) => own.slice(from).join('')))
    const begins = (word: string) => joined.some((rest) => rest.startsWith(word))
    return terms.every(
      (term) => term.words.every(begins) || (term.dialled !== undefined && phones.some(holds(term.dialled))),
    )
  }
}

/** Compares names as a Dutch list orders them: capitals and accents aside, numbers by size. */
export const dutchOrder: (one: string, other: string) => number = new Intl.Collator('nl', { numeric: true }).compare

/** Whether two records are of one person: the same name and the same address, capitals and accents aside. */
export function isSamePerson(one: NamedByMail, other: NamedByMail): boolean {
  if (one.email === undefined || one.email.toLowerCase() !== other.email?.toLowerCase()) return false
  return wordsOf(one.name).join(' ') === wordsOf(other.name).join(' ')
}

interface NamedByMail {
  readonly name: string
  readonly email?: string
}

/** Words as they are compared: small letters without accents, split at everything else. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþ]/g, (letter) => LIGATURES[letter] ?? letter)
}

interface Term {
  readonly words: readonly string[]
  /** Digits of a number, as dialled from abroad or, with its 0, from here. */
  readonly dialled?: string
}

function readTerm(text: string): Term {
  const words = wordsOf(text)
  const digits = text.replaceAll(/[\s./()+-]/g, '')
  const isNumber = /^\d+$/.test(digits) && digits.length >= LEAST_PHONE_DIGITS
  // +32 (0)452: the 0 is not dialled from abroad.
  return isNumber ? { words, dialled: digits.replace(/^00/, '').replace(/^320/, '32') } : { words }
}

function holds(dialled: string): (phone: string) => boolean {
  const [, behindZero] = /^0(\d+)$/.exec(dialled) ?? []
  return (phone) => {
    const digits = phone.replaceAll(/\D/g, '')
    if (behindZero === undefined || digits.startsWith('0')) return digits.includes(dialled)
    // A country prefix has one to three digits.
    return [1, 2, 3].some((prefix) => digits.startsWith(behindZero, prefix))
  }
}
