import { changedFields } from '../audit.ts'
import { sayDay } from '../brussels-day.ts'
import type { Member } from '../member.ts'
import { type ClaimResult, judgeClaim, type NumberClaim } from '../number-claim.ts'
import { columnOf, type ListHeader } from './list-columns.ts'
import { oneLine } from './listed-words.ts'
import { type Match, nameKey } from './match-members.ts'
import { changeByRow, makeMember, type Surroundings } from './merge-person.ts'
import type { ListRow } from './read-list.ts'
import type { ListedPerson } from './read-row.ts'
import { type RowFault, type RowFaults, rowFault } from './row-faults.ts'

/** What comes of a row. */
export type PlannedRow =
  | {
      readonly kind: 'added'
      readonly row: ListRow
      readonly member: Member
      /** Whether the list says when the house rules were accepted; else it is the day of the import. */
      readonly saysWhenAccepted: boolean
    }
  | {
      readonly kind: 'changed'
      readonly row: ListRow
      readonly before: Member
      readonly member: Member
      readonly fields: readonly string[]
    }
  | { readonly kind: 'unchanged'; readonly row: ListRow; readonly member: Member }
  | { readonly kind: 'refused'; readonly row: ListRow; readonly faults: RowFaults }

/** What a list is held against. */
export interface ImportSituation extends Surroundings {
  readonly matches: ReadonlyMap<ListedPerson, Match>
  /** Who claims or left with a number or address, in small letters, of this BIN. */
  claimOf(reach: string): NumberClaim | undefined
}

/** Decides what comes of each row, in their order, without writing anything. */
export function planImport(people: readonly ListedPerson[], situation: ImportSituation): readonly PlannedRow[] {
  const seen = new SeenBefore(situation.header)
  return people.map((person) => planRow(person, situation, seen))
}

/** The numbers and addresses that a row brings to a BIN, in small letters: those that its member has not had. */
export function newReaches(person: ListedPerson, match: Match | undefined): readonly string[] {
  const before = match?.kind === 'member' ? match.member : undefined
  const { phone, email } = person
  const address = email?.toLowerCase()
  return [
    ...(phone === undefined || phone.phone === before?.phone ? [] : [phone.phone]),
    ...(address === undefined || address === before?.email?.toLowerCase() ? [] : [address]),
  ]
}

function planRow(person: ListedPerson, situation: ImportSituation, seen: SeenBefore): PlannedRow {
  const { row } = person
  const match = situation.matches.get(person) ?? { kind: 'nobody' }
  const before = match.kind === 'member' ? match.member : undefined
  const said = before === undefined ? person : withoutKnownFaults(person, before)
  // By the second time, the number of a row before is that of a member: it is refused in the same words as the first.
  const known = match.kind === 'taken' ? seen.numberFaults(said) : []
  const unreadable = refuse(row, [...said.faults, ...(known.length > 0 ? known : matchFaults(said, match, situation))])
  if (unreadable !== undefined) return unreadable
  const twice = refuse(row, seen.memberFaults(said, before))
  if (twice !== undefined) return twice
  const merged = before === undefined ? makeMember(said, situation) : changeByRow(before, said, situation)
  if (merged.kind === 'faulty') return { kind: 'refused', row, faults: merged.faults }
  const { member } = merged
  const fields = before === undefined ? [] : changedFields(before, member)
  if (before !== undefined && fields.length === 0) {
    seen.note(said)
    return { kind: 'unchanged', row, member: before }
  }
  const standing = refuse(row, [...seen.reachFaults(said), ...reachFaults(said, match, situation)].slice(0, 1))
  if (standing !== undefined) return standing
  seen.note(said)
  if (before !== undefined) return { kind: 'changed', row, before, member, fields }
  return { kind: 'added', row, member, saysWhenAccepted: said.houseRulesAcceptedAt !== undefined }
}

function refuse(row: ListRow, [first, ...others]: readonly RowFault[]): PlannedRow | undefined {
  return first === undefined ? undefined : { kind: 'refused', row, faults: [first, ...others] }
}

/** What cannot be entered today but stands in the BIN as it stands in the list is no news: nothing changes. */
function withoutKnownFaults(person: ListedPerson, before: Member): ListedPerson {
  const { name, street, houseNumber, email = '', phoneAsEntered = '', houseRulesVersion } = before
  const known = new Set([name, street, houseNumber, email, phoneAsEntered, houseRulesVersion].map(oneLine))
  const faults = person.faults.filter(
    ({ code, value = '' }) => !/^(?:bad|dated|phone|stray)-/.test(code) || !known.has(value),
  )
  const { phone: _phone, ...rest } = person
  return oneLine(phoneAsEntered) === person.phoneAsEntered ? { ...rest, faults } : { ...person, faults }
}

function matchFaults(person: ListedPerson, match: Match, situation: ImportSituation): readonly RowFault[] {
  const { header } = situation
  const id = columnOf(header, 'id')
  switch (match.kind) {
    case 'member':
    case 'nobody':
      return []
    case 'unknown-id': {
      const left = reachFaults(person, match, situation).filter(({ code }) => code === 'member-left')
      return left.length > 0 ? left : [rowFault('unknown-member', id, person.memberId ?? '')]
    }
    case 'ambiguous':
      return [rowFault('ambiguous-member', columnOf(header, 'name'), person.name ?? '')]
    case 'taken':
      return [rowFault('number-taken', columnOf(header, 'phone'), person.phoneAsEntered ?? '')]
  }
}

/** Whether somebody left with what is new about a person, or somebody else is just being added with the number. */
function reachFaults(
  person: ListedPerson,
  match: Match,
  { header, claimOf, now }: ImportSituation,
): readonly RowFault[] {
  const faults = newReaches(person, match).map((reach) => {
    const isPhone = reach === person.phone?.phone
    const claim = claimOf(reach)
    // Of an address nothing is kept but that somebody left with it: two may share one.
    if (!isPhone && claim?.state !== 'left') return undefined
    const judged = judgeClaim(claim, match.kind === 'member' ? match.member : {}, {
      now,
      evenIfLeft: false,
      isHeld: false,
    })
    const column = columnOf(header, isPhone ? 'phone' : 'email')
    return claimFault(judged, column, (isPhone ? person.phoneAsEntered : person.email) ?? '')
  })
  // Who left did so with number and address alike: said once.
  return faults.filter((fault) => fault !== undefined).slice(0, 1)
}

/** Says why a number could not be claimed; undefined when it was. */
export function claimFault(result: ClaimResult, column: string, value: string): RowFault | undefined {
  switch (result.kind) {
    case 'claimed':
      return undefined
    case 'taken':
      return rowFault('number-busy', column, value)
    case 'left':
      return rowFault('member-left', column, value, sayDay(result.since))
  }
}

/** Who stands in the rows before: nobody is in a list twice. */
class SeenBefore {
  readonly #header: ListHeader
  readonly #members = new Map<Member, number>()
  readonly #phones = new Map<string, number>()
  readonly #addresses = new Map<string, { readonly line: number; readonly hasPhone: boolean }>()

  constructor(header: ListHeader) {
    this.#header = header
  }

  /** Says in which row a member stands already, and takes note of one who does not. */
  memberFaults(person: ListedPerson, member: Member | undefined): readonly RowFault[] {
    if (member === undefined) return []
    const { row, name = '' } = person
    const before = this.#members.get(member)
    if (before !== undefined) {
      const samePerson = rowFault('same-person', columnOf(this.#header, 'name'), name, String(before))
      return [...this.numberFaults(person), samePerson].slice(0, 1)
    }
    this.#members.set(member, row.line)
    return []
  }

  /** Says in which row a number stands already. */
  numberFaults({ phone, phoneAsEntered = '' }: ListedPerson): readonly RowFault[] {
    const line = phone === undefined ? undefined : this.#phones.get(phone.phone)
    return line === undefined
      ? []
      : [rowFault('same-number', columnOf(this.#header, 'phone'), phoneAsEntered, String(line))]
  }

  /** Says in which row a number, or an address with its name, stands already. */
  reachFaults(person: ListedPerson): readonly RowFault[] {
    const sameNumber = this.numberFaults(person)
    if (sameNumber.length > 0) return sameNumber
    const { phone, email = '' } = person
    const sameAddress = this.#addresses.get(addressOf(person))
    // One person with two numbers may have a row for each.
    if (sameAddress === undefined || (sameAddress.hasPhone && phone !== undefined)) return []
    return [rowFault('same-person', columnOf(this.#header, 'email'), email, String(sameAddress.line))]
  }

  /** Takes note of the number and the address of a row that stands. */
  note(person: ListedPerson): void {
    const { row, phone, email } = person
    if (phone !== undefined) this.#phones.set(phone.phone, row.line)
    if (email !== undefined) this.#addresses.set(addressOf(person), { line: row.line, hasPhone: phone !== undefined })
  }
}

function addressOf({ email = '', name = '' }: ListedPerson): string {
  return `${email.toLowerCase()} ${nameKey(name)}`
}
