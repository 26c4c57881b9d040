import { CustomAttributeType, Entity } from 'electrodb'
import type { AlertId, BinId, BulletinId, ZoneId } from '#contract/ids.ts'
import type { BulletinKind } from '#contract/vocabulary.ts'
import type { BulletinImage, ImageOwner } from './bulletin.ts'
import type { Doer, Relay } from './relay.ts'

const service = 'journal'

/** Bulletins do not expire: they are what the public and the members were told. */
export const BulletinEntity = new Entity({
  model: { entity: 'bulletin', version: '1', service },
  attributes: {
    bulletinId: { type: CustomAttributeType<BulletinId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    kind: { type: CustomAttributeType<BulletinKind>('string'), required: true },
    title: { type: 'string', required: true },
    text: { type: 'string', required: true },
    images: { type: CustomAttributeType<readonly BulletinImage[]>('any'), required: true },
    binIds: { type: CustomAttributeType<readonly BinId[]>('any'), required: true },
    state: { type: ['draft', 'sending', 'sent'] as const, required: true },
    alertId: { type: CustomAttributeType<AlertId>('string') },
    createdAt: { type: 'string', required: true },
    createdBy: { type: 'string', required: true },
    sentAt: { type: 'string' },
    sentBy: { type: 'string' },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['bulletinId'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
    byZone: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['bulletinId'], casing: 'none' },
    },
  },
})

/** What became of a bulletin in one BIN. */
export const RelayEntity = new Entity({
  model: { entity: 'relay', version: '1', service },
  attributes: {
    bulletinId: { type: CustomAttributeType<BulletinId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    binName: { type: 'string', required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    sentAt: { type: 'string', required: true },
    adjunctDueAt: { type: 'string', required: true },
    preventionDueAt: { type: 'string', required: true },
    adjunctAskedAt: { type: 'string' },
    preventionToldAt: { type: 'string' },
    relayedAt: { type: 'string' },
    relayedBy: { type: CustomAttributeType<Doer>('any') },
    withChanges: { type: 'boolean' },
    permits: { type: CustomAttributeType<Relay['permits']>('any'), required: true },
    earlier: { type: CustomAttributeType<Relay['earlier']>('any'), required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byBulletin: {
      pk: { field: 'pk', composite: ['bulletinId'], casing: 'none' },
      sk: { field: 'sk', composite: ['binId'], casing: 'none' },
    },
    byBin: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['bulletinId'], casing: 'none' },
    },
  },
})

/** A look that is due at what became of a bulletin: in one partition by time, taken out when nothing is left to do. */
export const DueLookEntity = new Entity({
  model: { entity: 'look', version: '1', service },
  attributes: {
    dueAt: { type: 'string', required: true },
    bulletinId: { type: CustomAttributeType<BulletinId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
  },
  indexes: {
    byTime: {
      pk: { field: 'pk', composite: [], template: 'looks' },
      sk: { field: 'sk', composite: ['dueAt', 'bulletinId', 'binId'], casing: 'none' },
    },
  },
})

/** A part of an image: an item of DynamoDB holds 400 KB, and an image may have 1 MB. */
export const ImagePartEntity = new Entity({
  model: { entity: 'imagepart', version: '1', service },
  attributes: {
    /** The bulletin or the news item whose image it is. */
    ownerId: { type: CustomAttributeType<ImageOwner>('string'), required: true },
    name: { type: 'string', required: true },
    part: { type: 'number', required: true },
    type: { type: CustomAttributeType<BulletinImage['type']>('string'), required: true },
    parts: { type: 'number', required: true },
    bytes: { type: CustomAttributeType<Uint8Array>('any'), required: true },
  },
  indexes: {
    byName: {
      pk: { field: 'pk', composite: ['ownerId', 'name'], casing: 'none' },
      sk: { field: 'sk', composite: ['part'], casing: 'none' },
    },
  },
})
