import { parsePhoneNumberWithError } from 'libphonenumber-js/max'
import { type NormalisedPhone, normalisePhone } from '../phone-number.ts'

/**
 * Reads a telephone number as it stands in a list: as people write it, or as Excel left it. Excel takes the zero in front
 * (477123456), or the plus (32477123456), and rounds what does not fit the cell (4,77E+08), which cannot be undone.
 */
export function readListedPhone(cell: string): NormalisedPhone {
  const entered = cell.replace(/^([\d ]+)[.,]0+$/, '$1').trim()
  if (/^\d(?:[.,]\d+)?e[+]?\d+$/i.test(entered)) return { kind: 'invalid', reason: 'not-a-number' }
  const restored = /^[1-9][\d .]*$/.test(entered) ? restore(entered.replaceAll(/\D/g, '')) : undefined
  return restored ?? normalisePhone(entered)
}

/** The number that Excel made these digits of; undefined when there is none. */
function restore(digits: string): NormalisedPhone | undefined {
  const national = normalisePhone(`0${digits}`)
  if (national.kind !== 'invalid') return national
  // Our own country and its neighbours: of other digits nobody can tell whether a plus is what they lack.
  const international = /^(?:31|32|33|352|44|49)\d{8,}$/.test(digits) ? normalisePhone(`+${digits}`) : undefined
  return international?.kind === 'invalid' ? undefined : international
}

/**
 * Writes a number as Belgians do, 0477/12.34.56, which Excel takes for text; a number of another country in its
 * international form.
 */
export function writeListedPhone(phone: string): string {
  const number = parsePhoneNumberWithError(phone)
  if (number.country !== 'BE') return number.formatInternational()
  const [area = '', ...rest] = number.formatNational().split(' ')
  return `${area}/${rest.join('.')}`
}
