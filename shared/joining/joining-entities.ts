import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, JoinRequestId, MemberId, ZoneId } from '#contract/ids.ts'
import type { ContactField } from './contact-change.ts'
import type { Applicant, SentCode } from './request.ts'

const service = 'journal'

/** Seconds since 1970 after which DynamoDB removes the item. */
const expiresAt = { type: 'number', required: true } as const

export const JoinRequestEntity = new Entity({
  model: { entity: 'joinrequest', version: '1', service },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    requestId: { type: CustomAttributeType<JoinRequestId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    state: { type: ['filed', 'confirmed', 'approved', 'refused'] as const, required: true },
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    applicant: { type: CustomAttributeType<Applicant>('any') },
    code: { type: CustomAttributeType<SentCode>('any') },
    filedAt: { type: 'string', required: true },
    confirmedAt: { type: 'string' },
    decidedAt: { type: 'string' },
    announcedAt: { type: 'string' },
    toldAt: { type: 'string' },
    until: { type: 'string', required: true },
    revision: { type: 'number', required: true },
    expiresAt,
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: ['requestId'], casing: 'none' },
    },
  },
})

/** A new number or address of a member that nobody has confirmed yet. */
export const ContactChangeEntity = new Entity({
  model: { entity: 'contactchange', version: '1', service },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    field: { type: CustomAttributeType<ContactField>('string'), required: true },
    changeId: { type: 'string', required: true },
    value: { type: 'string', required: true },
    channel: { type: ['voice', 'sms'] as const },
    code: { type: CustomAttributeType<SentCode>('any') },
    until: { type: 'string', required: true },
    revision: { type: 'number', required: true },
    expiresAt,
  },
  indexes: {
    byMember: {
      pk: { field: 'pk', composite: ['binId', 'memberId'], casing: 'none' },
      sk: { field: 'sk', composite: ['field'], casing: 'none' },
    },
  },
})

/** How often something was asked for in one stretch of time; `source` is a keyed digest of whom or what it counts. */
export const AskingEntity = new Entity({
  model: { entity: 'asking', version: '1', service },
  attributes: {
    source: { type: 'string', required: true },
    /** Which stretch of time since 1970, counted in lengths of it. */
    stretch: { type: 'number', required: true },
    times: { type: 'number' },
    expiresAt,
  },
  indexes: {
    bySource: {
      pk: { field: 'pk', composite: ['source', 'stretch'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})
