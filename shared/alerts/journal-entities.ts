import { CustomAttributeType, Entity } from 'electrodb'
import type { AlertId, BinId, MemberId } from '#contract/ids.ts'
import type { Alert, AlertedBin, SpokenParts } from './alert.ts'
import type { Attempt } from './delivery.ts'

const service = 'journal'
const languages = ['nl', 'fr', 'de', 'en'] as const
const outcomes = [
  'acknowledged',
  'unconfirmed',
  'voicemail',
  'no-answer',
  'busy',
  'unreachable',
  'failed',
  'cancelled',
] as const

/** Seconds since 1970 after which DynamoDB removes the item. */
const expiresAt = { type: 'number', required: true } as const

export const AlertEntity = new Entity({
  model: { entity: 'alert', version: '1', service },
  attributes: {
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    kind: { type: ['live', 'test'] as const, required: true },
    status: { type: ['raised', 'enrolled', 'cancelled', 'closed', 'failed'] as const, required: true },
    bins: { type: CustomAttributeType<readonly AlertedBin[]>('any'), required: true },
    message: { type: CustomAttributeType<SpokenParts>('any'), required: true },
    createdAt: { type: 'string', required: true },
    createdBy: { type: 'string', required: true },
    incidentRef: { type: 'string' },
    recipients: { type: 'number', required: true },
    followUpOf: { type: CustomAttributeType<AlertId>('string') },
    followUpKind: { type: ['update', 'all-clear'] as const },
    followUps: { type: CustomAttributeType<readonly AlertId[]>('any') },
    enrolledAt: { type: 'string' },
    firstCallAt: { type: 'string' },
    cancelledAt: { type: 'string' },
    cancelledBy: { type: 'string' },
    cancelReason: { type: 'string' },
    closedAt: { type: 'string' },
    medianSecondsToAcknowledge: { type: 'number' },
    cost: { type: 'number' },
    figuresOfZones: { type: CustomAttributeType<NonNullable<Alert['figuresOfZones']>>('any') },
    feedbackDrafts: { type: CustomAttributeType<NonNullable<Alert['feedbackDrafts']>>('any') },
    summarySentAt: { type: 'string' },
    expiresAt,
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['alertId'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** Finds alerts by whom they concern: `owner` is a zone's or a BIN's id. */
export const AlertListingEntity = new Entity({
  model: { entity: 'listing', version: '1', service },
  attributes: {
    owner: { type: 'string', required: true },
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    expiresAt,
  },
  indexes: {
    byOwner: {
      pk: { field: 'pk', composite: ['owner'], casing: 'none' },
      sk: { field: 'sk', composite: ['alertId'], casing: 'none' },
    },
  },
})

/** The last alert of a BIN: who alerts it again within ten minutes must mean it (product rule 8). */
export const BinClaimEntity = new Entity({
  model: { entity: 'claim', version: '1', service },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    kind: { type: ['live', 'test'] as const, required: true },
    claimedAt: { type: 'string', required: true },
    expiresAt,
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** What an Idempotency-Key of a caller stands for. */
export const IdempotencyEntity = new Entity({
  model: { entity: 'idempotency', version: '1', service },
  attributes: {
    subject: { type: 'string', required: true },
    key: { type: 'string', required: true },
    fingerprint: { type: 'string', required: true },
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    createdAt: { type: 'string', required: true },
    recipients: { type: 'number', required: true },
    expiresAt,
  },
  indexes: {
    byKey: {
      pk: { field: 'pk', composite: ['subject', 'key'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** One batch of an alert's deliveries, all of one BIN, with its counts. */
export const BatchEntity = new Entity({
  model: { entity: 'batch', version: '1', service },
  attributes: {
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    batch: { type: 'number', required: true, padding: { length: 5, char: '0' } },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    size: { type: 'number', required: true },
    enrolled: { type: 'number' },
    calling: { type: 'number' },
    recalling: { type: 'number' },
    retryDue: { type: 'number' },
    acknowledged: { type: 'number' },
    unconfirmed: { type: 'number' },
    voicemail: { type: 'number' },
    noAnswer: { type: 'number' },
    busy: { type: 'number' },
    unreachable: { type: 'number' },
    failed: { type: 'number' },
    cancelled: { type: 'number' },
    retried: { type: 'number' },
    smsSent: { type: 'number' },
    expiresAt,
  },
  indexes: {
    byAlert: {
      pk: { field: 'pk', composite: ['alertId'], casing: 'none' },
      sk: { field: 'sk', composite: ['batch'], casing: 'none' },
    },
  },
})

export const DeliveryEntity = new Entity({
  model: { entity: 'delivery', version: '1', service },
  attributes: {
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    batch: { type: 'number', required: true, padding: { length: 5, char: '0' } },
    index: { type: 'number', required: true, padding: { length: 2, char: '0' } },
    revision: { type: 'number', required: true },
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    channel: { type: ['voice', 'sms'] as const, required: true },
    language: { type: languages, required: true },
    textable: { type: 'boolean', required: true },
    phone: { type: 'string' },
    phase: { type: ['enrolled', 'calling', 'retry-due', 'ended'] as const, required: true },
    attempts: { type: CustomAttributeType<readonly Attempt[]>('any'), required: true },
    retryAt: { type: 'string' },
    last: { type: 'boolean' },
    outcome: { type: outcomes },
    acknowledgedAt: { type: 'string' },
    textSentAt: { type: 'string' },
    firstToken: { type: 'string' },
    secondToken: { type: 'string' },
    expiresAt,
  },
  indexes: {
    byBatch: {
      pk: { field: 'pk', composite: ['alertId', 'batch'], casing: 'none' },
      sk: { field: 'sk', composite: ['index'], casing: 'none' },
    },
    byPhone: {
      index: 'gsi1',
      // Nothing of the delivery but the number: one without a number is then left out of the index altogether.
      pk: { field: 'gsi1pk', composite: ['phone'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: [], casing: 'none' },
    },
  },
})
