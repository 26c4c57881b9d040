/** Brings a text to the letters a search goes by: small, without accents, ligatures written out. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(LIGATURES, (letter) => WRITTEN_OUT[letter] ?? letter)
}

const MARKS = /\p{M}+/gu
const LIGATURES = /[œæßøĳ]/g
const WRITTEN_OUT: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ĳ: 'ij' }

/** Cuts a text into folded words and numbers; whatever stands between them (hyphens, apostrophes, points) only parts. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? []
}

/** A number keeps the one letter behind it: "12a" is a house, "8meistraat" a number and a word. */
const WORD = /\d+[a-z]?(?![a-z])|\d+|[a-z]+/g
