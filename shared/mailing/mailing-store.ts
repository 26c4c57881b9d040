import { expiry, type Journal } from '#alerts/journal.ts'
import type { MailingId } from '#contract/mailing.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { countMails, hearingKeys, type MailBatch, type MailCounts, type MailTally, sendingKeys } from './mail-tally.ts'
import type { Mailing, MailText } from './mailing.ts'
import { MailBatchEntity, MailingEntity, MailTextEntity } from './mailing-entities.ts'

/** Reads a mailing as it stands now; undefined until its enrolment is complete. */
export async function getMailing({ client, table }: Journal, mailingId: MailingId): Promise<Mailing | undefined> {
  const { data } = await MailingEntity.get({ mailingId }).go({ client, table, consistent: true })
  if (data === null) return undefined
  const { expiresAt: _expiresAt, ...mailing } = data
  return mailing
}

/** Makes an enrolment the one that counts; false when another was first. */
export async function createMailing(journal: Journal, mailing: Mailing, now: Date): Promise<boolean> {
  const { client, table } = journal
  return wasWritten(
    MailingEntity.create({ ...mailing, expiresAt: expiry(journal, now) }).go({ client, table, response: 'none' }),
  )
}

/** Notes that all mails of a mailing are sent, once; answers whether this call was the one. */
export async function closeMailing({ client, table }: Journal, mailingId: MailingId, sentAt: string): Promise<boolean> {
  return wasWritten(
    MailingEntity.patch({ mailingId })
      .set({ state: 'sent', sentAt })
      .where(({ state }, { eq }) => eq(state, 'sending'))
      .go({ client, table, response: 'none' }),
  )
}

/** Writes what is said to recipients of one language and kind. */
export async function putText(
  journal: Journal,
  { mailingId, enrolment }: Pick<Mailing, 'mailingId' | 'enrolment'>,
  variant: string,
  text: MailText,
  now: Date,
): Promise<void> {
  const { client, table } = journal
  await MailTextEntity.put({ mailingId, enrolment, variant, text, expiresAt: expiry(journal, now) }).go({
    client,
    table,
    response: 'none',
  })
}

/** Reads what is said to recipients of one language and kind. */
export async function getText(
  { client, table }: Journal,
  { mailingId, enrolment }: Pick<Mailing, 'mailingId' | 'enrolment'>,
  variant: string,
): Promise<MailText | undefined> {
  const { data } = await MailTextEntity.get({ mailingId, enrolment, variant }).go({ client, table })
  return data?.text
}

/** Writes the batches of an enrolment, none of them done. */
export async function putBatches(
  journal: Journal,
  { mailingId, enrolment }: Pick<Mailing, 'mailingId' | 'enrolment'>,
  sizes: readonly number[],
  now: Date,
): Promise<void> {
  const { client, table } = journal
  const expiresAt = expiry(journal, now)
  await untilProcessed(
    sizes.map((size, batch) => ({ mailingId, enrolment, batch, size, done: false, expiresAt })),
    async (some) => {
      const { unprocessed } = await MailBatchEntity.put(some).go({ client, table, concurrent: 8 })
      const left = new Set(unprocessed.map(({ batch }) => batch))
      return some.filter(({ batch }) => left.has(batch))
    },
  )
}

/** Notes that a batch has no mail left to send, with what became of its mails. */
export async function finishBatch(
  { client, table }: Journal,
  { mailingId, enrolment }: Pick<Mailing, 'mailingId' | 'enrolment'>,
  batch: number,
  tally: MailTally,
): Promise<void> {
  await MailBatchEntity.patch({ mailingId, enrolment, batch })
    .set({ done: true, ...tally })
    .go({ client, table, response: 'none' })
}

/** The batches of a mailing, in order, as they stand now. */
export async function listMailBatches(
  { client, table }: Journal,
  { mailingId, enrolment }: Pick<Mailing, 'mailingId' | 'enrolment'>,
): Promise<readonly MailBatch[]> {
  const { data } = await MailBatchEntity.query
    .byMailing({ mailingId, enrolment })
    .go({ client, table, pages: 'all', consistent: true })
  return data.map(({ batch, size, done, ...counts }) => ({
    batch,
    size,
    done,
    tally: Object.fromEntries([...sendingKeys, ...hearingKeys].map((key) => [key, counts[key] ?? 0])),
  }))
}

/** What became of a mailing's mails so far; a batch counts as waiting until it is done. */
export async function readMailCounts(journal: Journal, mailing: Mailing): Promise<MailCounts> {
  return countMails(await listMailBatches(journal, mailing))
}
