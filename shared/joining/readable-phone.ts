import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A number (E.164) as telephones show it: +32 14 00 01 01. */
export function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
}

/** A number (E.164) as people write it: a Belgian one without its country. */
export function writtenPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone)
  return (number?.country === 'BE' ? number.formatNational() : number?.formatInternational()) ?? phone
}
