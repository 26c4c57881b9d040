import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, MemberId } from '#contract/ids.ts'
import type { StopReason } from './stop.ts'

const service = 'directory'

/** That an address gets no more mail of a list, or (`all`) of any kind. The address itself does not stand here. */
export const StopEntity = new Entity({
  model: { entity: 'stop', version: '1', service },
  attributes: {
    /** A keyed digest of the address. */
    fingerprint: { type: 'string', required: true },
    list: { type: 'string', required: true },
    reason: { type: CustomAttributeType<StopReason>('string'), required: true },
    at: { type: 'string', required: true },
  },
  indexes: {
    byAddress: {
      pk: { field: 'pk', composite: ['fingerprint'], casing: 'none' },
      sk: { field: 'sk', composite: ['list'], casing: 'none' },
    },
  },
})

/** The mails that bounced softly since the last one that was delivered, by their ids at SES. */
export const SoftBouncesEntity = new Entity({
  model: { entity: 'softbounces', version: '1', service },
  attributes: {
    fingerprint: { type: 'string', required: true },
    messageIds: { type: CustomAttributeType<readonly string[]>('any'), required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byAddress: {
      pk: { field: 'pk', composite: ['fingerprint'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})

/** A member whose address was stopped, of which the coordinator is still to be told. */
export const UntoldStopEntity = new Entity({
  model: { entity: 'untoldstop', version: '1', service },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    reason: { type: CustomAttributeType<StopReason>('string'), required: true },
    at: { type: 'string', required: true },
  },
  indexes: {
    all: {
      pk: { field: 'pk', composite: [], template: 'untold-stops' },
      sk: { field: 'sk', composite: ['binId', 'memberId'], casing: 'none' },
    },
  },
})
