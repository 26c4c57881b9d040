import { Entity } from 'electrodb'

/** The one item that tells how often the streets of BINs have changed. */
export const StreetVersionEntity = new Entity({
  model: { entity: 'streetVersion', version: '1', service: 'directory' },
  attributes: { version: { type: 'number', required: true } },
  indexes: {
    only: {
      pk: { field: 'pk', composite: [], template: 'streetversion' },
      sk: { field: 'sk', composite: [], template: 'streetversion' },
    },
  },
})
