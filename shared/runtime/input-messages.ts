import type * as z from 'zod'

/** Says in Dutch what is wrong with a value and what to fill in, for whoever filled it in: no type names, no patterns. */
export function inDutch(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Dit veld ontbreekt.' : (wanted[issue.expected] ?? 'Dit klopt niet.')
    case 'invalid_value':
      return `Kies ${issue.values.length === 1 ? '' : 'een van: '}${issue.values.map(String).join(', ')}.`
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) <= 1) return 'Vul dit in.'
      return `Geef minstens ${Number(issue.minimum)}${units[issue.origin] ?? ''}.`
    case 'too_big':
      return `Geef hoogstens ${Number(issue.maximum)}${units[issue.origin] ?? ''}.`
    case 'invalid_format':
      return formats[issue.format] ?? 'Dit heeft niet de juiste vorm.'
    default:
      return 'Dit klopt niet.'
  }
}

const wanted: Readonly<Record<string, string>> = {
  string: 'Geef een tekst.',
  number: 'Geef een getal.',
  int: 'Geef een geheel getal.',
  boolean: 'Kies true of false.',
  array: 'Geef een lijst.',
  tuple: 'Geef een lijst.',
  object: 'Geef een object met velden.',
}

const units: Readonly<Record<string, string>> = { string: ' tekens', array: ' in de lijst' }

const formats: Readonly<Record<string, string>> = {
  date: 'Geef een dag, zoals 2026-12-31.',
  datetime: 'Geef een moment, zoals 2026-12-31T20:00:00Z.',
  email: 'Geef een e-mailadres, zoals an@example.org.',
  url: 'Geef een adres dat met https:// begint.',
}
