import { inSteps, type Steps } from './steps.ts'

const BOUNDARY = 0
const SYMBOLS = 37

/** What is asked of the names that share pairs of letters. */
interface Sharing {
  readonly least: number
  readonly most: number
  /** As many letters were typed. */
  readonly letters: number
}

/** Two letters too few or too many are two slips. */
const LETTERS_APART = 2

/** Finds names by their letters: those that begin so, and those that share nearly all pairs of letters. */
export class LetterIndex {
  readonly #pairs: PairLists
  readonly #beginnings: readonly Beginning[]
  readonly #shared: Uint8Array

  readonly #lengths: Uint8Array

  private constructor(pairs: PairLists, beginnings: readonly Beginning[], lengths: Uint8Array) {
    this.#pairs = pairs
    this.#beginnings = beginnings
    this.#lengths = lengths
    this.#shared = new Uint8Array(lengths.length)
  }

  /** Made in steps; `names` are folded and without spaces, `beginnings[i]` where name `i` may be begun to be typed. */
  static *steps(names: readonly string[], beginnings: readonly (readonly string[])[]): Steps<LetterIndex> {
    const pairs = yield* inSteps(names, pairsOf)
    const lists = listNames(pairs)
    yield
    const sorted = beginnings.flatMap((own, name) => own.map((text) => ({ text, name })))
    yield
    sorted.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.name - b.name))
    yield
    const lengths = Uint8Array.from(names, ({ length }) => length)
    return new LetterIndex(lists, sorted, lengths)
  }

  /**
   * Up to `most` names that have at least `least` of these pairs of letters: those with the most first, and among equals
   * those of about as many letters.
   */
  sharing(pairs: readonly number[], { least, most, letters }: Sharing): readonly number[] {
    const shared = this.#shared.fill(0)
    const { offsets, names } = this.#pairs
    for (const pair of pairs) {
      const end = offsets[pair + 1] ?? 0
      for (let place = offsets[pair] ?? 0; place < end; place += 1) {
        const name = names[place] ?? 0
        shared[name] = (shared[name] ?? 0) + 1
      }
    }
    const byCount: number[][] = []
    const others: number[][] = []
    for (let name = 0; name < shared.length; name += 1) {
      const count = shared[name] ?? 0
      if (count < least) continue
      const isAsLong = Math.abs((this.#lengths[name] ?? 0) - letters) <= LETTERS_APART
      ;((isAsLong ? byCount : others)[count] ??= []).push(name)
    }
    const found: number[] = []
    for (let count = Math.max(byCount.length, others.length) - 1; count >= least && found.length < most; count -= 1) {
      found.push(...(byCount[count] ?? []), ...(others[count] ?? []))
    }
    return found.slice(0, most)
  }

  /** The first `most` names, by their number, that begin so; besides these, all of `own` that do. */
  beginningWith(text: string, most: number, own: ReadonlySet<number>): readonly number[] {
    const found: number[] = []
    for (let place = this.#placeOf(text); ; place += 1) {
      const beginning = this.#beginnings[place]
      if (beginning?.text.startsWith(text) !== true) break
      found.push(beginning.name)
    }
    if (found.length <= most) return found
    const least = Uint32Array.from(found).toSorted()[most - 1] ?? 0
    return found.filter((name) => name <= least || own.has(name))
  }

  #placeOf(text: string): number {
    let [low, high] = [0, this.#beginnings.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#beginnings[middle]?.text ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The names that have a pair of letters, pair after pair. */
interface PairLists {
  readonly offsets: Uint32Array
  readonly names: Uint32Array
}

interface Beginning {
  readonly text: string
  readonly name: number
}

function listNames(pairs: readonly (readonly number[])[]): PairLists {
  const ends = new Uint32Array(SYMBOLS * SYMBOLS + 1)
  for (const own of pairs) for (const pair of own) ends[pair + 1] = (ends[pair + 1] ?? 0) + 1
  for (let pair = 1; pair < ends.length; pair += 1) ends[pair] = (ends[pair] ?? 0) + (ends[pair - 1] ?? 0)
  const offsets = ends.slice()
  const names = new Uint32Array(ends.at(-1) ?? 0)
  for (const [name, own] of pairs.entries()) {
    for (const pair of own) {
      const place = ends[pair] ?? 0
      names[place] = name
      ends[pair] = place + 1
    }
  }
  return { offsets, names }
}

/** The pairs of letters of a name, its start and its end among them, each once. */
export function pairsOf(name: string): readonly number[] {
  return pairsWithin(name, true, true)
}

/** The pairs of letters of a piece of a name, which may hold the name's start or its end. */
export function pairsWithin(piece: string, starts: boolean, ends: boolean): readonly number[] {
  const pairs = new Set<number>()
  for (let at = starts ? 0 : 1; at < piece.length + (ends ? 1 : 0); at += 1) {
    pairs.add(symbol(piece, at - 1) * SYMBOLS + symbol(piece, at))
  }
  return [...pairs]
}

/** 1 to 26 for a letter, 27 to 36 for a figure, 0 for the start and the end. */
function symbol(name: string, at: number): number {
  const code = name.charCodeAt(at)
  if (Number.isNaN(code)) return BOUNDARY
  return code >= 97 ? code - 96 : code - 21
}
