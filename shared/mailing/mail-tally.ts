import type { Fate, MailDelivery, NotSent } from './mail-delivery.ts'

/** What SES was asked, and was not: counted afresh from the deliveries once a batch is done. */
export const sendingKeys = ['sent', 'stopped', 'unsubscribed', 'refused'] as const
/** What was heard of mails afterwards: counted as it is heard. */
export const hearingKeys = ['delayed', 'delivered', 'softBounced', 'rejected', 'bounced', 'complained'] as const
type MailTallyKey = (typeof sendingKeys)[number] | (typeof hearingKeys)[number]

/** Mails counted; a key that is absent counts nothing. */
export type MailTally = Readonly<Partial<Record<MailTallyKey, number>>>

/** A batch as it stands. */
export interface MailBatch {
  readonly batch: number
  readonly size: number
  readonly done: boolean
  readonly tally: MailTally
}

/** What became of a mailing's mails so far. */
export interface MailCounts extends Readonly<Record<MailTallyKey, number>> {
  readonly recipients: number
  /** Neither sent nor known not to be. */
  readonly waiting: number
}

const heardAs: Readonly<Record<Fate, (typeof hearingKeys)[number] | undefined>> = {
  sent: undefined,
  delayed: 'delayed',
  delivered: 'delivered',
  'soft-bounced': 'softBounced',
  rejected: 'rejected',
  bounced: 'bounced',
  complained: 'complained',
}

/** Counts which mails of a batch went out, and which did not and why. */
export function tallySending(deliveries: readonly MailDelivery[]): MailTally {
  const skipped = (why: NotSent) => deliveries.filter((each) => each.phase === 'not-sent' && each.reason === why).length
  return {
    sent: deliveries.filter(({ phase }) => phase === 'sent').length,
    stopped: skipped('stopped'),
    unsubscribed: skipped('unsubscribed'),
    refused: skipped('refused'),
  }
}

/** What hearing of a mail changes in the counts of its batch. */
export function tallyHearing(before: Fate | undefined, after: Fate | undefined): MailTally {
  const [from, to] = [heardAs[before ?? 'sent'], heardAs[after ?? 'sent']]
  if (from === to) return {}
  return { ...(from === undefined ? {} : { [from]: -1 }), ...(to === undefined ? {} : { [to]: 1 }) }
}

/** The counts of all batches of a mailing together. */
export function countMails(batches: readonly MailBatch[]): MailCounts {
  const sum = (key: MailTallyKey) => batches.reduce((total, { tally }) => total + (tally[key] ?? 0), 0)
  const counts = {
    sent: sum('sent'),
    stopped: sum('stopped'),
    unsubscribed: sum('unsubscribed'),
    refused: sum('refused'),
    delayed: sum('delayed'),
    delivered: sum('delivered'),
    softBounced: sum('softBounced'),
    rejected: sum('rejected'),
    bounced: sum('bounced'),
    complained: sum('complained'),
  }
  const recipients = batches.reduce((total, { size }) => total + size, 0)
  const settled = sendingKeys.reduce((total, key) => total + counts[key], 0)
  return { ...counts, recipients, waiting: recipients - settled }
}
