import type { Journal } from '#alerts/journal.ts'
import type { CallKey } from './call-key.ts'
import type { HeldLine } from './line-store.ts'
import { ContactEntity } from './switchboard-entities.ts'

/** What a contact of Connect is of: a call of ours, on a line of ours. */
export interface KnownContact {
  readonly call: CallKey
  readonly line: HeldLine
}

/** Events come within minutes; a week leaves room to look into what went wrong. */
const KEPT_SECONDS = 7 * 86_400

/** Remembers which call a contact is. */
export async function putContact(
  { client, table }: Journal,
  contactId: string,
  { call, line }: KnownContact,
  now: Date,
): Promise<void> {
  const { alertId, batch, index, attempt } = call
  await ContactEntity.put({
    contactId,
    alertId,
    batch,
    index,
    attempt,
    line: line.number,
    holder: line.holder,
    expiresAt: Math.floor(now.getTime() / 1000) + KEPT_SECONDS,
  }).go({ client, table, response: 'none' })
}

/** Which call a contact is; undefined when it was not written down. */
export async function getContact({ client, table }: Journal, contactId: string): Promise<KnownContact | undefined> {
  const { data } = await ContactEntity.get({ contactId }).go({ client, table, consistent: true })
  if (data === null) return undefined
  const { alertId, batch, index, attempt, line, holder } = data
  return { call: { alertId, batch, index, attempt }, line: { number: line, holder } }
}
