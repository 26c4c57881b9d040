import { matches, type Span, withoutOverlaps } from './span.ts'

/** A time of the day in a text. */
export interface TimeSpan extends Span {
  readonly hour: number
  readonly minute: number
}

const HOUR_WORD = '(?:uur|Uhr|heures?|u|U|h|H)'
/** 22u30, 22 u 30, 14u, 14h05, 22 uur 30, 14 heures 30. A lone "12 u" is left alone: "u" is also the polite "you". */
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\d.,/])(\\d{1,2})(?:[uUhH](?:(\\d{2})| ([0-5][05]))?| (?:uur|Uhr|heures?)(?: (\\d{2})(?!:))?| [uUhH] ?(\\d{2}))\\.?(?![\\p{L}\\d])`,
  'gu',
)
/** 22:30, 22:30:15, and then perhaps the word. */
const WITH_COLON = new RegExp(
  `(?<![\\p{L}\\d.,:/])(\\d{1,2}):(\\d{2})(?::\\d{2})?(?: ?${HOUR_WORD})?(?![\\p{L}\\d:])`,
  'gu',
)
/** 22.30 uur: only with the word, or it is an amount. */
const WITH_POINT = new RegExp(`(?<![\\p{L}\\d.,:/])(\\d{1,2})\\.(\\d{2}) ?${HOUR_WORD}(?![\\p{L}\\d])`, 'gu')
/** 10 pm, 10:30 p.m., 10.30pm. */
const TWELVE_HOURS = /(?<![\p{L}\d.,:/])(1[0-2]|0?[1-9])(?:[:.](\d{2}))? ?([ap])\.?m\b\.?/giu

/** The 14 of "14-16u", "14 tot 16 uur", "tussen 14 en 16 uur" and "de 14 à 16 heures"; not of "rue Haute 14 à 16 heures". */
const OPENS_RANGE =
  /(?<![\p{L}\d.,:/])(\d{1,2})(?= ?(?:[-–]|tot|en|of|t\/m|(?<=\b(?:de|van|entre|tussen) \d{1,2} )à|et|ou|bis|und) ?\d{1,2}(?:[:.]\d{2})? ?(?:uur|Uhr|heures?|[uUhH])(?![\p{L}]))/gu

/** Finds times of the day as Belgians write them. */
export function findTimes(text: string): TimeSpan[] {
  const spans = (pattern: RegExp): TimeSpan[] =>
    matches(text, pattern).flatMap(({ span, groups: [hour, ...minutes] }) =>
      time(trimPoint(text, span), Number(hour), Number(minutes.find((minute) => minute !== undefined) ?? 0)),
    )
  const twelve = matches(text, TWELVE_HOURS).flatMap(({ span, groups: [hour, minute, half] }) =>
    time(span, (Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0), Number(minute ?? 0)),
  )
  return withoutOverlaps(twelve, spans(WITH_COLON), spans(WITH_POINT), spans(WITH_UNIT), spans(OPENS_RANGE))
}

function time(span: Span, hour: number, minute: number): TimeSpan[] {
  return hour <= 24 && minute < 60 ? [{ ...span, hour, minute }] : []
}

/** The point of "14 u." may be the end of the sentence: it stays in the text. */
function trimPoint(text: string, span: Span): Span {
  return text.charAt(span.end - 1) === '.' ? { start: span.start, end: span.end - 1 } : span
}

/** 01/02/2026, 1-2-26, 15/08, "op 15/8" and "van 2/5 tot 30/6": what could be a house number with its box otherwise. */
const DATES =
  /(?<![\p{L}\d.,:/-])(?:[0-3]?\d([/.-])[01]?\d\1\d{4}|[0-3]\d-[01]\d-\d{2}|[0-3]?\d([/.])[01]?\d\2\d{2}|[0-3]?\d[/.-]0[1-9]|(?<=\b(?:(?:op|le|sinds|depuis|am|on)|(?:van|du) [0-3]?\d\/[01]?\d (?:tot|au)) )[0-3]?\d\/1?\d|(?<=\b(?:van|du) )[0-3]?\d\/1?\d(?= (?:tot|au) [0-3]?\d\/1?\d))(?![\p{L}\d]|[/-]\d)/giu

/** Finds dates in figures. */
export function findDates(text: string): Span[] {
  return matches(text, DATES).map(({ span }) => span)
}
