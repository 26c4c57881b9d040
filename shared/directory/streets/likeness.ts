import { distance } from 'fastest-levenshtein'
import { mayBeLeftAway, type Name, nameOf } from './name.ts'
import { allowance, CHEAPEST_LETTER, SOUNDS_ALIKE, slipCost } from './slips.ts'
import { differByJoint, differByLink, readWord, type Word } from './word.ts'

/**
 * Tells whether this is a word of the names that are known, or put together from two of those: then whoever typed it
 * meant it. Answers the word, or the two; undefined when it is none.
 */
export type KnownParts = (word: string) => readonly [string, string?] | undefined

/** A name as somebody typed it. */
export interface Typed extends Name {
  /** Each main word, and what it may be short for. */
  readonly readings: readonly (readonly Word[])[]
  /** The whole, in the readings of its words. */
  readonly wholes: readonly Word[]
}

/** How near a known name is to what was typed. */
export interface Likeness {
  /** 0 for the same; about 1 for one slip of the hand. */
  readonly cost: number
  /** Without a spelling mistake: the same words, abbreviated, joined, in another order, or some left away. */
  readonly spelled: boolean
}

const ABBREVIATED = 0.05
const INITIAL = 0.1
const REORDERED = 0.15
const JOINED = 0.1
const PARTICLE = 0.05
const LEFT_AWAY = 0.6
/** Where words were joined or split two slips as well make any name, or one with a word more. */
const ONE_SLIP = 1.1
const MOST_CORES = 6

/** Reads what somebody typed; `read` may give words it has seen before. */
export function readTyped(texts: readonly string[], read: (word: string) => Word = readWord): Typed {
  const name = nameOf(texts, read)
  const readings = name.main.map((word) => [word, ...word.meanings.map(read)])
  let cores = ['']
  for (const words of readings) {
    cores = cores.flatMap((core) => words.map(({ text }) => core + text)).slice(0, MOST_CORES)
  }
  return { ...name, readings, wholes: cores.map(read) }
}

/** Compares what was typed with a name; undefined when it is another name. */
export function compare(typed: Typed, name: Name, knownParts: KnownParts): Likeness | undefined {
  if (typed.joined === name.joined) {
    return { cost: typed.words.length === name.words.length ? 0 : JOINED, spelled: true }
  }
  if (typed.wholes.some(({ text }) => text === name.core)) {
    const joined = typed.main.length === name.main.length ? 0 : JOINED
    return { cost: joined + particlesCost(typed, name) + (typed.core === name.core ? 0 : ABBREVIATED), spelled: true }
  }
  const aligned = align(typed, name, knownParts)
  if (aligned !== undefined || typed.main.length === name.main.length) return aligned
  return compareLetters(typed, name, knownParts)
}

/** Word by word, in any order. */
function align(typed: Typed, name: Name, knownParts: KnownParts): Likeness | undefined {
  if (typed.main.length > name.main.length) return undefined
  const free = new Set(name.main.keys())
  let cost = particlesCost(typed, name)
  let mistaken = 0
  let last = -1
  let inOrder = true
  let named = false
  for (const readings of typed.readings) {
    let best: { readonly at: number; readonly cost: number; readonly spelled: boolean } | undefined
    for (const at of free) {
      const word = name.main[at]
      if (word === undefined) continue
      const found = compareWord(readings, word, at < name.main.length - 1, knownParts)
      if (found !== undefined && found.cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { at, ...found }
    }
    if (best === undefined) return undefined
    free.delete(best.at)
    if (best.at < last) inOrder = false
    last = best.at
    cost += best.cost
    mistaken += best.spelled ? 0 : best.cost
    named ||= best.at === name.main.length - 1 || !mayBeLeftAway(name, best.at)
  }
  if (mistaken > allowance(name.core.length)) return undefined
  for (const at of free) {
    const word = name.main[at]
    // The last word is what the street is called.
    if (word === undefined || !named || at === name.main.length - 1) return undefined
    // The l of "L. Peetersstraat" looks like the l of l'église.
    const isTyped = typed.words.some((one) => one.isParticle && isInitial(one.text, word.text))
    if (!isTyped && (!mayBeLeftAway(name, at) || hasArticle(typed, name))) return undefined
    cost += isTyped ? INITIAL : LEFT_AWAY
  }
  return { cost: cost + (inOrder ? 0 : REORDERED), spelled: mistaken === 0 }
}

/** Rue de la Fontaine is not called after Alphonse Fontaine. */
function hasArticle(typed: Name, name: Name): boolean {
  return typed.particles.length > 1 && typed.particles !== name.particles
}

function compareWord(
  readings: readonly Word[],
  word: Word,
  mayBeInitial: boolean,
  knownParts: KnownParts,
): Likeness | undefined {
  let best: Likeness | undefined
  for (const [index, typed] of readings.entries()) {
    const short = index === 0 ? 0 : ABBREVIATED
    if (typed.text === word.text) return { cost: short, spelled: true }
    if (index === 0 && mayBeInitial && isInitial(typed.text, word.text)) return { cost: INITIAL, spelled: true }
    if (areDifferent(typed, word, knownParts)) continue
    const cost = short + mistakes(typed.text, word.text, typed.sound === word.sound)
    if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { cost, spelled: false }
  }
  return best
}

function isInitial(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length === 1 && long.length > 2 && long.startsWith(short)
}

/** Where words were joined or split the letters alone count. */
function compareLetters(typed: Typed, name: Name, knownParts: KnownParts): Likeness | undefined {
  let least = Number.POSITIVE_INFINITY
  for (const whole of typed.wholes) {
    if (areDifferent(whole, name.whole, knownParts)) return undefined
    least = Math.min(least, mistakes(whole.text, name.core, whole.sound === name.whole.sound, ONE_SLIP))
  }
  return least === Number.POSITIVE_INFINITY ? undefined : { cost: least + JOINED, spelled: false }
}

/**
 * Two kinds of street are two streets, and so are two words that both exist: nobody typed Berkenlaan for Beukenlaan. What
 * was typed is no such word when a letter too few made another kind of street of it: Stationsplei.
 */
function areDifferent(typed: Word, word: Word, knownParts: KnownParts): boolean {
  const [first, second] = knownParts(typed.stem) ?? []
  const exists = typed.stem === '' || first !== undefined
  if (exists && typed.way !== undefined && word.way !== undefined && !isPartOf(typed.way, word.way)) return true
  if (first === undefined || differByLink(typed.stem, word.stem)) return false
  return second === undefined || !differByJoint(first, second, word.stem)
}

/** A mistyped steenweg may still end in weg. */
function isPartOf(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one)
}

function mistakes(typed: string, meant: string, soundsAlike: boolean, limit = Number.POSITIVE_INFINITY): number {
  const most = Math.min(limit, allowance(meant.length))
  if (most === 0) return Number.POSITIVE_INFINITY
  if (soundsAlike) return SOUNDS_ALIKE
  if (Math.abs(typed.length - meant.length) > most / CHEAPEST_LETTER) return Number.POSITIVE_INFINITY
  // A swap is two of Levenshtein's steps: beyond that the cheap distance excludes what the exact one would.
  if (distance(typed, meant) > 2 * most) return Number.POSITIVE_INFINITY
  const cost = slipCost(typed, meant, most)
  // Nobody mistakes the first letter and then another one.
  return cost > ONE_SLIP && typed[0] !== meant[0] ? Number.POSITIVE_INFINITY : cost
}

function particlesCost(typed: Name, name: Name): number {
  return typed.particles === name.particles ? 0 : PARTICLE
}
