import { wordsOf } from './letters.ts'
import { readWord, type Word } from './word.ts'

/** A name of a street or a place, cut in words. */
export interface Name {
  readonly words: readonly Word[]
  /** Without the small words that are forgotten. */
  readonly main: readonly Word[]
  /** The small words that are forgotten. */
  readonly particles: string
  /** All letters, without spaces. */
  readonly joined: string
  /** The letters of the main words, without spaces. */
  readonly core: string
  /** The core as if it were one word: what is left to compare when words were joined or split. */
  readonly whole: Word
}

/** Reads a name as it is written; `read` may give words it has seen before. */
export function readName(text: string, read: (word: string) => Word = readWord): Name {
  return nameOf(wordsOf(text), read)
}

/** Makes a name of folded words. */
export function nameOf(texts: readonly string[], read: (word: string) => Word = readWord): Name {
  const words = writtenOut(texts).map(read)
  const withoutParticles = words.filter(({ isParticle }) => !isParticle)
  const main = withoutParticles.length === 0 ? words : withoutParticles
  const core = lettersOf(main)
  const particles = words.length === main.length ? '' : lettersOf(words.filter(({ isParticle }) => isParticle))
  return { words, main, particles, joined: lettersOf(words), core, whole: read(core) }
}

/** Whether a main word may be left away: the kind of street in front, a title, a first name. */
export function mayBeLeftAway({ main }: Pick<Name, 'main'>, at: number): boolean {
  const word = main[at]
  return word !== undefined && (word.isOfPerson || (at === 0 && word.way === word.text))
}

function lettersOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('')
}

/** Writes out the two names that are abbreviated letter by letter: O.-L.-Vrouw, N.-D. */
function writtenOut(texts: readonly string[]): readonly string[] {
  const out: string[] = []
  for (let at = 0; at < texts.length; at += 1) {
    const [one = '', two, three] = texts.slice(at, at + 3)
    if (one === 'o' && two === 'l' && three?.startsWith('v') === true) {
      out.push('onze', 'lieve', three === 'v' ? 'vrouw' : three)
      at += 2
    } else if (one === 'olv' || one.startsWith('olvr')) {
      out.push('onze', 'lieve', one === 'olv' ? 'vrouw' : one.slice(2))
    } else if (one === 'n' && two === 'd') {
      out.push('notre', 'dame')
      at += 1
    } else {
      out.push(one)
    }
  }
  return out
}
