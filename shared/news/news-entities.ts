import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, BulletinId, NewsId, ZoneId } from '#contract/ids.ts'
import type { NewsState } from '#contract/vocabulary.ts'
import type { NewsImage } from './news-item.ts'

const service = 'journal'

/** Items do not expire: they are what the public was told. With their zone, so that all are read after every write. */
export const NewsItemEntity = new Entity({
  model: { entity: 'newsitem', version: '1', service },
  attributes: {
    newsId: { type: CustomAttributeType<NewsId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    state: { type: CustomAttributeType<NewsState>('string'), required: true },
    title: { type: 'string', required: true },
    summary: { type: 'string', required: true },
    text: { type: 'string', required: true },
    images: { type: CustomAttributeType<readonly NewsImage[]>('any'), required: true },
    binIds: { type: CustomAttributeType<readonly BinId[]>('any'), required: true },
    bulletinId: { type: CustomAttributeType<BulletinId>('string') },
    slug: { type: 'string' },
    createdAt: { type: 'string', required: true },
    createdBy: { type: 'string', required: true },
    publishedAt: { type: 'string' },
    changedAt: { type: 'string' },
    removedAt: { type: 'string' },
    removalReason: { type: 'string' },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byZone: {
      pk: { field: 'pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'sk', composite: ['newsId'], casing: 'none' },
    },
  },
})

/** Whose an address in a zone is, for good. */
export const NewsSlugEntity = new Entity({
  model: { entity: 'newsslug', version: '1', service },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    slug: { type: 'string', required: true },
    newsId: { type: CustomAttributeType<NewsId>('string'), required: true },
  },
  indexes: {
    bySlug: {
      pk: { field: 'pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'sk', composite: ['slug'], casing: 'none' },
    },
  },
})

/** That the pages of a zone do not show something yet: in one partition, taken out when they do. */
export const StalePagesEntity = new Entity({
  model: { entity: 'stalepages', version: '1', service },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    /** The item, or empty for the zone as a whole. */
    about: { type: 'string', required: true },
    /** The revision of the item that they are to show. */
    revision: { type: 'number', required: true },
    /** ISO 8601 */
    at: { type: 'string', required: true },
  },
  indexes: {
    all: {
      pk: { field: 'pk', composite: [], template: 'stalepages' },
      sk: { field: 'sk', composite: ['zoneId', 'about'], casing: 'none' },
    },
  },
})
