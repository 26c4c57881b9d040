import { CustomAttributeType, Entity } from 'electrodb'
import type { ZoneId } from '#contract/ids.ts'

/** Editions do not expire: the next one begins where the last one ended. */
export const EditionEntity = new Entity({
  model: { entity: 'newsedition', version: '1', service: 'journal' },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    week: { type: 'string', required: true },
    since: { type: 'string', required: true },
    until: { type: 'string', required: true },
    newsIds: { type: CustomAttributeType<readonly string[]>('any'), required: true },
    sentAt: { type: 'string' },
  },
  indexes: {
    byZone: {
      pk: { field: 'pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'sk', composite: ['week'], casing: 'none' },
    },
  },
})
