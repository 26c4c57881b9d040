import type { Span } from './span.ts'

/** A word, a row of figures, or one other character; `spaced` when white space comes before it. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark'
  readonly text: string
  readonly lower: string
  readonly spaced: boolean
  /** The first of its line. */
  readonly startsLine: boolean
  /** Stands in something already recognised (a telephone number, a time …), or at the end of the text. */
  readonly taken: boolean
}

/**
 * No alternative can match what another can, and each step takes a character: the time is that of one reading. Pasted
 * text has characters nobody sees: a soft hyphen is within its word, a zero-width space parts words as a space does.
 */
const TOKEN = /\p{L}[\p{L}\p{M}\u00ad]*(?:(?:-['’]|['’-])\p{L}[\p{L}\p{M}\u00ad]*)*|\d+|[^\s\p{Cf}]/gu

const NOTHING: Token = {
  kind: 'mark',
  text: '',
  lower: '',
  start: 0,
  end: 0,
  spaced: true,
  startsLine: true,
  taken: true,
}

/** A text cut in tokens; reading beyond either end gives an empty, taken mark, so that rules need no bounds. */
export class Tokens {
  readonly list: readonly Token[]

  constructor(text: string, taken: readonly Span[]) {
    const list: Token[] = []
    let previousEnd = -1
    let next = 0
    for (const { index: start, 0: word } of text.matchAll(TOKEN)) {
      const end = start + word.length
      while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
      const first = word.charAt(0)
      list.push({
        kind: /\d/.test(first) ? 'number' : /\p{L}/u.test(first) ? 'word' : 'mark',
        text: word,
        lower: word.normalize('NFC').toLowerCase().replaceAll('’', "'").replaceAll('\u00ad', ''),
        start,
        end,
        spaced: start !== previousEnd,
        startsLine: text.slice(Math.max(previousEnd, 0), start).includes('\n'),
        taken: (taken[next]?.start ?? Number.POSITIVE_INFINITY) < end,
      })
      previousEnd = end
    }
    this.list = list
  }

  at(index: number): Token {
    return this.list[index] ?? NOTHING
  }

  /** A free word from this set stands here. */
  isWord(index: number, words: ReadonlySet<string>): boolean {
    const token = this.at(index)
    return token.kind === 'word' && !token.taken && words.has(token.lower)
  }

  isMark(index: number, marks: string): boolean {
    const token = this.at(index)
    return token.kind === 'mark' && !token.taken && token.text !== '' && marks.includes(token.text)
  }

  isNumber(index: number): boolean {
    const token = this.at(index)
    return token.kind === 'number' && !token.taken
  }

  /** A word with a capital. */
  isCapital(index: number): boolean {
    const token = this.at(index)
    return token.kind === 'word' && !token.taken && /^\p{Lu}/u.test(token.text)
  }

  /** The first word of a sentence has a capital whatever it is. */
  startsSentence(index: number): boolean {
    if (index === 0) return true
    const before = this.at(index - 1)
    return before.kind === 'mark' && /[.!?…:;"“«»”‘•▪-]/.test(before.text)
  }
}

/** A set from a list of words with white space between them. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/)))
}
