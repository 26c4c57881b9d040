import type { Member } from '../member.ts'
import { dutchOrder } from '../search.ts'
import { columnNames, type ListField } from './list-columns.ts'
import { writeListedPhone } from './listed-phone.ts'

/** The columns of our own lists. */
const COLUMNS = [
  'id',
  'name',
  'street',
  'houseNumber',
  'phone',
  'email',
  'language',
  'channel',
  'wantsNews',
  'houseRulesVersion',
  'houseRulesAcceptedAt',
] as const satisfies readonly ListField[]

/** All members as a table by name, its first row the header: what an import reads, so that it may be sent back as it is. */
export function* tabulateMembers(members: readonly Member[]): Generator<readonly string[]> {
  yield COLUMNS.map((field) => columnNames[field])
  for (const member of members.toSorted((one, other) => dutchOrder(one.name, other.name))) {
    yield COLUMNS.map((field) => cellOf(member, field))
  }
}

function cellOf(member: Member, field: (typeof COLUMNS)[number]): string {
  switch (field) {
    case 'id':
      return member.memberId
    case 'phone':
      return member.phone === undefined ? (member.phoneAsEntered ?? '') : writeListedPhone(member.phone)
    case 'email':
      return member.email ?? ''
    case 'channel':
      return member.channel === 'sms' ? 'sms' : 'bellen'
    case 'wantsNews':
      return member.wantsNews === true ? 'ja' : 'nee'
    default:
      return member[field]
  }
}
