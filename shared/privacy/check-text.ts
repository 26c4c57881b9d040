import { findEmails } from './emails.ts'
import type { Finding, Rule, Severity } from './finding.ts'
import { findHouseNumbers } from './house-numbers.ts'
import { findNames } from './names.ts'
import { findPhones } from './phones.ts'
import { findPlates } from './plates.ts'
import { outside, type Span, withoutOverlaps } from './span.ts'
import { findStreets } from './streets.ts'
import { findDates, findTimes } from './times.ts'
import { Tokens } from './tokens.ts'
import { findUrlHouseNumbers, findUrls } from './urls.ts'

interface Found extends Span {
  readonly rule: Rule
  readonly severity: Severity
}

/**
 * Finds what the privacy rules forbid in a text for people, Dutch, French or German, in the order of the text: house numbers
 * are blocked, the rest wants a confirmation. It finds too much rather than too little, for a person decides. Time
 * grows with the length of the text and no faster, whatever is in it.
 */
export function checkText(text: string, about: { readonly field: string }): readonly Finding[] {
  const confirm = (rule: Rule, spans: readonly Span[]): Found[] =>
    spans.map(({ start, end }) => ({ rule, severity: 'confirm', start, end }))

  const urls = findUrls(text)
  const contacts = withoutOverlaps(
    confirm('email', findEmails(text)),
    confirm('phone', outside(urls, findPhones(text))),
    confirm('plate', outside(urls, findPlates(text))),
  )
  const tokens = new Tokens(text, withoutOverlaps<Span>(contacts, urls, findTimes(text), findDates(text)))
  const streets = findStreets(tokens)
  const houseNumbers: Found[] = [
    ...findUrlHouseNumbers(text, urls).map((span) => ({ ...span, severity: 'block' as const })),
    ...findHouseNumbers(tokens, streets),
  ].map((one) => ({ ...one, rule: 'house-number' }))
  const names = confirm('name', findNames(tokens, streets))

  return withoutOverlaps(houseNumbers, contacts, names).map(({ rule, severity, start, end }) => ({
    rule,
    severity,
    field: about.field,
    start,
    end,
    text: text.slice(start, end),
  }))
}
