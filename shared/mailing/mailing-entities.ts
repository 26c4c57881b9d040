import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, MemberId } from '#contract/ids.ts'
import type { MailingId, MailKind } from '#contract/mailing.ts'
import type { LinkSubject } from '#links/link.ts'
import type { Fate, MailDelivery, NotSent } from './mail-delivery.ts'
import type { MailLink, MailList, MailText } from './mailing.ts'

const service = 'journal'
const mailingId = { type: CustomAttributeType<MailingId>('string'), required: true } as const
const enrolment = { type: 'string', required: true } as const
const batch = { type: 'number', required: true, padding: { length: 5, char: '0' } } as const
/** Seconds since 1970 after which DynamoDB removes the item. */
const expiresAt = { type: 'number', required: true } as const

/** A mailing, from the moment that its enrolment is complete. */
export const MailingEntity = new Entity({
  model: { entity: 'mailing', version: '1', service },
  attributes: {
    mailingId,
    kind: { type: CustomAttributeType<MailKind>('string'), required: true },
    from: { type: 'string', required: true },
    replyTo: { type: 'string', required: true },
    thread: { type: 'string' },
    list: { type: CustomAttributeType<MailList>('string') },
    links: { type: CustomAttributeType<readonly MailLink[]>('any'), required: true },
    enrolment,
    batches: { type: 'number', required: true },
    recipients: { type: 'number', required: true },
    state: { type: ['sending', 'sent'] as const, required: true },
    startedAt: { type: 'string', required: true },
    sentAt: { type: 'string' },
    expiresAt,
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['mailingId'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** What a mailing says to recipients of one language and kind. */
export const MailTextEntity = new Entity({
  model: { entity: 'mailtext', version: '1', service },
  attributes: {
    mailingId,
    enrolment,
    variant: { type: 'string', required: true },
    text: { type: CustomAttributeType<MailText>('any'), required: true },
    expiresAt,
  },
  indexes: {
    byMailing: {
      pk: { field: 'pk', composite: ['mailingId'], casing: 'none' },
      sk: { field: 'sk', composite: ['enrolment', 'variant'], casing: 'none' },
    },
  },
})

/** One batch of a mailing's deliveries, with its counts. */
export const MailBatchEntity = new Entity({
  model: { entity: 'mailbatch', version: '1', service },
  attributes: {
    mailingId,
    enrolment,
    batch,
    size: { type: 'number', required: true },
    done: { type: 'boolean', required: true },
    sent: { type: 'number' },
    stopped: { type: 'number' },
    unsubscribed: { type: 'number' },
    refused: { type: 'number' },
    delayed: { type: 'number' },
    delivered: { type: 'number' },
    softBounced: { type: 'number' },
    rejected: { type: 'number' },
    bounced: { type: 'number' },
    complained: { type: 'number' },
    expiresAt,
  },
  indexes: {
    byMailing: {
      pk: { field: 'pk', composite: ['mailingId'], casing: 'none' },
      sk: { field: 'sk', composite: ['enrolment', 'batch'], casing: 'none' },
    },
  },
})

export const MailDeliveryEntity = new Entity({
  model: { entity: 'maildelivery', version: '1', service },
  attributes: {
    mailingId,
    enrolment,
    batch,
    index: { type: 'number', required: true, padding: { length: 2, char: '0' } },
    revision: { type: 'number', required: true },
    fingerprint: { type: 'string', required: true },
    address: { type: 'string' },
    language: { type: CustomAttributeType<MailDelivery['language']>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string') },
    memberId: { type: CustomAttributeType<MemberId>('string') },
    about: { type: CustomAttributeType<LinkSubject>('any') },
    phase: { type: ['waiting', 'claimed', 'sent', 'not-sent'] as const, required: true },
    claimedAt: { type: 'string' },
    softBounced: { type: 'boolean' },
    messageId: { type: 'string' },
    sentAt: { type: 'string' },
    reason: { type: CustomAttributeType<NotSent>('string') },
    fate: { type: CustomAttributeType<Fate>('string') },
    expiresAt,
  },
  indexes: {
    byBatch: {
      pk: { field: 'pk', composite: ['mailingId', 'enrolment', 'batch'], casing: 'none' },
      sk: { field: 'sk', composite: ['index'], casing: 'none' },
    },
  },
})
