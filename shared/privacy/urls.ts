import { matches, type Span } from './span.ts'

/** Web addresses: what has a protocol, begins with www, or has a path behind its domain. */
const URL =
  /(?<![\p{L}\d@.-])(?:https?:\/\/|www\.)[^\s<>"“”]+|(?<![\p{L}\d@.-])[a-z\d][a-z\d-]{0,62}\.[a-z]{2,6}\/[^\s<>"“”]+/giu
/** A street and its number in one: "…/maps?q=Kerkstraat+12", "…/place/rue%20Haute%2012" is left to the reader. */
const STREET_NUMBER =
  /(?:straat|steenweg|laan|dreef|steeg|stra(?:ss|ß)e)(?:%20|%2c|[+_,-]){1,4}(\d{1,4}[a-z]?)(?![a-z\d])/giu

/** Finds web addresses: their figures and capitals mean nothing to a reader. */
export function findUrls(text: string): Span[] {
  return matches(text, URL).map(({ span }) => span)
}

/** Finds the house numbers in the web addresses of a text: a link to a map shows the house. */
export function findUrlHouseNumbers(text: string, urls: readonly Span[]): Span[] {
  return urls.flatMap(({ start, end }) =>
    matches(text.slice(start, end), STREET_NUMBER).map(({ span, groups: [number = ''] }) => ({
      start: start + span.end - number.length,
      end: start + span.end,
    })),
  )
}
