import { CustomAttributeType, Entity } from 'electrodb'
import type { AlertId, BinId } from '#contract/ids.ts'
import type { UsedByAlert } from './alert-result.ts'

export const AlertResultEntity = new Entity({
  model: { entity: 'result', version: '1', service: 'directory' },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    alertId: { type: CustomAttributeType<AlertId>('string'), required: true },
    kind: { type: ['live', 'test'] as const, required: true },
    isFollowUp: { type: 'boolean', required: true },
    ended: { type: ['closed', 'cancelled', 'failed'] as const, required: true },
    raisedAt: { type: 'string', required: true },
    recipients: { type: 'number', required: true },
    reached: { type: 'number', required: true },
    acknowledged: { type: 'number', required: true },
    secondsToAcknowledge: { type: CustomAttributeType<readonly number[]>('any'), required: true },
    cost: { type: 'number' },
    used: { type: CustomAttributeType<UsedByAlert>('any') },
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: ['alertId'], casing: 'none' },
    },
  },
})
