import { randomUUID } from 'node:crypto'
import * as z from 'zod'

/** What becomes of mail to an address. */
export const MailFate = z.enum(['delivered', 'bounce', 'soft-bounce', 'complaint', 'delay', 'reject', 'suppressed'])
export type MailFate = z.infer<typeof MailFate>

/** SES's mailbox simulator: a label may stand behind a plus. */
const SIMULATOR = /^(success|bounce|ooto|complaint|suppressionlist)(?:\+[^@]*)?@simulator\.amazonses\.com$/
const SIMULATED: Readonly<Record<string, MailFate>> = {
  success: 'delivered',
  bounce: 'bounce',
  ooto: 'soft-bounce',
  complaint: 'complaint',
  suppressionlist: 'suppressed',
}

/** What becomes of a mail to an address, as was said of it or as SES's simulator has it; else it is delivered. */
export function fateOf(address: string, said: ReadonlyMap<string, MailFate>): MailFate {
  const simulated = SIMULATOR.exec(address)?.[1]
  return said.get(address) ?? (simulated === undefined ? undefined : SIMULATED[simulated]) ?? 'delivered'
}

/** A mail that SES took, as its events tell of it. */
export interface SentMail {
  readonly messageId: string
  readonly source: string
  readonly destination: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly configurationSet: string
  readonly account: string
  readonly region: string
  readonly at: Date
}

type EventType = 'Send' | 'Delivery' | 'DeliveryDelay' | 'Bounce' | 'Complaint' | 'Reject'

const detailTypes: Readonly<Record<EventType, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  DeliveryDelay: 'Email Delivery Delayed',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
}

/** By its name in a configuration set's event destination. */
const matching: Readonly<Record<EventType, string>> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'deliveryDelay',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
}

/** The events of a mail in their order, the second and later ones some seconds after the one before. */
export function eventsOf(mail: SentMail, fate: MailFate, wanted: readonly string[]): readonly object[] {
  return courses[fate].filter((type) => wanted.includes(matching[type])).map((type) => eventOf(mail, type, fate))
}

const courses: Readonly<Record<MailFate, readonly EventType[]>> = {
  delivered: ['Send', 'Delivery'],
  bounce: ['Send', 'Bounce'],
  suppressed: ['Send', 'Bounce'],
  'soft-bounce': ['Send', 'DeliveryDelay', 'Bounce'],
  complaint: ['Send', 'Delivery', 'Complaint'],
  delay: ['Send', 'DeliveryDelay', 'Delivery'],
  reject: ['Send', 'Reject'],
}

/** As SES puts it on the default event bus. */
function eventOf(mail: SentMail, eventType: EventType, fate: MailFate): object {
  const { account, region, configurationSet, at } = mail
  const now = at.toISOString()
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailTypes[eventType],
    source: 'aws.ses',
    account,
    time: `${now.slice(0, 19)}Z`,
    region,
    resources: [`arn:aws:ses:${region}:${account}:configuration-set/${configurationSet}`],
    detail: { eventType, mail: describeMail(mail), ...aboutEvent(mail, eventType, fate, now) },
  }
}

function describeMail({ messageId, source, destination, headers, tags, configurationSet, at }: SentMail): object {
  return {
    timestamp: at.toISOString(),
    source,
    messageId,
    destination,
    headersTruncated: false,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    commonHeaders: { from: [headers['From']], to: destination, messageId, subject: headers['Subject'] },
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [configurationSet],
      'ses:from-domain': [source.slice(source.lastIndexOf('@') + 1)],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  }
}

function aboutEvent({ destination }: SentMail, eventType: EventType, fate: MailFate, timestamp: string): object {
  const recipients = (more: object) => destination.map((emailAddress) => ({ emailAddress, ...more }))
  switch (eventType) {
    case 'Send':
      return { send: {} }
    case 'Delivery':
      return { delivery: { timestamp, processingTimeMillis: 500, recipients: destination, smtpResponse: '250 OK' } }
    case 'DeliveryDelay':
      return {
        deliveryDelay: {
          timestamp,
          delayType: 'MailboxFull',
          expirationTime: timestamp,
          delayedRecipients: recipients({ status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' }),
        },
      }
    case 'Bounce': {
      const soft = fate === 'soft-bounce'
      return {
        bounce: {
          bounceType: soft ? 'Transient' : 'Permanent',
          bounceSubType: soft ? 'MailboxFull' : fate === 'suppressed' ? 'OnAccountSuppressionList' : 'General',
          bouncedRecipients: recipients({ action: 'failed', status: soft ? '4.2.2' : '5.1.1' }),
          timestamp,
          feedbackId: randomUUID(),
          reportingMTA: 'dsn; local',
        },
      }
    }
    case 'Complaint':
      return {
        complaint: {
          complainedRecipients: recipients({}),
          timestamp,
          feedbackId: randomUUID(),
          complaintFeedbackType: 'abuse',
        },
      }
    case 'Reject':
      return { reject: { reason: 'Bad content' } }
  }
}
