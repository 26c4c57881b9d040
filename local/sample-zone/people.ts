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

/** How a member can be reached: by call, by text message, or not, with a number that is none or without one. */
export type Reach = 'call' | 'text' | 'mistyped' | 'none'

/** Makes up a member. */
export function makeMember(source: PersonSource, reach: Reach): Member {
  const { binId, random } = source
  const joined = random.between(FIRST_JOINED, LAST_JOINED)
  const language = spokenLanguage(source.language, random)
  const name = fullName(language, random)
  return {
    memberId: MemberId.parse(`mbr_${ulid(joined, random.fraction)}`),
    binId,
    name: `${name.first} ${name.last}`,
    ...address(source.streets, random),
    ...contact[reach](source),
    ...(random.percent(65) ? { email: emailOf(name, random) } : {}),
    language,
    houseRulesVersion: joined < Date.UTC(2024, 0, 1) ? '2018-09' : '2024-01',
    houseRulesAcceptedAt: new Date(joined).toISOString(),
    revision: 1,
  }
}

/** Draws how somebody can be reached, as life has it: of a hundred, three by text, two without number, one mistyped. */
export function drawReach(random: Random): Reach {
  const lot = random.between(1, 100)
  if (lot <= 3) return 'text'
  if (lot <= 5) return 'none'
  return lot === 6 ? 'mistyped' : 'call'
}

type ContactDetails = Pick<Member, 'phone' | 'phoneKind' | 'phoneAsEntered' | 'channel'>

const contact: Readonly<Record<Reach, (source: PersonSource) => ContactDetails>> = {
  call: ({ random, numbers }) =>
    random.percent(72)
      ? { phone: numbers.mobile(), phoneKind: 'mobile', channel: 'voice' }
      : { phone: numbers.fixed(), phoneKind: 'fixed', channel: 'voice' },
  text: ({ numbers }) => ({ phone: numbers.mobile(), phoneKind: 'mobile', channel: 'sms' }),
  mistyped: () => ({ phoneKind: 'invalid', phoneAsEntered: MISTYPED_NUMBER, channel: 'voice' }),
  none: () => ({ phoneKind: 'none', channel: 'voice' }),
}

function spokenLanguage(language: Language, random: Random): Language {
  const lot = random.between(1, 100)
  if (language === 'fr') return lot <= 80 ? 'fr' : 'nl'
  if (lot <= 97) return language
  return random.pick(['fr', 'en', 'de'])
}

interface FullName {
  readonly first: string
  readonly last: string
}

function fullName(language: Language, random: Random): FullName {
  return language === 'fr'
    ? { first: random.pick(frenchFirstNames), last: random.pick(frenchSurnames) }
    : { first: random.pick(firstNames), last: random.pick(surnames) }
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
function emailOf({ first, last }: FullName, random: Random): string {
  return `${slug(first)}.${slug(last)}.${random.between(10, 99_999)}@example.org`
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z-]/g, '')
}
