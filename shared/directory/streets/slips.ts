/**
 * What a slip costs, in about what a wrong letter is worth: what hand and ear confuse is cheap, a letter that neither of
 * them confuses makes another word.
 */
const DOUBLED = 0.4
const MISSED = 0.8
const SWAPPED = 0.7
const NEIGHBOUR = 0.7
const SOUND = 0.4
const OTHER = 2
/** Hardly anybody mistakes the first letter. */
const FIRST_LETTER = 0.3

/** No letter too many or too few costs less. */
export const CHEAPEST_LETTER = DOUBLED

/** Two spellings of one sound. */
export const SOUNDS_ALIKE = 0.5

/** What a word of so many letters may cost: no slip below four letters, one up to nine, two beyond. */
export function allowance(letters: number): number {
  if (letters < 4) return 0
  if (letters < 10) return 1.1
  return letters < 15 ? 1.7 : 1.9
}

/** How many slips at most fit in an allowance. */
export function slipsIn(letters: number): number {
  return letters < 4 ? 0 : letters < 10 ? 1 : 2
}

/** Keyboard rows of Belgium (azerty) and of those who type on qwerty. */
const KEYBOARDS: readonly (readonly string[])[] = [
  ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
]

const ALPHABET = 26
const A = 97
const cheap = new Float64Array(ALPHABET * ALPHABET).fill(OTHER)
for (const rows of KEYBOARDS) {
  for (const [row, keys] of rows.entries()) {
    for (const [column, key] of [...keys].entries()) {
      // Rows are shifted against each other by half a key.
      const below = rows[row + 1] ?? ''
      for (const near of [keys[column + 1], below[column], below[column - 1]]) if (near) confuse(key, near, NEIGHBOUR)
    }
  }
}
for (const pair of ['ck', 'sz', 'dt', 'fv', 'gh', 'iy', 'mn', 'cs', 'bp']) confuse(pair[0] ?? '', pair[1] ?? '', SOUND)

function confuse(one: string, other: string, cost: number): void {
  const [a, b] = [one.charCodeAt(0) - A, other.charCodeAt(0) - A]
  cheap[a * ALPHABET + b] = cost
  cheap[b * ALPHABET + a] = cost
}

function exchange(typed: number, meant: number): number {
  if (isFigure(typed) || isFigure(meant)) return Number.POSITIVE_INFINITY
  return cheap[(typed - A) * ALPHABET + meant - A] ?? OTHER
}

const LONGEST = 64
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)]

/**
 * What it costs to have typed one word where another was meant (optimal string alignment with the costs above), or
 * infinity when that is more than `most`. With `unfinished` only as much of what was meant counts as was typed.
 */
export function slipCost(typed: string, meant: string, most: number, unfinished = false): number {
  const [n, m] = [typed.length, meant.length]
  if (!unfinished && isOtherLetter(typed, meant)) return Number.POSITIVE_INFINITY
  if (n > LONGEST || m > LONGEST) return typed === meant ? 0 : Number.POSITIVE_INFINITY
  let [before, last, row] = [rows[0] ?? NO_ROW, rows[1] ?? NO_ROW, rows[2] ?? NO_ROW]
  row[0] = 0
  for (let j = 1; j <= m; j += 1) row[j] = at(row, j - 1) + missed(meant, j)
  for (let i = 1; i <= n; i += 1) {
    ;[before, last, row] = [last, row, before]
    row[0] = at(last, 0) + added(typed, i)
    let least = row[0]
    for (let j = 1; j <= m; j += 1) {
      const [t, k] = [typed.charCodeAt(i - 1), meant.charCodeAt(j - 1)]
      let cost = at(last, j - 1) + (t === k ? 0 : exchange(t, k) + (i === 1 && j === 1 ? FIRST_LETTER : 0))
      cost = Math.min(cost, at(last, j) + added(typed, i), at(row, j - 1) + missed(meant, j))
      if (i > 1 && j > 1 && t === meant.charCodeAt(j - 2) && k === typed.charCodeAt(i - 2) && t !== k) {
        cost = Math.min(cost, at(before, j - 2) + SWAPPED)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    // A swap reaches back two rows, so one row above the limit is not enough to stop; the limit leaves room for one.
    if (least > most + SWAPPED) return Number.POSITIVE_INFINITY
  }
  const cost = unfinished ? Math.min(...row.subarray(0, m + 1)) : at(row, m)
  return cost <= most ? cost : Number.POSITIVE_INFINITY
}

/** One letter for another that nobody confuses with it: berk, beuk. To miss one and add the other would be cheaper. */
function isOtherLetter(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false
  let first = 0
  let last = typed.length - 1
  while (first < last && typed.charCodeAt(first) === meant.charCodeAt(first)) first += 1
  while (last > first && typed.charCodeAt(last) === meant.charCodeAt(last)) last -= 1
  return first === last && exchange(typed.charCodeAt(first), meant.charCodeAt(first)) >= OTHER
}

const NO_ROW = new Float64Array(LONGEST + 1)

function at(row: Float64Array, index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}

function added(typed: string, i: number): number {
  if (isFigure(typed.charCodeAt(i - 1))) return Number.POSITIVE_INFINITY
  if (i === 1) return MISSED + FIRST_LETTER
  return typed.charCodeAt(i - 1) === typed.charCodeAt(i - 2) ? DOUBLED : MISSED
}

function missed(meant: string, j: number): number {
  if (isFigure(meant.charCodeAt(j - 1))) return Number.POSITIVE_INFINITY
  if (j === 1) return MISSED + FIRST_LETTER
  return meant.charCodeAt(j - 1) === meant.charCodeAt(j - 2) ? DOUBLED : MISSED
}

/** A figure is neither forgotten nor added nor taken for another. */
function isFigure(code: number): boolean {
  return code < A
}

/** A word as it sounds, so that two spellings of one sound come out the same: Claeys, Claes; Verhaeghe, Verhage. */
export function soundOf(word: string): string {
  let sound = word
  for (const [spelling, plain] of SPELLINGS) sound = sound.replaceAll(spelling, plain)
  return sound.replaceAll(DOUBLE, '$1')
}

const DOUBLE = /(.)\1/g
const SPELLINGS: readonly (readonly [spelling: RegExp | string, plain: string])[] = [
  ['eau', 'o'],
  ['sch', 's'],
  ['aey', 'ae'],
  ['ae', 'a'],
  ['ij', 'y'],
  ['ei', 'y'],
  ['ey', 'y'],
  ['ou', 'au'],
  ['ue', 'u'],
  ['uy', 'ui'],
  ['ckx', 'ks'],
  ['cks', 'ks'],
  ['ck', 'k'],
  ['qu', 'k'],
  ['ph', 'f'],
  ['th', 't'],
  ['gh', 'g'],
  ['dt', 't'],
  ['x', 'ks'],
  [/c(?=[^eihy]|$)/g, 'k'],
  [/z/g, 's'],
]
