import { CustomAttributeType, Entity } from 'electrodb'
import type { AuditAction } from '#contract/audit-api.ts'
import type { BinId, ZoneId } from '#contract/ids.ts'
import type { Actor, AuditEntry } from './audit.ts'

export const AuditEntity = new Entity({
  model: { entity: 'audit', version: '1', service: 'directory' },
  attributes: {
    auditId: { type: 'string', required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string') },
    at: { type: 'string', required: true },
    actor: { type: CustomAttributeType<Actor>('any'), required: true },
    action: { type: CustomAttributeType<AuditAction>('string'), required: true },
    subjects: { type: CustomAttributeType<readonly string[]>('any'), required: true },
    fields: { type: CustomAttributeType<readonly string[]>('any') },
    details: { type: CustomAttributeType<NonNullable<AuditEntry['details']>>('any') },
    withdrawn: { type: 'boolean' },
  },
  indexes: {
    byZone: {
      pk: { field: 'pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'sk', composite: ['auditId'], casing: 'none' },
    },
    byBin: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['auditId'], casing: 'none' },
    },
  },
})
