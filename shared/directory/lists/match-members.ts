import type { Member } from '../member.ts'
import { wordsOf } from '../search.ts'
import { fold } from './listed-words.ts'
import type { ListedPerson } from './read-row.ts'

/** Which member a row is about; `taken`: its number is that of a member who is somebody else. */
export type Match =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'nobody' | 'unknown-id' | 'ambiguous' | 'taken' }

/**
 * Finds the member that each row is about: by our own id, else by telephone number and a word of the name, else by
 * e-mail address and name, else by name and address. Each way is gone through for all rows before the next, and no member
 * is found twice: so a list says the same of a BIN in whatever order its rows stand.
 */
export function matchMembers(
  people: readonly ListedPerson[],
  members: readonly Member[],
): ReadonlyMap<ListedPerson, Match> {
  const matches = new Map<ListedPerson, Match>()
  const found = new Set<Member>()
  const settle = (person: ListedPerson, match: Match) => {
    matches.set(person, match)
    if (match.kind === 'member') found.add(match.member)
  }
  const byId = indexBy(members, ({ memberId }) => [memberId])
  const byPhone = indexBy(members, ({ phone }) => (phone === undefined ? [] : [phone]))
  for (const person of people) {
    const { memberId } = person
    const [member] = memberId === undefined ? [] : (byId.get(memberId) ?? [])
    if (memberId !== undefined)
      settle(person, member === undefined ? { kind: 'unknown-id' } : { kind: 'member', member })
  }
  for (const person of people) {
    const phone = person.phone?.phone
    const holders = phone === undefined ? [] : (byPhone.get(phone) ?? [])
    const [holder] = holders
    const match = matches.get(person)
    if (holder === undefined || match?.kind === 'unknown-id') continue
    if (match === undefined) settle(person, isNamedLike(person, holder) ? { kind: 'member', member: holder } : TAKEN)
    // Two who share a number since before that was refused keep it.
    else if (match.kind === 'member' && !holders.includes(match.member)) settle(person, TAKEN)
  }
  for (const keysOf of [addressKeys, placeKeys]) {
    const index = indexBy(members, keysOf)
    for (const person of people) {
      if (matches.has(person)) continue
      const candidates = keysOf(person)
        .flatMap((key) => index.get(key) ?? [])
        .filter((member) => !found.has(member))
      const [member, another] = candidates
      if (another !== undefined) settle(person, { kind: 'ambiguous' })
      else if (member !== undefined) settle(person, { kind: 'member', member })
    }
  }
  for (const person of people) if (!matches.has(person)) matches.set(person, { kind: 'nobody' })
  return matches
}

const TAKEN: Match = { kind: 'taken' }

type Described = Pick<ListedPerson, 'name' | 'street' | 'houseNumber' | 'email'>

function addressKeys({ email, name }: Described): readonly string[] {
  return email === undefined || name === undefined ? [] : [`${email.toLowerCase()} ${nameKey(name)}`]
}

function placeKeys({ name, street, houseNumber }: Described): readonly string[] {
  if (name === undefined || street === undefined || houseNumber === undefined) return []
  return [`${nameKey(name)} ${fold(street)} ${houseNumber.toLowerCase().replaceAll(/\s/g, '')}`]
}

/** A name whose words may stand in any order: Peeters An and An Peeters are one. */
export function nameKey(name: string): string {
  return wordsOf(name).toSorted().join(' ')
}

function isNamedLike({ name }: ListedPerson, member: Member): boolean {
  if (name === undefined) return true
  const known = new Set(wordsOf(member.name))
  return wordsOf(name).some((word) => known.has(word)) || known.size === 0
}

function indexBy(members: readonly Member[], keysOf: (member: Member) => readonly string[]): Map<string, Member[]> {
  const index = new Map<string, Member[]>()
  for (const member of members) {
    for (const key of keysOf(member)) {
      const there = index.get(key)
      if (there === undefined) index.set(key, [member])
      else there.push(member)
    }
  }
  return index
}
