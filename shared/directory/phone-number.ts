// Metadata `max`, 75 kB more than `min`: `min` tells a number's length but not its kind, and `mobile` knows no fixed
// line. A text message to a fixed line is lost money and a lost warning.
import {
  type CountryCode,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'

/** Why a number cannot be called by an alert. */
export type PhoneFault =
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  | 'not-assignable'
  /** Nothing can dial on after the answer. */
  | 'extension'
  /** Premium, shared-cost, free and company-wide numbers: nobody's home, or at a price. */
  | 'service-number'

export type NormalisedPhone =
  | { readonly kind: 'mobile' | 'fixed'; readonly phone: string }
  | { readonly kind: 'invalid'; readonly reason: PhoneFault }
  | { readonly kind: 'none' }

/**
 * Reads a telephone number as people write it into E.164, with what it can take; a number without a country prefix is
 * read as one of `country`.
 */
export function normalisePhone(entered: string, country: CountryCode = 'BE'): NormalisedPhone {
  if (entered.trim() === '') return { kind: 'none' }
  const parsed = parse(entered, country)
  return typeof parsed === 'string' ? { kind: 'invalid', reason: parsed } : classify(parsed)
}

function parse(entered: string, country: CountryCode): PhoneNumber | PhoneFault {
  try {
    // Without `extract: false` a number is picked out of any sentence around it.
    return parsePhoneNumberWithError(entered, { defaultCountry: country, extract: false })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    if (error.message === 'TOO_SHORT') return 'too-short'
    if (error.message === 'TOO_LONG') return 'too-long'
    return 'not-a-number'
  }
}

function classify(number: PhoneNumber): NormalisedPhone {
  if (number.ext !== undefined) return { kind: 'invalid', reason: 'extension' }
  switch (number.getType()) {
    case 'MOBILE':
      return { kind: 'mobile', phone: number.number }
    // Where the plan does not tell them apart (North America), a text message is not to be counted on.
    case 'FIXED_LINE_OR_MOBILE':
    case 'FIXED_LINE':
    case 'VOIP':
    case 'PERSONAL_NUMBER':
      return { kind: 'fixed', phone: number.number }
    case undefined:
      return { kind: 'invalid', reason: lengthFault(number) ?? 'not-assignable' }
    default:
      return { kind: 'invalid', reason: 'service-number' }
  }
}

function lengthFault(number: PhoneNumber): PhoneFault | undefined {
  switch (validatePhoneNumberLength(number.number)) {
    case 'TOO_SHORT':
      return 'too-short'
    case 'TOO_LONG':
      return 'too-long'
    default:
      return undefined
  }
}
