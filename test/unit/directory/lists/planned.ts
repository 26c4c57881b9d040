import { matchMembers } from '#directory/lists/match-members.ts'
import { type PlannedRow, planImport } from '#directory/lists/plan-import.ts'
import { readPeople } from '#directory/lists/read-people.ts'
import type { Member } from '#directory/member.ts'
import type { NumberClaim } from '#directory/number-claim.ts'
import { aBin, newMemberId } from '../../../support/directory-builders.ts'

export const bin = aBin()
export const now = new Date('2026-03-01T10:00:00.000Z')

/** What a list would do to a BIN of these members, of whose numbers and addresses these claims are known. */
export async function plan(
  list: string,
  members: readonly Member[] = [],
  claims: Readonly<Record<string, Pick<NumberClaim, 'state' | 'since'> & Partial<NumberClaim>>> = {},
): Promise<readonly PlannedRow[]> {
  const read = await readPeople(Buffer.from(list))
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.fault))
  return planImport(read.people, {
    bin,
    header: read.list.header,
    matches: matchMembers(read.people, members),
    claimOf: (reach) => {
      const claim = claims[reach]
      return claim && { binId: bin.binId, fingerprint: reach, memberId: newMemberId(), ...claim }
    },
    now,
    drawId: newMemberId,
  })
}

/** Each row in a word, or by its faults: `phone-too-short in telefoon`. */
export function shortly(rows: readonly PlannedRow[]): readonly string[] {
  return rows.map((row) => {
    switch (row.kind) {
      case 'refused':
        return row.faults.map(({ code, column }) => `${code} in ${column}`).join(', ')
      case 'changed':
        return `changed ${row.fields.join(' ')}`
      default:
        return row.kind
    }
  })
}
