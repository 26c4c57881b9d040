import { CustomAttributeType, Entity } from 'electrodb'
import type { ZoneId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'

/** Somebody who is no member and confirmed that they want the weekly mail; by a keyed digest of the address. */
export const SubscriberEntity = new Entity({
  model: { entity: 'newssubscriber', version: '1', service: 'directory' },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    fingerprint: { type: 'string', required: true },
    address: { type: 'string', required: true },
    language: { type: CustomAttributeType<Language>('string'), required: true },
    confirmedAt: { type: 'string', required: true },
  },
  indexes: {
    byZone: {
      pk: { field: 'pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'sk', composite: ['fingerprint'], casing: 'none' },
    },
  },
})

/** An address that somebody filled in, until it is confirmed or a day has passed. */
export const PendingSubscriptionEntity = new Entity({
  model: { entity: 'pendingsubscription', version: '1', service: 'journal' },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    pendingId: { type: 'string', required: true },
    address: { type: 'string', required: true },
    language: { type: CustomAttributeType<Language>('string'), required: true },
    /** Seconds since 1970 after which DynamoDB removes the item. */
    expiresAt: { type: 'number', required: true },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['zoneId', 'pendingId'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
  },
})
