import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId } from '#contract/ids.ts'
import type { FigureValues } from './figures.ts'

export const FiguresEntity = new Entity({
  model: { entity: 'figures', version: '1', service: 'directory' },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    quarter: { type: 'string', required: true },
    values: { type: CustomAttributeType<FigureValues>('any'), required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: ['quarter'], casing: 'none' },
    },
  },
})
