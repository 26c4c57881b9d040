import type { Channel, Language } from '#contract/vocabulary.ts'
import { wordsOf } from '../search.ts'

/** Reads a language as coordinators write it: a code, a letter, or its name in any of the four. */
export function readLanguage(cell: string): Language | undefined {
  return languages.get(fold(cell))
}

/** Reads how somebody wants to be alerted. */
export function readChannel(cell: string): Channel | undefined {
  return channels.get(fold(cell))
}

/** Reads yes or no, as people tick it. */
export function readYesOrNo(cell: string): boolean | undefined {
  return answers.get(fold(cell))
}

/**
 * Reads a day as Belgians write it, an ISO 8601 day or moment; answers a moment (ISO 8601, UTC), of a day its first.
 * Years of two figures are of this century.
 */
export function readDate(cell: string): string | undefined {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(cell)) return momentOf(cell)
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(cell) ?? []
  const [, day, month, year] = /^(\d\d?)[-/. ](\d\d?)[-/. ](\d{4}|\d\d)(?: 0?0:00(?::00)?)?$/.exec(cell) ?? []
  const parts = [isoYear ?? year?.padStart(4, '20'), isoMonth ?? month, isoDay ?? day]
  if (parts.some((part) => part === undefined)) return undefined
  const written = parts.map((part = '') => part.padStart(2, '0')).join('-')
  const moment = momentOf(`${written}T00:00:00.000Z`)
  // 31/02 would become 2 March.
  return moment?.startsWith(written) === true ? moment : undefined
}

/** Whether a cell that should hold a house number holds the date that Excel made of one: 12/jan of 12/1. */
export function isDated(cell: string): boolean {
  const [, first = '', second = ''] = DATED.exec(cell) ?? []
  return [first, second].some((word) => MONTHS.test(word))
}

const DATED = /^(\d{1,2}|\p{L}{3,9})[.]?[-/. ]{1,2}(\d{1,4}|\p{L}{3,9})[.]?(?:[-/. ]\d{2,4})?$/u
/** As Excel writes them in the four languages; "12 ter" and "12 bus" are house numbers. */
const MONTHS =
  /^(?:jan(?:uari|vier|uar|uary)?|feb(?:ruari|ruar|ruary)?|fevr?(?:ier)?|févr?(?:ier)?|mrt|maart|mars|mar(?:ch)?|märz?|apr(?:il)?|avr(?:il)?|mei|mai|may|jun[ie]?|juin|jul[iy]?|juil(?:let)?|aug(?:ustus|ust)?|août|aout|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|déc(?:embre)?)$/iu

function momentOf(text: string): string | undefined {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** Letters and figures alone, without accents or capitals: how two words are told to be the same. */
export function fold(text: string): string {
  return wordsOf(text).join('')
}

/** On one line, composed, with single spaces: how two cells are told to say the same. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function meanings<Value>(words: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(words.flatMap(([value, list]) => list.split(' ').map((word) => [word, value] as const)))
}

const languages = meanings<Language>([
  ['nl', 'nl n ned nederlands neerlandais niederlandisch dutch vlaams flamand nlbe'],
  ['fr', 'fr f frans francais franzosisch french frbe'],
  ['de', 'de d du duits allemand deutsch german debe'],
  ['en', 'en e eng engels anglais englisch english'],
])

const channels = meanings<Channel>([
  [
    'voice',
    'voice bellen bel oproep opbellen telefoon telefonisch spraak stem call appel appeler telephone voix anruf anrufen telefon',
  ],
  ['sms', 'sms tekst tekstbericht bericht text texto message textmessage textbericht nachricht'],
])

const answers = meanings<boolean>([
  [true, 'ja j oui o yes y x 1 waar true vrai wahr'],
  [false, 'nee neen n non nein no 0 onwaar false faux falsch'],
])
