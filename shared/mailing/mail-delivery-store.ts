import { expiry, type Journal } from '#alerts/journal.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { type MailDelivery, type MailDeliveryKey, type MailEvent, transitionMail } from './mail-delivery.ts'
import { tallyHearing } from './mail-tally.ts'
import { MailBatchEntity, MailDeliveryEntity } from './mailing-entities.ts'

/** A delivery as it was read: a write that rests on it is made only if nobody wrote since. */
export interface StoredMail {
  readonly delivery: MailDelivery
  readonly revision: number
}

/** What an event did, and how the delivery stands now. */
export type MailRecorded =
  | { readonly kind: 'changed' | 'ignored'; readonly stored: StoredMail }
  | { readonly kind: 'missing' }

/** Writers of one delivery: its sender, one that came before it, and a few events. */
const MOST_CONFLICTS = 8

/** An address that was never used goes after this many days, with its delivery; a mail that has not gone out by then is old. */
const UNSENT_DAYS = 14

/**
 * Records an event on a delivery: one write, on the condition that nobody wrote since it was read; of two writers one
 * decides again. `known` spares the first read.
 */
export async function recordOnMail(
  journal: Journal,
  key: MailDeliveryKey,
  event: MailEvent,
  now: Date,
  known?: StoredMail,
): Promise<MailRecorded> {
  let stored = known
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    stored ??= await getStoredMail(journal, key)
    if (stored === undefined) return { kind: 'missing' }
    const { delivery, revision } = stored
    const decided = transitionMail(delivery, event)
    if (decided.kind === 'ignored') return { kind: 'ignored', stored }
    const next = { delivery: decided.delivery, revision: revision + 1 }
    if (await replace(journal, next, revision, now)) {
      await count(journal, key, delivery, next.delivery)
      return { kind: 'changed', stored: next }
    }
    stored = undefined
  }
  throw new Error('a mail was written by too many at once')
}

async function replace(
  journal: Journal,
  { delivery, revision }: StoredMail,
  before: number,
  now: Date,
): Promise<boolean> {
  const { client, table } = journal
  return wasWritten(
    MailDeliveryEntity.put({ ...delivery, revision, expiresAt: expiryOf(journal, delivery, now) })
      .where((attributes, { eq }) => eq(attributes.revision, before))
      .go({ client, table, response: 'none' }),
  )
}

/** What a crash leaves out here stays uncounted, and only here: the delivery itself is right. */
async function count(
  { client, table }: Journal,
  { mailingId, enrolment, batch }: MailDeliveryKey,
  before: MailDelivery,
  after: MailDelivery,
): Promise<void> {
  const change = tallyHearing(before.fate, after.fate)
  if (Object.keys(change).length === 0) return
  await MailBatchEntity.patch({ mailingId, enrolment, batch }).add(change).go({ client, table, response: 'none' })
}

function expiryOf(journal: Journal, { address }: MailDelivery, now: Date): number {
  const retentionDays = address === undefined ? journal.retentionDays : Math.min(UNSENT_DAYS, journal.retentionDays)
  return expiry({ ...journal, retentionDays }, now)
}

/** Reads a delivery as it stands now. */
export async function getStoredMail(
  { client, table }: Journal,
  { mailingId, enrolment, batch, index }: MailDeliveryKey,
): Promise<StoredMail | undefined> {
  const { data } = await MailDeliveryEntity.get({ mailingId, enrolment, batch, index }).go({
    client,
    table,
    consistent: true,
  })
  return data === null ? undefined : storedOf(data)
}

/** All deliveries of a batch, in order, as they stand now. */
export async function listStoredMails(
  { client, table }: Journal,
  { mailingId, enrolment, batch }: Omit<MailDeliveryKey, 'index'>,
): Promise<readonly StoredMail[]> {
  const { data } = await MailDeliveryEntity.query
    .byBatch({ mailingId, enrolment, batch })
    .go({ client, table, pages: 'all', consistent: true })
  return data.map(storedOf)
}

function storedOf({
  revision,
  expiresAt: _expiresAt,
  ...delivery
}: MailDelivery & { readonly revision: number; readonly expiresAt: number }): StoredMail {
  return { delivery, revision }
}

/** Writes deliveries for the first time. */
export async function putMails(journal: Journal, deliveries: readonly MailDelivery[], now: Date): Promise<void> {
  const { client, table } = journal
  await untilProcessed(
    deliveries.map((delivery) => ({ ...delivery, revision: 1, expiresAt: expiryOf(journal, delivery, now) })),
    async (some) => {
      const { unprocessed } = await MailDeliveryEntity.put(some).go({ client, table, concurrent: 8 })
      const left = new Set(unprocessed.map(({ batch, index }) => `${batch}/${index}`))
      return some.filter(({ batch, index }) => left.has(`${batch}/${index}`))
    },
  )
}

/** Takes back deliveries that were written for nothing: another enrolment of the same mailing was complete first. */
export async function deleteMails({ client, table }: Journal, keys: readonly MailDeliveryKey[]): Promise<void> {
  await untilProcessed(
    keys.map(({ mailingId, enrolment, batch, index }) => ({ mailingId, enrolment, batch, index })),
    async (some) => {
      const { unprocessed } = await MailDeliveryEntity.delete(some).go({ client, table, concurrent: 8 })
      return unprocessed
    },
  )
}
