import { FIRST_NAMES } from '#privacy/name-words.ts'
import { fold } from './letters.ts'
import { soundOf } from './slips.ts'
import { ABBREVIATED_ENDINGS, ABBREVIATIONS, ENDING_WAYS, LEADING_WAYS, PARTICLES, TITLES } from './street-words.ts'

/** One word of a street name, folded. */
export interface Word {
  readonly text: string
  /** Without the kind of street at its end: the `kerk` of `kerkstraat`; the whole word where it has none. */
  readonly stem: string
  /** The kind of street at its end, or that it is: `straat`, `rue`. */
  readonly way: string | undefined
  readonly isParticle: boolean
  /** A title or a first name: a name without it may be meant all the same. */
  readonly isOfPerson: boolean
  /** The same for two spellings that sound the same. */
  readonly sound: string
  /** What else may have been meant, when it is an abbreviation. */
  readonly meanings: readonly string[]
}

const given = new Set(
  [
    ...FIRST_NAMES,
    ...`cyriel leopold boudewijn astrid elisabeth elizabeth fabiola albrecht aloys edgard edmond emmanuel felix ferdinand
    fernand gerardus gregoire honore hendrick isidoor jozef lambert lodewijk leonard leonie mathilde nestor norbert
    odilon omer prosper remy rodolphe theodoor theodore theofiel ulysse valere valeer camille clement constant desire
    eugene eugeen auguste august augustijn alexander alexandre alexis alphonse anatole armand aristide emiel`.split(
      /\s+/,
    ),
  ].map(fold),
)

/** Reads one folded word. */
export function readWord(text: string): Word {
  return new ReadWord(text)
}

class ReadWord implements Word {
  readonly text: string
  readonly stem: string
  readonly way: string | undefined
  readonly isParticle: boolean
  readonly isOfPerson: boolean
  readonly meanings: readonly string[]
  #sound: string | undefined

  constructor(text: string) {
    // No stem has one letter: "pweg" is a mistyped weg.
    const ending = ENDING_WAYS.find((way) => text.endsWith(way) && text.length !== way.length + 1)
    this.text = text
    this.stem = ending === undefined ? text : text.slice(0, -ending.length)
    this.way = LEADING_WAYS.has(text) ? text : ending
    this.isParticle = PARTICLES.has(text)
    this.isOfPerson = TITLES.has(text) || given.has(text)
    this.meanings = meaningsOf(text)
  }

  /** Most words are never compared by ear. */
  get sound(): string {
    this.#sound ??= soundOf(this.text)
    return this.#sound
  }
}

function meaningsOf(text: string): readonly string[] {
  const whole = ABBREVIATIONS.get(text)
  if (whole !== undefined) return whole
  for (const [ending, ...ways] of ABBREVIATED_ENDINGS) {
    if (text.length >= ending.length + 2 && text.endsWith(ending)) {
      return ways.map((way) => text.slice(0, -ending.length) + way)
    }
  }
  // "stjansstraat": no word begins so, but for those in str and stw.
  if (/^st[bcdfghjklmnpvz][a-z]{3}/.test(text)) return [`sint${text.slice(2)}`, `saint${text.slice(2)}`]
  return []
}

/** Whether two stems differ in no more than the letters Dutch joins words with, or a French plural: dorp, dorps; linde, linden. */
export function differByLink(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return long.startsWith(short) && LINKS.has(long.slice(short.length))
}

/** Whether a name is put together from these two with such letters between them: burg, e, meester. */
export function differByJoint(first: string, second: string, name: string): boolean {
  if (name.length < first.length + second.length || !name.startsWith(first) || !name.endsWith(second)) return false
  return LINKS.has(name.slice(first.length, -second.length))
}

const LINKS: ReadonlySet<string> = new Set(['', 's', 'e', 'n', 'en', 'x'])
