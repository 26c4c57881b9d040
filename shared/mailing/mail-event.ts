import * as z from 'zod'
import { MailingId } from '#contract/mailing.ts'
import type { Fate } from './mail-delivery.ts'

/** SES gives each tag as a list of values. */
const tag = z
  .tuple([z.string()])
  .rest(z.string())
  .transform(([value]) => value)
const place = tag.transform(Number).pipe(z.int().nonnegative())

/**
 * What SES tells of a mail, as the rule of the event bus hands it on: without the address and the subject, which are in
 * the event itself. Events come twice, late, in any order, or not at all.
 */
export const MailEventInput = z.object({
  eventType: z.enum(['Send', 'Delivery', 'DeliveryDelay', 'Reject', 'Rendering Failure', 'Bounce', 'Complaint']),
  messageId: z.string().min(1),
  /** ISO 8601 */
  at: z.string().min(1),
  tags: z.object({
    mailing: tag.pipe(MailingId),
    enrolment: tag,
    batch: place,
    index: place,
    address: tag,
  }),
  /** Of a bounce: Permanent, Transient or Undetermined. */
  bounceType: z.string().optional(),
})
export type MailEventInput = z.output<typeof MailEventInput>

/** What an event says of its mail. A bounce that SES cannot explain counts as a soft one. */
export function fateOf({ eventType, bounceType }: Pick<MailEventInput, 'eventType' | 'bounceType'>): Fate {
  switch (eventType) {
    case 'Send':
      return 'sent'
    case 'DeliveryDelay':
      return 'delayed'
    case 'Delivery':
      return 'delivered'
    case 'Reject':
    case 'Rendering Failure':
      return 'rejected'
    case 'Bounce':
      return bounceType === 'Permanent' ? 'bounced' : 'soft-bounced'
    case 'Complaint':
      return 'complained'
  }
}
