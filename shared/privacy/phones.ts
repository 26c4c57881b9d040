import type { Span } from './span.ts'

/** A telephone number in a text; `digits` without separators, with a leading `+` where it was written internationally. */
export interface PhoneSpan extends Span {
  readonly digits: string
}

/** Where a number can begin: at a plus, a 0, or a Belgian mobile number whose 0 got lost, in its usual groups. */
const BEGINNING = /(?<![\d\p{L}+]|\d[./,-])(?:\+(?=\d)|(?=0)|(?=4\d\d[ ./]\d\d[ .]\d\d[ .]\d\d(?!\d)))/gu
const DATE = /\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}(?!\d)/y
const DIGIT = /\d/
/** Spaces of all widths and hyphens of all lengths, for numbers are pasted from web pages. */
const SEPARATOR = /[ \u00a0\u2007\u2009\u202f./()\u2010-\u2013-]/

/** Finds telephone numbers: Belgian ones, and foreign ones written with their country code or in the Dutch or French way. */
export function findPhones(text: string): PhoneSpan[] {
  const found: PhoneSpan[] = []
  let free = 0
  for (const { index, 0: plus } of text.matchAll(BEGINNING)) {
    if (index < free) continue
    DATE.lastIndex = index
    if (DATE.test(text)) {
      free = DATE.lastIndex
      continue
    }
    const phone = phoneAt(text, index, plus === '+')
    if (phone) {
      found.push(phone)
      free = phone.end
    }
  }
  return found
}

/** E.164 allows 15 figures; `00` before them and a `(0)` between them make three more. */
const MOST_DIGITS = 18

function phoneAt(text: string, start: number, international: boolean): PhoneSpan | undefined {
  const ends: number[] = []
  let digits = ''
  let at = international ? start + 1 : start
  for (let gap = 0; at < text.length && gap <= 3 && digits.length < MOST_DIGITS; at += 1) {
    const character = text.charAt(at)
    if (DIGIT.test(character)) {
      digits += character
      ends.push(at + 1)
      gap = 0
    } else if (SEPARATOR.test(character)) gap += 1
    else break
  }
  // A number ends where a group of figures ends; of the lengths it may have, the likeliest comes first.
  for (const length of lengths(digits, international)) {
    const end = ends[length - 1]
    if (end === undefined || DIGIT.test(text.charAt(end))) continue
    const opened = text.charAt(start - 1) === '(' && text.slice(start, end).includes(')')
    return { start: opened ? start - 1 : start, end, digits: normalised(digits.slice(0, length), international) }
  }
  return undefined
}

function lengths(digits: string, international: boolean): readonly number[] {
  if (!international && !digits.startsWith('00')) {
    if (!digits.startsWith('0')) return [9]
    // Dutch service numbers have eight: 0900-8844.
    if (/^0[89]00/.test(digits)) return [9, 10, 8]
    return /^04[5-9]/.test(digits) ? [10, 9] : [9, 10]
  }
  const prefix = international ? 0 : 2
  const rest = digits.slice(prefix)
  if (rest.startsWith('32'))
    return (/^320?4[5-9]/.test(rest) ? [11, 12, 10] : [10, 11]).map((length) => length + prefix)
  return [11, 12, 10, 13, 9, 14, 15, 8].map((length) => length + prefix)
}

function normalised(digits: string, international: boolean): string {
  if (international) return `+${digits.replace(/^320/, '32')}`
  if (digits.startsWith('00')) return `+${digits.slice(2).replace(/^320/, '32')}`
  return digits.startsWith('0') ? digits : `0${digits}`
}
