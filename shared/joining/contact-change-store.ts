import type { Journal } from '#alerts/journal.ts'
import type { MemberKey } from '#directory/directory-store.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { ContactChange, ContactField } from './contact-change.ts'
import { ContactChangeEntity } from './joining-entities.ts'
import { stands } from './request.ts'

/** Lists the changes that a member has yet to confirm. */
export async function listContactChanges(
  { client, table }: Journal,
  { binId, memberId }: MemberKey,
  now: Date,
): Promise<readonly ContactChange[]> {
  const { data } = await ContactChangeEntity.query
    .byMember({ binId, memberId })
    .go({ client, table, consistent: true, pages: 'all' })
  return data.filter((change) => stands(change, now)).map(({ expiresAt: _expiresAt, ...change }) => change)
}

/** Writes a change in the place of an earlier one of the same field. */
export async function putContactChange({ client, table }: Journal, change: ContactChange): Promise<void> {
  await ContactChangeEntity.put(withExpiry(change)).go({ client, table })
}

/** Notes that a code was tried, before it is looked at; false when somebody was quicker. */
export async function useTry({ client, table }: Journal, change: ContactChange): Promise<boolean> {
  const { code } = change
  if (code === undefined) return false
  const tried = {
    ...change,
    code: { ...code, triesLeft: code.triesLeft - 1 },
    revision: change.revision + 1,
  }
  const put = ContactChangeEntity.put(withExpiry(tried)).where(({ revision }, { eq }) => eq(revision, change.revision))
  return wasWritten(put.go({ client, table }))
}

/** Removes a change: it was confirmed, or it is not wanted any more. */
export async function dropContactChange(
  { client, table }: Journal,
  { binId, memberId }: MemberKey,
  field: ContactField,
): Promise<void> {
  await ContactChangeEntity.delete({ binId, memberId, field }).go({ client, table })
}

function withExpiry(change: ContactChange) {
  return { ...change, expiresAt: Math.ceil(Date.parse(change.until) / 1000) }
}
