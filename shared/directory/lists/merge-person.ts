import type { BinId, MemberId } from '#contract/ids.ts'
import type { MemberPatch } from '#contract/member-api.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { Member } from '../member.ts'
import { enterMember, type MemberEntered, patchMember } from '../member-input.ts'
import { columnOf, type ListField, type ListHeader } from './list-columns.ts'
import { oneLine } from './listed-words.ts'
import type { ListedPerson } from './read-row.ts'
import { memberRowFault, type RowFaults, rowFault } from './row-faults.ts'

/** What a member becomes by a row, or what the row lacks. */
export type Merged =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'faulty'; readonly faults: RowFaults }

/** What a new member gets that no list says. */
export interface Surroundings {
  readonly bin: { readonly binId: BinId; readonly language: Language }
  readonly header: ListHeader
  readonly now: Date
  drawId(): MemberId
}

/**
 * The version that is noted of house rules of which a list says nothing: they were accepted on paper, and the coordinator
 * who sends the list answers for it.
 */
const ON_PAPER = 'ledenlijst'

/** Makes a new member of a row. */
export function makeMember(person: ListedPerson, around: Surroundings): Merged {
  const { name, street, houseNumber, phone, email, language, channel, wantsNews } = person
  const { bin, header, now } = around
  const lacking = (code: 'no-name' | 'no-street' | 'no-house-number', field: ListField) =>
    ({ kind: 'faulty', faults: [rowFault(code, columnOf(header, field), '')] }) as const
  if (name === undefined) return lacking('no-name', 'name')
  if (street === undefined) return lacking('no-street', 'street')
  if (houseNumber === undefined) return lacking('no-house-number', 'houseNumber')
  const { houseRulesVersion: version = ON_PAPER, houseRulesAcceptedAt: acceptedAt = now.toISOString() } = person
  const request = {
    name,
    street,
    houseNumber,
    ...(phone === undefined ? {} : { phone: phone.phone }),
    ...(email === undefined ? {} : { email }),
    ...(language === undefined ? {} : { language }),
    ...(channel === undefined ? {} : { channel }),
    ...(wantsNews === undefined ? {} : { wantsNews }),
    houseRules: { version, acceptedAt },
  }
  const about = { memberId: around.drawId(), binId: bin.binId, language: bin.language }
  return merged(enterMember(request, about, { language: 'nl', now }), person, header)
}

/**
 * Changes a member into what a row says. An empty cell says nothing, so that a list that knows less of somebody takes
 * nothing away; nor does a cell that differs in capitals of the address, spaces or the hour of a day.
 */
export function changeByRow(before: Member, person: ListedPerson, { header, now }: Surroundings): Merged {
  const patch: MemberPatch = {
    ...differing(before, person, 'name'),
    ...differing(before, person, 'street'),
    ...differing(before, person, 'houseNumber'),
    ...(person.phone === undefined || person.phone.phone === before.phone ? {} : { phone: person.phone.phone }),
    ...(person.email === undefined || person.email.toLowerCase() === before.email?.toLowerCase()
      ? {}
      : { email: person.email }),
    ...(person.language === undefined ? {} : { language: person.language }),
    ...(person.channel === undefined || person.channel === before.channel ? {} : { channel: person.channel }),
    ...(person.wantsNews === undefined ? {} : { wantsNews: person.wantsNews }),
    ...newHouseRules(before, person),
  }
  return merged(patchMember(before, patch, { language: 'nl', now }), person, header)
}

function differing<Name extends 'name' | 'street' | 'houseNumber'>(before: Member, person: ListedPerson, field: Name) {
  const said = person[field]
  return said === undefined || oneLine(before[field]) === said ? {} : { [field]: said }
}

function newHouseRules(before: Member, person: ListedPerson): Pick<MemberPatch, 'houseRules'> {
  const { houseRulesVersion: version, houseRulesAcceptedAt: acceptedAt } = person
  const isNewVersion = version !== undefined && version !== oneLine(before.houseRulesVersion)
  const isNewDay = acceptedAt !== undefined && dayOf(acceptedAt) !== dayOf(before.houseRulesAcceptedAt)
  if (!isNewVersion && !isNewDay) return {}
  return {
    houseRules: {
      version: version ?? before.houseRulesVersion,
      acceptedAt: isNewDay ? acceptedAt : before.houseRulesAcceptedAt,
    },
  }
}

function dayOf(moment: string): string {
  return moment.slice(0, 'YYYY-MM-DD'.length)
}

function merged(entered: MemberEntered, person: ListedPerson, header: ListHeader): Merged {
  if (entered.kind === 'good') return { kind: 'member', member: entered.member }
  const [first, ...others] = entered.faults.map(({ path }) => {
    if (path === 'phone') return memberRowFault('no-reach', columnOf(header, 'phone'), person.phoneAsEntered ?? '')
    if (path === 'channel') return memberRowFault('sms-needs-mobile', columnOf(header, 'channel'), person.channel ?? '')
    return memberRowFault('in-the-future', columnOf(header, 'houseRulesAcceptedAt'), person.houseRulesAcceptedAt ?? '')
  })
  if (first === undefined) throw new Error('a member was found faulty without a fault')
  return { kind: 'faulty', faults: [first, ...others] }
}
