import { CustomAttributeType, Entity } from 'electrodb'
import type { AttemptNumber } from '#alerts/delivery.ts'
import type { AlertId } from '#contract/ids.ts'

const service = 'journal'

/** Every line, waiting delivery and slot in time belongs to the one switchboard that all running alerts share. */
const board = { type: 'string', required: true, default: 'main' } as const

const attempt = CustomAttributeType<AttemptNumber>('number')

/**
 * One line of Connect's concurrent-call quota. `leaseUntil` is `free`, or the time until which its holder may keep it;
 * an index asks for free lines, and for leases that ended, without reading the others.
 */
export const LineEntity = new Entity({
  model: { entity: 'line', version: '1', service },
  attributes: {
    board,
    number: { type: 'number', required: true, padding: { length: 5, char: '0' } },
    leaseUntil: { type: 'string', required: true },
    holder: { type: 'string' },
    stage: { type: ['waiting', 'dialling', 'calling'] as const },
    contactId: { type: 'string' },
    alertId: { type: CustomAttributeType<AlertId>('string') },
    batch: { type: 'number' },
    index: { type: 'number' },
    attempt: { type: attempt },
  },
  indexes: {
    byNumber: {
      pk: { field: 'pk', composite: ['board'], casing: 'none' },
      sk: { field: 'sk', composite: ['number'], casing: 'none' },
    },
    byLease: {
      index: 'lsi1',
      pk: { field: 'pk', composite: ['board'], casing: 'none' },
      sk: { field: 'lsi1sk', composite: ['leaseUntil'], casing: 'none' },
    },
  },
})

/** A delivery that waits for a line; `place` sorts first attempts before retries, and each by when they were due. */
export const WaitingEntity = new Entity({
  model: { entity: 'waiting', version: '1', service },
  attributes: {
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    place: { type: 'string', required: true },
    batch: { type: 'number', required: true },
    index: { type: 'number', required: true },
    attempt: { type: attempt, required: true },
    expiresAt: { type: 'number', required: true },
  },
  indexes: {
    byAlert: {
      pk: { field: 'pk', composite: ['alertId'], casing: 'none' },
      sk: { field: 'sk', composite: ['place'], casing: 'none' },
    },
  },
})

/** An alert whose deliveries may be waiting for lines. */
export const RunningEntity = new Entity({
  model: { entity: 'running', version: '1', service },
  attributes: {
    board,
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    expiresAt: { type: 'number', required: true },
  },
  indexes: {
    all: {
      pk: { field: 'pk', composite: ['board'], casing: 'none' },
      sk: { field: 'sk', composite: ['alertId'], casing: 'none' },
    },
  },
})

/** What an operator set in place of the deployed number of lines and rate, while AWS's quota is not as deployed. */
export const CapacityEntity = new Entity({
  model: { entity: 'capacity', version: '1', service },
  attributes: {
    board,
    lines: { type: 'number', required: true },
    dialsPerSecond: { type: 'number', required: true },
  },
  indexes: {
    one: {
      pk: { field: 'pk', composite: ['board'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** Which delivery, and which line, a contact of Connect is of. */
export const ContactEntity = new Entity({
  model: { entity: 'contact', version: '1', service },
  attributes: {
    contactId: { type: 'string', required: true },
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    batch: { type: 'number', required: true },
    index: { type: 'number', required: true },
    attempt: { type: attempt, required: true },
    line: { type: 'number', required: true },
    holder: { type: 'string', required: true },
    expiresAt: { type: 'number', required: true },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['contactId'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})
