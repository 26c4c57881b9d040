import { Channel, Language } from '#contract/vocabulary.ts'
import { normalisePhone, type PhoneFault } from '#directory/phone-number.ts'
import { isMailAddress } from '#mail/mail-address.ts'

/** The fields in which a person says who they are and how to reach them, in the order of the form. */
export type PersonField = 'name' | 'street' | 'houseNumber' | 'phone' | 'email' | 'channel' | 'language' | 'rules'

/** What was typed, as it was typed: a form that is refused comes back with all of it. */
export interface Typed {
  readonly name: string
  readonly street: string
  readonly houseNumber: string
  readonly phone: string
  readonly email: string
  readonly channel: Channel
  readonly language: Language
  readonly wantsNews: boolean
  readonly rules: boolean
}

/** What is wrong with a field. */
export type Fault =
  | { readonly field: PersonField; readonly code: FaultCode }
  | { readonly field: 'phone'; readonly code: 'phone'; readonly entered: string; readonly fault: PhoneFault }
export type FaultCode =
  | 'name-missing'
  | 'street-missing'
  | 'house-number-missing'
  | 'too-long'
  | 'reach-missing'
  | 'address-wrong'
  | 'text-needs-mobile'
  | 'cannot-confirm'
  | 'rules-not-accepted'

/** What a form comes to when nothing is wrong with it. */
export interface Person {
  readonly name: string
  readonly street: string
  readonly houseNumber: string
  readonly phone?: string
  readonly phoneKind: 'mobile' | 'fixed' | 'none'
  readonly email?: string
  readonly channel: Channel
  readonly language: Language
  /** Absent: no. */
  readonly wantsNews?: true
}

export type ReadPerson =
  | { readonly kind: 'good'; readonly person: Person }
  | { readonly kind: 'faulty'; readonly faults: readonly [Fault, ...Fault[]] }

const LONGEST = { name: 100, street: 100, houseNumber: 20, phone: 40, email: 254 } as const

/** Reads what was typed, whatever it is; a choice that was not made is the first one. */
export function readTyped(form: URLSearchParams, language: Language): Typed {
  const text = (field: string) => form.get(field)?.normalize('NFC') ?? ''
  return {
    name: text('name'),
    street: text('street'),
    houseNumber: text('houseNumber'),
    phone: text('phone'),
    email: text('email'),
    channel: Channel.safeParse(form.get('channel')).data ?? 'voice',
    language: Language.safeParse(form.get('language')).data ?? language,
    wantsNews: form.get('wantsNews') === 'yes',
    rules: form.get('rules') === 'yes',
  }
}

/** A form in which nothing has been typed yet. */
export function emptyTyped(language: Language): Typed {
  return readTyped(new URLSearchParams(), language)
}

/** Reads a person from what was typed: at least one way to reach them, and a text only to what can take it. */
export function readPerson(typed: Typed): ReadPerson {
  const name = tidy(typed.name)
  const street = tidy(typed.street)
  const houseNumber = tidy(typed.houseNumber)
  const phone = normalisePhone(typed.phone)
  const email = typed.email.trim()
  const textNeedsMobile = typed.channel === 'sms' && phone.kind !== 'mobile' && phone.kind !== 'invalid'
  const faults: readonly (Fault | false)[] = [
    name === '' && { field: 'name', code: 'name-missing' },
    name.length > LONGEST.name && { field: 'name', code: 'too-long' },
    street === '' && { field: 'street', code: 'street-missing' },
    street.length > LONGEST.street && { field: 'street', code: 'too-long' },
    !/\d/.test(houseNumber) && { field: 'houseNumber', code: 'house-number-missing' },
    houseNumber.length > LONGEST.houseNumber && { field: 'houseNumber', code: 'too-long' },
    typed.phone.length > LONGEST.phone && { field: 'phone', code: 'too-long' },
    phone.kind === 'invalid' &&
      typed.phone.length <= LONGEST.phone && {
        field: 'phone',
        code: 'phone',
        entered: typed.phone.trim(),
        fault: phone.reason,
      },
    email !== '' && !isMailAddress(email) && { field: 'email', code: 'address-wrong' },
    phone.kind === 'none' && email === '' && { field: 'phone', code: 'reach-missing' },
    textNeedsMobile && { field: 'channel', code: 'text-needs-mobile' },
  ]
  const [first, ...more] = faults.filter((fault) => fault !== false)
  if (first !== undefined) return { kind: 'faulty', faults: [first, ...more] }
  const { channel, language, wantsNews } = typed
  return {
    kind: 'good',
    person: {
      name,
      street,
      houseNumber,
      ...('phone' in phone ? { phone: phone.phone } : {}),
      phoneKind: phone.kind === 'invalid' ? 'none' : phone.kind,
      ...(email === '' ? {} : { email }),
      channel,
      language,
      ...(wantsNews && email !== '' ? { wantsNews } : {}),
    },
  }
}

/** Reads a person who wants to join: one who can confirm it, and who accepts the house rules. */
export function readApplicant(typed: Typed): ReadPerson {
  const read = readPerson(typed)
  const notAccepted = { field: 'rules', code: 'rules-not-accepted' } as const
  if (read.kind === 'faulty') {
    return typed.rules ? read : { kind: 'faulty', faults: [...read.faults, notAccepted] }
  }
  const { email, phoneKind } = read.person
  if (email === undefined && phoneKind !== 'mobile') {
    const cannotConfirm = { field: 'email', code: 'cannot-confirm' } as const
    return { kind: 'faulty', faults: typed.rules ? [cannotConfirm] : [cannotConfirm, notAccepted] }
  }
  return typed.rules ? read : { kind: 'faulty', faults: [notAccepted] }
}

/** One line, single spaces, nothing that cannot be seen. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}
