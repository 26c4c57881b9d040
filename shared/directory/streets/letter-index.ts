const BOUNDARY = 0
const SYMBOLS = 37

/** Finds names by their letters: those that begin so, and those that share nearly all pairs of letters. */
export class LetterIndex {
  readonly #offsets: Uint32Array
  readonly #names: Uint32Array
  readonly #shared: Uint8Array
  readonly #beginnings: readonly string[]
  readonly #beginningOf: Uint32Array

  /** `names` are folded and without spaces; `beginnings[i]` are the places at which name `i` may be begun to be typed. */
  constructor(names: readonly string[], beginnings: readonly (readonly string[])[]) {
    const pairs = names.map(pairsOf)
    const sizes = new Uint32Array(SYMBOLS * SYMBOLS + 1)
    for (const pair of pairs.flat()) sizes[pair + 1] = (sizes[pair + 1] ?? 0) + 1
    for (let pair = 1; pair < sizes.length; pair += 1) sizes[pair] = (sizes[pair] ?? 0) + (sizes[pair - 1] ?? 0)
    this.#offsets = sizes.slice()
    this.#names = new Uint32Array(sizes.at(-1) ?? 0)
    for (const [name, own] of pairs.entries()) {
      for (const pair of own) {
        const place = sizes[pair] ?? 0
        this.#names[place] = name
        sizes[pair] = place + 1
      }
    }
    this.#shared = new Uint8Array(names.length)

    const sorted = beginnings
      .flatMap((own, name) => own.map((beginning) => ({ beginning, name })))
      .toSorted((a, b) => (a.beginning < b.beginning ? -1 : a.beginning > b.beginning ? 1 : a.name - b.name))
    this.#beginnings = sorted.map(({ beginning }) => beginning)
    this.#beginningOf = Uint32Array.from(sorted, ({ name }) => name)
  }

  /** Up to `most` names that have at least `least` of these pairs of letters, those with the most first. */
  sharing(pairs: readonly number[], least: number, most: number): readonly number[] {
    const shared = this.#shared.fill(0)
    for (const pair of pairs) {
      const end = this.#offsets[pair + 1] ?? 0
      for (let place = this.#offsets[pair] ?? 0; place < end; place += 1) {
        const name = this.#names[place] ?? 0
        shared[name] = (shared[name] ?? 0) + 1
      }
    }
    const byCount: number[][] = []
    for (let name = 0; name < shared.length; name += 1) {
      const count = shared[name] ?? 0
      if (count >= least) (byCount[count] ??= []).push(name)
    }
    const found: number[] = []
    for (let count = byCount.length - 1; count >= least && found.length < most; count -= 1) {
      found.push(...(byCount[count] ?? []))
    }
    return found.slice(0, most)
  }

  /** The first `most` names, by their number, that begin so; besides these, all of `own` that do. */
  beginningWith(text: string, most: number, own: ReadonlySet<number>): readonly number[] {
    const found: number[] = []
    for (let place = this.#placeOf(text); this.#beginnings[place]?.startsWith(text) === true; place += 1) {
      found.push(this.#beginningOf[place] ?? 0)
    }
    if (found.length <= most) return found
    const least = Uint32Array.from(found).toSorted()[most - 1] ?? 0
    return found.filter((name) => name <= least || own.has(name))
  }

  #placeOf(text: string): number {
    let [low, high] = [0, this.#beginnings.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#beginnings[middle] ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }
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
