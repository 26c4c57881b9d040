import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, BulletinId } from '#contract/ids.ts'

export const BulletinResultEntity = new Entity({
  model: { entity: 'bulletinresult', version: '1', service: 'directory' },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    bulletinId: { type: CustomAttributeType<BulletinId>('string'), required: true },
    mails: { type: 'number', required: true },
    mailPrice: { type: 'number', required: true },
    cost: { type: 'number', required: true },
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: ['bulletinId'], casing: 'none' },
    },
  },
})
