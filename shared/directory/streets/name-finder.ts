import { LetterIndex, pairsOf, pairsWithin } from './letter-index.ts'
import { compare, type KnownParts, type Typed } from './likeness.ts'
import { mayBeLeftAway, type Name } from './name.ts'
import { slipCost, slipsIn } from './slips.ts'
import { inSteps, type Steps } from './steps.ts'
import { GERMAN_WAYS } from './street-words.ts'

/** A known name that was found, by its number. */
export interface Found {
  readonly name: number
  readonly cost: number
  /** `spelled`: these words. `corrected`: with a slip. `completed`: what was typed is its beginning. */
  readonly how: 'spelled' | 'corrected' | 'completed'
}

/** How many names with most letters in common are looked at closely. */
const MOST_COMPARED = 150
/** How many names with the same beginning, and any number of one's own: one letter begins some thousands. */
const MOST_COMPLETED = 100
/** From so many letters on, a beginning may have a slip in it. */
const LEAST_SLIPPED_BEGINNING = 5
/** Kersenweide is made of kersen and weide; shorter pieces would make a word of anything. */
const LEAST_OF_COMPOUND = 4
const COMPLETED = 0.6
const LEFT_TO_TYPE = 1.2

/** Finds known names by what somebody typed. */
export class NameFinder {
  readonly #names: readonly Name[]
  readonly #letters: LetterIndex
  /** By all their letters: small words and all, written as one. */
  readonly #joined: ReadonlyMap<string, readonly number[]>
  /** The words of the names of each tongue: kloster is one in German, and a mistake in Dutch. */
  readonly #known: Readonly<Record<Tongue, ReadonlySet<string>>>

  private constructor(
    names: readonly Name[],
    letters: LetterIndex,
    joined: ReadonlyMap<string, readonly number[]>,
    known: Readonly<Record<Tongue, ReadonlySet<string>>>,
  ) {
    this.#names = names
    this.#letters = letters
    this.#joined = joined
    this.#known = known
  }

  /**
   * Made in steps, from names in the order in which they are worth telling: of many that go on from a letter or two, the
   * first are told.
   */
  static *steps(names: readonly Name[]): Steps<NameFinder> {
    const joined = new Map<string, number[]>()
    const known = { french: new Set<string>(), german: new Set<string>(), dutch: new Set<string>() }
    const cores: string[] = []
    const beginnings = yield* inSteps(names, (name, number) => {
      const same = joined.get(name.joined)
      if (same === undefined) joined.set(name.joined, [number])
      else same.push(number)
      const words = known[tongueOf(name)]
      for (const { text, stem } of name.main) words.add(text).add(stem)
      cores.push(name.core)
      return beginningsOf(name)
    })
    const letters = yield* LetterIndex.steps(cores, beginnings)
    return new NameFinder(names, letters, joined, known)
  }

  /**
   * The names that are meant, best first. A name that is spelled out excludes every correction: whoever types a street
   * that exists means that one. With `unfinished` also the names that go on from here, those in `own` before others.
   */
  find(typed: Typed, unfinished: boolean, own: ReadonlySet<number> = NONE): readonly Found[] {
    if (typed.core === '') return []
    const parts = { french: this.#partsIn('french'), german: this.#partsIn('german'), dutch: this.#partsIn('dutch') }
    const likes: Found[] = []
    for (const name of this.#candidates(typed)) {
      const known = this.#nameOf(name)
      const likeness = compare(typed, known, parts[tongueOf(known)])
      if (likeness === undefined) continue
      likes.push({ name, cost: likeness.cost, how: likeness.spelled ? 'spelled' : 'corrected' })
    }
    const spelled = likes.filter(({ how }) => how === 'spelled')
    const exists = spelled.some(({ cost }) => cost < WHOLLY)
    const meant = exists ? spelled : likes
    const completed = unfinished && !this.#isWhole(typed) ? this.#completions(typed, meant.length === 0, own) : []
    const already = new Set(meant.map(({ name }) => name))
    return [...meant, ...completed.filter(({ name }) => !already.has(name))].toSorted((a, b) => a.cost - b.cost)
  }

  /** Whether names are made of this word, in any tongue. */
  hasWord(word: string): boolean {
    return this.#known.dutch.has(word) || this.#known.french.has(word) || this.#known.german.has(word)
  }

  #candidates(typed: Typed): readonly number[] {
    const pairs = certainPairs(typed)
    const lost =
      PAIRS_LOST_BY_A_SLIP * Math.max(1, slipsIn(typed.core.length)) + PAIRS_LOST_BY_A_WORD * (typed.main.length - 1)
    const least = Math.max(Math.min(2, pairs.length), pairs.length - lost, Math.ceil(pairs.length * LEAST_SHARED))
    const sharing = this.#letters.sharing(pairs, { least, most: MOST_COMPARED, letters: typed.core.length })
    const joined = this.#joined.get(typed.joined) ?? []
    return joined.length === 0 ? sharing : [...new Set([...joined, ...sharing])]
  }

  #partsIn(tongue: Tongue): KnownParts {
    const known = this.#known[tongue]
    const told = new Map<string, ReturnType<KnownParts>>()
    const partsOf = (word: string): ReturnType<KnownParts> => {
      if (known.has(word)) return [word]
      for (let at = LEAST_OF_COMPOUND; at <= word.length - LEAST_OF_COMPOUND; at += 1) {
        const [first, second] = [word.slice(0, at), word.slice(at)]
        if (known.has(first) && known.has(second)) return [first, second]
      }
      return undefined
    }
    return (word) => {
      if (!told.has(word)) told.set(word, partsOf(word))
      return told.get(word)
    }
  }

  #completions(typed: Typed, mayCorrect: boolean, own: ReadonlySet<number>): readonly Found[] {
    const exact = new Map<number, Found>()
    for (const { text } of typed.wholes) {
      for (const name of this.#letters.beginningWith(text, MOST_COMPLETED, own)) {
        const left = this.#nameOf(name).core.length - text.length
        const cost = COMPLETED + (LEFT_TO_TYPE * left) / (left + text.length)
        if (cost < (exact.get(name)?.cost ?? Number.POSITIVE_INFINITY))
          exact.set(name, { name, cost, how: 'completed' })
      }
    }
    if (exact.size > 0 || !mayCorrect || typed.core.length < LEAST_SLIPPED_BEGINNING) return [...exact.values()]
    return this.#candidates(typed).flatMap((name): Found[] => {
      const known = this.#nameOf(name)
      const slip = slipCost(typed.core, known.core, 1, true)
      if (slip === Number.POSITIVE_INFINITY) return []
      const left = Math.max(0, known.core.length - typed.core.length)
      return [{ name, cost: slip + COMPLETED + (LEFT_TO_TYPE * left) / known.core.length, how: 'completed' }]
    })
  }

  /** Nothing comes after the kind of street, nor after a word that exists where the kind of street came first. */
  #isWhole({ main }: Typed): boolean {
    const [first, last] = [main[0], main.at(-1)]
    if (first === undefined || last === undefined) return false
    if (first.way === first.text && main.length > 1) return this.#known.french.has(last.text)
    return last.way !== undefined && last.stem !== ''
  }

  #nameOf(name: number): Name {
    const found = this.#names[name]
    if (found === undefined) throw new RangeError(`there is no name ${name}`)
    return found
  }
}

const NONE: ReadonlySet<number> = new Set()
/** Below this only word order, small words and abbreviations differ; no word was left away. */
const WHOLLY = 0.5
/** A swap in the middle breaks three pairs. */
const PAIRS_LOST_BY_A_SLIP = 3
/** Words in another order, or an initial. */
const PAIRS_LOST_BY_A_WORD = 2
const LEAST_SHARED = 0.4

/** The pairs of letters that are in the name whatever the abbreviations stand for. */
function certainPairs({ core, main }: Typed): readonly number[] {
  if (main.every(({ meanings }) => meanings.length === 0)) return pairsOf(core)
  const pairs = new Set<number>()
  for (const [index, { text, meanings }] of main.entries()) {
    const [meaning] = meanings
    const common = meaning === undefined ? text.length : commonStart([text, ...meanings])
    for (const pair of pairsWithin(
      text.slice(0, common),
      index === 0,
      meaning === undefined && index === main.length - 1,
    )) {
      pairs.add(pair)
    }
  }
  return [...pairs]
}

type Tongue = 'french' | 'german' | 'dutch'

/** The tongue of a name, by its kind of street: French ones begin with it. */
function tongueOf({ main }: Pick<Name, 'main'>): Tongue {
  const [first, last] = [main[0], main.at(-1)]
  if (first !== undefined && first.way === first.text && main.length > 1) return 'french'
  return GERMAN_WAYS.has(last?.way ?? '') ? 'german' : 'dutch'
}

function commonStart(texts: readonly string[]): number {
  const [first = '', ...others] = texts
  let length = 0
  while (length < first.length && others.every((other) => other[length] === first[length])) length += 1
  return length
}

/** Where somebody may begin to type the name: at its start, or after a kind of street, a title or a first name. */
function beginningsOf(name: Name): readonly string[] {
  const { main } = name
  const beginnings: string[] = []
  for (let first = 0; first < main.length; first += 1) {
    beginnings.push(
      main
        .slice(first)
        .map(({ text }) => text)
        .join(''),
    )
    if (!mayBeLeftAway(name, first)) break
  }
  return beginnings
}
