import type { Language } from '#contract/vocabulary.ts'
import { findPhones, type PhoneSpan } from '#privacy/phones.ts'
import { findPlates } from '#privacy/plates.ts'
import { matches, type Span, withoutOverlaps } from '#privacy/span.ts'
import { findTimes, type TimeSpan } from '#privacy/times.ts'
import { digitWord, numberWords } from './number-words.ts'

/** The emergency numbers as people say them: a Fleming calls "de honderd en één", a Walloon "le cent et un". */
export const EMERGENCY_NUMBERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: { '101': 'honderd en één', '112': 'honderdtwaalf' },
  fr: { '101': 'cent et un', '112': 'cent douze' },
  de: { '101': 'eins null eins', '112': 'eins eins zwei' },
  en: { '101': 'one zero one', '112': 'one one two' },
}

const METRE: Readonly<Record<Language, string>> = { nl: 'meter', fr: 'mètre', de: 'Meter', en: 'metre' }

/** Between the two times of "14u-16u". */
const UNTIL: Readonly<Record<Language, string>> = { nl: ' tot ', fr: ' à ', de: ' bis ', en: ' to ' }

/** Abbreviations of police messages that a voice spells or swallows. */
const ABBREVIATIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: { 'km/u': 'kilometer per uur', 'km/h': 'kilometer per uur', thv: 'ter hoogte van', 't.h.v.': 'ter hoogte van' },
  fr: { 'km/h': "kilomètres à l'heure" },
  de: { 'km/h': 'Kilometer pro Stunde' },
  en: { 'km/h': 'kilometres an hour' },
}

interface Reading extends Span {
  readonly said: string
}

/**
 * Writes out what a voice reads wrongly: number plates letter by letter, telephone numbers in groups, times, road
 * numbers, heights, emergency numbers. Plain words and no say-as: for spell-out, Polly leaves a Neural voice for its
 * Standard one, and the Flemish voice has none.
 */
export function pronounce(text: string, language: Language): string {
  const say = <S extends Span>(spans: readonly S[], said: (span: S) => string): Reading[] =>
    spans.map((span) => ({ start: span.start, end: span.end, said: said(span) }))
  const readings = withoutOverlaps<Reading>(
    say(findPhones(text), (phone) => sayPhone(phone, language)),
    say(findPlates(text), (plate) => sayPlate(text.slice(plate.start, plate.end), language)),
    say(findTimes(text), (time) => sayTime(time, text, language)),
    heights(text, language),
    roads(text, language),
    emergencyNumbers(text, language),
    abbreviations(text, language),
  )
  return replaced(text, readings, language)
}

function replaced(text: string, readings: readonly Reading[], language: Language): string {
  let result = ''
  let at = 0
  for (const { start, end, said } of readings) {
    const between = text.slice(at, start)
    result += (at > 0 && /^ ?[-–] ?$/.test(between) ? UNTIL[language] : between) + said
    at = end
  }
  return result + text.slice(at)
}

/** Dutch and French say each group as a number, its zeros apart; German and English say the figures. */
function sayPhone({ digits }: PhoneSpan, language: Language): string {
  const national = digits.startsWith('+32') ? `0${digits.slice(3)}` : digits
  const sayGroup = language === 'nl' || language === 'fr' ? sayAsNumber : sayFigures
  if (!national.startsWith('+'))
    return belgianGroups(national)
      .map((group) => sayGroup(group, language))
      .join(', ')
  const code = national.slice(1, /^\+[17]/.test(national) ? 2 : /^\+(?:35|37|38|42)/.test(national) ? 4 : 3)
  const groups = pairs(national.slice(1 + code.length)).map((group) => sayGroup(group, language))
  return [`plus ${numberWords(Number(code), language)}`, ...groups].join(', ')
}

/** 0477 12 34 56, 0800 12 345, 03 210 40 00, 014 56 47 00: as they are printed in Belgium. */
function belgianGroups(digits: string): readonly string[] {
  if (digits.startsWith('0800') || digits.startsWith('090')) return [digits.slice(0, 4), ...pairs(digits.slice(4))]
  if (digits.length === 10)
    return digits.startsWith('04') ? [digits.slice(0, 4), ...pairs(digits.slice(4))] : pairs(digits)
  if (/^0[2349]/.test(digits)) return [digits.slice(0, 2), digits.slice(2, 5), ...pairs(digits.slice(5))]
  return [digits.slice(0, 3), ...pairs(digits.slice(3))]
}

/** Groups of two, the last of three where the number is odd. */
function pairs(digits: string): readonly string[] {
  const groups = digits.match(/\d{2}(?=\d{2}|$)|\d{3}$|\d/g)
  return groups ?? []
}

function sayAsNumber(group: string, language: Language): string {
  const zeros = /^0+/.exec(group)?.[0] ?? ''
  const rest = group.slice(zeros.length)
  return [...zeros]
    .map((zero) => digitWord(zero, language))
    .concat(rest === '' ? [] : numberWords(Number(rest), language))
    .join(' ')
}

function sayFigures(figures: string, language: Language): string {
  return [...figures].map((figure) => digitWord(figure, language)).join(' ')
}

function sayPlate(plate: string, language: Language): string {
  const groups = plate.toUpperCase().match(/\p{L}+|\d+/gu) ?? []
  return groups.map((group) => sayFigures(group, language)).join(', ')
}

function sayTime(time: TimeSpan, text: string, language: Language): string {
  const written = text.slice(time.start, time.end)
  if (/^\d+$/.test(written)) return numberWords(time.hour, language)
  if (language === 'en') return sayTwelveHours(time)
  const minutes = time.minute === 0 ? '' : ` ${numberWords(time.minute, language)}`
  const hour = numberWords(time.hour, language)
  switch (language) {
    case 'nl':
      return `${hour} uur${minutes}`
    case 'fr':
      return `${hour.replace(/\bun$/, 'une')} heure${time.hour > 1 ? 's' : ''}${minutes}`
    case 'de':
      return `${hour.replace(/^eins$/, 'ein')} Uhr${minutes}`
  }
}

function sayTwelveHours({ hour, minute }: TimeSpan): string {
  const minutes = minute === 0 ? '' : minute < 10 ? ` oh ${numberWords(minute, 'en')}` : ` ${numberWords(minute, 'en')}`
  return `${numberWords(hour % 12 === 0 ? 12 : hour % 12, 'en')}${minutes} ${hour % 24 < 12 ? 'a.m.' : 'p.m.'}`
}

/** 1m80, 1,80 m, 1.80m. */
function heights(text: string, language: Language): Reading[] {
  return matches(
    text,
    /(?<![\p{L}\d.,])([12])(?:m|[.,](?=\d\d ?m))(\d\d)(?: ?m(?:eter|ètres?|etres?)?)?(?![\p{L}\d])/gu,
  ).map(({ span, groups: [metres, centimetres] }) => {
    const count = numberWords(Number(metres), language)
    const one = language === 'de' ? count.replace('eins', 'ein') : count
    const plural = (language === 'fr' || language === 'en') && metres !== '1' ? 's' : ''
    const rest = Number(centimetres) === 0 ? '' : ` ${numberWords(Number(centimetres), language)}`
    return { ...span, said: `${one} ${METRE[language]}${plural}${rest}` }
  })
}

/** E313, N12, A12, R0. */
function roads(text: string, language: Language): Reading[] {
  return matches(text, /(?<![\p{L}\d-])([ENAR])[ -]?(\d{1,3})(?![\p{L}\d]|[-.,]\d)/gu).map(
    ({ span, groups: [letter, number] }) => ({ ...span, said: `${letter} ${numberWords(Number(number), language)}` }),
  )
}

function emergencyNumbers(text: string, language: Language): Reading[] {
  return matches(text, /(?<![\p{L}\d.,+-])(?:101|112)(?![\p{L}\d]|[-.,]\d)/gu).map(({ span }) => ({
    ...span,
    said: EMERGENCY_NUMBERS[language][text.slice(span.start, span.end)] ?? '',
  }))
}

function abbreviations(text: string, language: Language): Reading[] {
  return matches(text, /(?<![\p{L}.])(?:km\/[uh]|thv(?!\p{L})|t\.h\.v\.)/gu).flatMap(({ span }) => {
    const said = ABBREVIATIONS[language][text.slice(span.start, span.end)]
    return said === undefined ? [] : [{ ...span, said }]
  })
}
