/** Chance that can be repeated: the same seed gives the same draws, on every machine. */
export interface Random {
  /** A number from 0 up to, and not including, 1. */
  readonly fraction: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  /** True so many times in a hundred. */
  readonly percent: (share: number) => boolean
}

/** Makes a source of chance from a seed; seeds that differ in one letter have nothing in common. */
export function seeded(seed: string): Random {
  const fraction = smallFastCounter(seed)
  const between = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1))
  return {
    fraction,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    percent: (share) => fraction() * 100 < share,
  }
}

// sfc32 of Chris Doty-Humphrey's PractRand (public domain): 128 bits of state, so streams of different seeds never meet.
function smallFastCounter(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const next = (): number => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum / 2 ** 32
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

// FNV-1a; the salt makes several words of state from one seed.
function hash(text: string, salt: number): number {
  let state = Math.imul(0x811c9dc5 ^ salt, 0x01000193)
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return state >>> 0
}
