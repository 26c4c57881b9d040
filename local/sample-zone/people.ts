import { ulid } from 'ulid'
import { type BinId, MemberId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { BinStreet } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import { firstNames, frenchFirstNames, frenchSurnames, surnames } from './names.ts'
import type { Random } from './random.ts'
import { MISTYPED_NUMBER, type NumberSource } from './unassigned-numbers.ts'

/** Where a person's details come from. */
export interface PersonSource {
  readonly binId: BinId
  readonly streets: readonly [BinStreet, ...BinStreet[]]
  /** Of the BIN: most of its members speak it. */
  readonly language: Language
  readonly random: Random
  readonly numbers: NumberSource
}

const FIRST_JOINED = Date.UTC(2019, 0, 7)
const LAST_JOINED = Date.UTC(2026, 5, 30)

/** Makes up a member who can be phoned. */
export function reachable({ binId, streets, language: binLanguage, random, numbers }: PersonSource): Member {
  const joined = random.between(FIRST_JOINED, LAST_JOINED)
  const language = spokenLanguage(binLanguage, random)
  const person = { ...fullName(language, random), ...address(streets, random) }
  const mobile = random.percent(72)
  return {
    memberId: MemberId.parse(`mbr_${ulid(joined, random.fraction)}`),
    binId,
    name: `${person.firstName} ${person.surname}`,
    street: person.street,
    houseNumber: person.houseNumber,
    phone: mobile ? numbers.mobile() : numbers.fixed(),
    phoneKind: mobile ? 'mobile' : 'fixed',
    ...(random.percent(65) ? { email: emailOf(person, random) } : {}),
    language,
    channel: 'voice',
    role: 'member',
    houseRulesVersion: joined < Date.UTC(2024, 0, 1) ? '2018-09' : '2024-01',
    houseRulesAcceptedAt: new Date(joined).toISOString(),
  }
}

/** Makes up a member as they come: of a hundred, three chose texts, two gave no number and one a wrong one. */
export function lifelike(source: PersonSource): Member {
  const member = reachable(source)
  const lot = source.random.between(1, 100)
  if (lot <= 3) return preferringTexts(member, source.numbers)
  if (lot <= 5) return withoutPhone(member)
  if (lot === 6) return withMistypedPhone(member)
  return member
}

/** The same member, who chose texts: hearing-impaired, or at work. */
export function preferringTexts(member: Member, numbers: NumberSource): Member {
  return { ...member, phone: numbers.mobile(), phoneKind: 'mobile', channel: 'sms' }
}

/** The same member, who gave an e-mail address only. */
export function withoutPhone({ phone: _, ...member }: Member): Member {
  return { ...member, phoneKind: 'none' }
}

/** The same member, whose number lost a digit on its way from the form. */
export function withMistypedPhone({ phone: _, ...member }: Member): Member {
  return { ...member, phoneKind: 'invalid', phoneAsEntered: MISTYPED_NUMBER }
}

function spokenLanguage(language: Language, random: Random): Language {
  const lot = random.between(1, 100)
  if (language === 'fr') return lot <= 80 ? 'fr' : 'nl'
  if (lot <= 97) return language
  return random.pick(['fr', 'en', 'de'])
}

interface FullName {
  readonly firstName: string
  readonly surname: string
}

function fullName(language: Language, random: Random): FullName {
  return language === 'fr'
    ? { firstName: random.pick(frenchFirstNames), surname: random.pick(frenchSurnames) }
    : { firstName: random.pick(firstNames), surname: random.pick(surnames) }
}

function address(streets: PersonSource['streets'], random: Random): { street: string; houseNumber: string } {
  const street = random.pick(streets)
  const addition = random.percent(6) ? random.pick(['A', 'B', ' bus 1', ' bus 2', ' bus 3']) : ''
  return { street: street.name, houseNumber: `${numberIn(street, random)}${addition}` }
}

function numberIn({ from = 1, to = 120, parity }: BinStreet, random: Random): number {
  const number = random.between(from, to)
  const wrongSide = parity !== undefined && number % 2 !== (parity === 'odd' ? 1 : 0)
  if (!wrongSide) return number
  return number < to ? number + 1 : number - 1
}

/** RFC 2606 keeps example.org for addresses that reach nobody. */
function emailOf({ firstName, surname }: FullName, random: Random): string {
  return `${slug(firstName)}.${slug(surname)}.${random.between(10, 99_999)}@example.org`
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z-]/g, '')
}
