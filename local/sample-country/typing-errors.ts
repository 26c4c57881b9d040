import type { Random } from '../sample-zone/random.ts'

/** Letters that lie next to each other on the Belgian keyboard (azerty). */
const ROWS = ['azertyuiop', 'qsdfghjklm', 'wxcvbn']

/** A slip of the hand in one of the words of four letters or more; the word's other letters stay. */
export type TypingError = (text: string, random: Random) => string

export const swapped: TypingError = (text, random) =>
  inWord(text, random, (letters) => {
    const at = placeWhere(letters, random, (one, next) => next !== undefined && one !== next)
    return letters.toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
  })

export const missed: TypingError = (text, random) =>
  inWord(text, random, (letters) => letters.toSpliced(random.between(0, letters.length - 1), 1))

export const doubled: TypingError = (text, random) =>
  inWord(text, random, (letters) => {
    const at = random.between(0, letters.length - 1)
    return letters.toSpliced(at, 0, letters[at] ?? '')
  })

export const nextKey: TypingError = (text, random) =>
  inWord(text, random, (letters) => {
    const at = placeWhere(letters, random, (letter) => ROWS.some((row) => row.includes(letter.toLowerCase())))
    const letter = (letters[at] ?? '').toLowerCase()
    const row = ROWS.find((keys) => keys.includes(letter)) ?? letter
    const column = row.indexOf(letter)
    const near = [row[column - 1], row[column + 1]].filter((key) => key !== undefined)
    return letters.toSpliced(at, 1, near[random.between(0, near.length - 1)] ?? letter)
  })

export const withoutAccents: TypingError = (text) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')

/** Words written as one: hyphens and spaces gone. */
export const joined: TypingError = (text) => text.replaceAll(/[\s'-]+/g, '')

/** One word written as two, before the kind of street or in the middle. */
export const split: TypingError = (text, random) =>
  inWord(text, random, (letters) => {
    const word = letters.join('')
    const kind = /(?:steenweg|straat|laan|dreef|plein|weg|straße)$/.exec(word)
    const at = kind !== null && kind.index > 1 ? kind.index : Math.floor(letters.length / 2)
    return letters.toSpliced(at, 0, ' ')
  })

/** The words in another order: the last one first. */
export const reordered: TypingError = (text) => {
  const words = text.split(/[\s-]+/)
  return [...words.slice(-1), ...words.slice(0, -1)].join(' ')
}

/** As people shorten street names; the same name where nothing in it is ever shortened. */
export const abbreviated: TypingError = (text) => {
  let short = text
  for (const [long, abbreviation] of ABBREVIATIONS) short = short.replace(long, abbreviation)
  return short
}

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/Onze-Lieve-Vrouw/, 'O.-L.-Vrouw'],
  [/Notre-Dame/, 'N.-D.'],
  [/\bSint-/, 'St.-'],
  [/\bSaint-/, 'St-'],
  [/\bSainte-/, 'Ste-'],
  [/\bSankt-/, 'St. '],
  [/steenweg$/, 'stwg'],
  [/straat$/, 'str.'],
  [/straße$/i, 'str.'],
  [/laan$/, 'ln'],
  [/plein$/, 'pl.'],
  [/dreef$/, 'dr.'],
  [/^Avenue /, 'av. '],
  [/^Chaussée /, 'ch. '],
  [/^Chemin /, 'chem. '],
  [/^Place /, 'pl. '],
  [/^Route /, 'rte '],
  [/^Rue /, 'r. '],
  [/\bBurgemeester /, 'Burg. '],
  [/\bDokter /, 'Dr. '],
  [/\bDocteur /, 'Dr '],
  [/\bPastoor /, 'Past. '],
  [/\bKanunnik /, 'Kan. '],
  [/\bKardinaal /, 'Kard. '],
  [/\bProfess(?:or|eur) /, 'Prof. '],
  [/\bG[eé]n[eé]ra+l /, 'Gen. '],
  [/\bGebroeders /, 'Gebr. '],
  [/\bKoningin /, 'Kon. '],
  [/\bKoning /, 'Kon. '],
]

/** A first name as its first letter: J. Peetersstraat. */
export const initial = (text: string, firstNames: readonly string[]): string => {
  const first = firstNames.find((name) => text.split(' ').slice(0, -1).includes(name))
  return first === undefined ? text : text.replace(first, `${first.slice(0, 1)}.`)
}

function inWord(text: string, random: Random, change: (letters: readonly string[]) => readonly string[]): string {
  const words = text.split(/(?<=[\s'-])|(?=[\s'-])/)
  const long = [...words.keys()].filter((index) => (words[index]?.length ?? 0) >= 4)
  const chosen = long[random.between(0, long.length - 1)]
  return words.map((word, index) => (index === chosen ? change([...word]).join('') : word)).join('')
}

function placeWhere(
  letters: readonly string[],
  random: Random,
  fits: (letter: string, next: string | undefined) => boolean,
): number {
  const places = [...letters.keys()].filter((at) => fits(letters[at] ?? '', letters[at + 1]))
  return places[random.between(0, places.length - 1)] ?? 0
}
