import { matches, type Span, withoutOverlaps } from './span.ts'

/** Belgian since 2010: 1-ABC-234, 1ABC234, 1 ABC 234; small letters too, but apart in capitals only: "3 van 120". */
const CURRENT = /(?<![\p{L}\d-])[1-9](?:[.-]?[A-Za-z]{3}[.-]?|[ .-]?[A-Z]{3}[ .-]?)\d{3}(?![\p{L}\d]|[-.]\d)/gu
/** Belgian before 2010: ABC-123, 123-ABC, ABC123; capitals only, and no space, or every "BIN 123" would be one. */
const OLDER = /(?<![\p{L}\d-])(?:[A-Z]{3}[.-]?\d{3}|\d{3}[.-]?[A-Z]{3})(?![\p{L}\d-])/gu
/** Three groups with hyphens, each letters or figures: Dutch, French, Belgian motorcycles, taxis and old-timers. */
const THREE_GROUPS =
  /(?<![\p{L}\d-])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})(?![\p{L}\d-])/giu
/** The same written together: 12ABC3, AB12CD, AB123CD. */
const TOGETHER = /(?<![\p{L}\d-])(?:\d{1,3}[A-Z]{1,3}\d{1,3}|[A-Z]{1,3}\d{1,3}[A-Z]{1,3})(?![\p{L}\d-])/gu
/** German: B-MW 1234, AC-AB 123. */
const GERMAN = /(?<![\p{L}\d-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}(?![\p{L}\d-])/gu
/** Anything in capitals and figures right after the word: personal plates, and parts of plates. */
const AFTER_WORD =
  /(?<![\p{L}])(?:[Nn]ummerplaat|[Kk]entekenplaat|[Kk]enteken|[Pp]laatnummer|[Pp]laat|[Pp]laque|[Ii]mmatriculation|[Ii]mmatriculée?|[Kk]ennzeichen)(?: (?:met|is|was|nummer|begint|beginnend|eindigend|eindigt|op|commençant|par|numéro|est|d'immatriculation)){0,3}:? ?["“'‘]?([A-Z\d](?:[ .-]?[A-Z\d]){1,8})(?![\p{L}\d])/gu

/** In the shape of a plate, but something else: a make and its model, a bank, an institution, a word of a shouted text. */
const NO_PLATE = new Set([
  'BMW',
  'BIN',
  'PLP',
  'GSM',
  'SMS',
  'PIN',
  'BTW',
  'TVA',
  'KBC',
  'ING',
  'VAB',
  'GTI',
  'TDI',
  'SUV',
  'VAN',
  'MAN',
  'UUR',
  'TOT',
  'MIN',
  'MEI',
  'SUR',
])

/** Finds number plates: Belgian, old and new, personal ones where the text says so, Dutch, French and German. */
export function findPlates(text: string): Span[] {
  const older = matches(text, OLDER).filter(({ span }) => !isSomethingElse(text.slice(span.start, span.end)))
  const grouped = [...matches(text, THREE_GROUPS), ...matches(text, TOGETHER)].filter(({ span }) =>
    isMixed(text.slice(span.start, span.end)),
  )
  const named = matches(text, AFTER_WORD).flatMap(({ span, groups: [plate] }) =>
    plate !== undefined && (/\d/.test(plate) || isPersonal(plate))
      ? [{ start: span.end - plate.length, end: span.end }]
      : [],
  )
  const current = matches(text, CURRENT).filter(({ span }) => !isSomethingElse(text.slice(span.start, span.end)))
  return withoutOverlaps(
    current.map(({ span }) => span),
    named,
    older.map(({ span }) => span),
    grouped.map(({ span }) => span),
    matches(text, GERMAN).map(({ span }) => span),
  )
}

/** A personal plate of letters only; the shortest that is no country, no make and no zone. */
function isPersonal(plate: string): boolean {
  return /^[A-Z]{4,8}$/.test(plate)
}

function isSomethingElse(shape: string): boolean {
  return NO_PLATE.has(shape.replace(/[^A-Z]/g, ''))
}

/** Plates of three groups have six or seven characters, with letters and figures among them. */
function isMixed(shape: string): boolean {
  const characters = shape.replaceAll('-', '')
  return characters.length >= 6 && characters.length <= 7 && /\d/.test(characters) && /\p{L}/u.test(characters)
}
