import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, MemberId, ZoneId } from '#contract/ids.ts'
import type { BinStreet, Polygon } from './bin.ts'
import type { StepRecord } from './start-up.ts'
import type { TestAnnouncement } from './test-announcement.ts'
import type { HouseRules, Zone } from './zone.ts'

const service = 'directory'
const channels = ['voice', 'sms'] as const
const languages = ['nl', 'fr', 'de', 'en'] as const

export const ZoneEntity = new Entity({
  model: { entity: 'zone', version: '1', service },
  attributes: {
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    name: { type: 'string', required: true },
    sender: { type: 'string', required: true },
    advice: { type: 'string', required: true },
    language: { type: languages, required: true },
    channels: { type: ['voice', 'sms', 'both'] as const, required: true },
    latitude: { type: 'number', required: true },
    longitude: { type: 'number', required: true },
    summaryEmail: { type: 'string', required: true },
    preventionEmail: { type: 'string', required: true },
    partnerEmails: { type: CustomAttributeType<readonly string[]>('any'), required: true },
    houseRules: { type: CustomAttributeType<HouseRules>('any'), required: true },
    relayHours: { type: CustomAttributeType<Zone['relayHours']>('any'), required: true },
    newsMail: { type: CustomAttributeType<Zone['newsMail']>('any'), required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byId: { pk: { field: 'pk', composite: ['zoneId'], casing: 'none' }, sk: { field: 'sk', composite: [] } },
    all: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: [], template: 'zones' },
      sk: { field: 'gsi1sk', composite: ['zoneId'], casing: 'none' },
    },
  },
})

export const BinEntity = new Entity({
  model: { entity: 'bin', version: '1', service },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    name: { type: 'string', required: true },
    type: { type: ['BIN', 'BIN-Z'] as const, required: true },
    municipality: { type: 'string', required: true },
    area: { type: CustomAttributeType<Polygon>('any'), required: true },
    streets: { type: CustomAttributeType<readonly BinStreet[]>('any'), required: true },
    coordinatorId: { type: CustomAttributeType<MemberId>('string') },
    adjunctIds: { type: CustomAttributeType<readonly MemberId[]>('any'), required: true },
    mailbox: { type: 'string', required: true },
    language: { type: languages, required: true },
    channels: { type: ['voice', 'sms', 'both'] as const },
    textAfterMissedRetry: { type: 'boolean', required: true },
    testAnnouncement: { type: CustomAttributeType<TestAnnouncement>('any') },
    partnersToldAt: { type: 'string' },
    status: { type: ['starting', 'active'] as const, required: true },
    steps: { type: CustomAttributeType<readonly StepRecord[]>('any'), required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byId: { pk: { field: 'pk', composite: ['binId'], casing: 'none' }, sk: { field: 'sk', composite: [] } },
    byZone: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['name'] },
    },
  },
})

export const MemberEntity = new Entity({
  model: { entity: 'member', version: '1', service },
  attributes: {
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    name: { type: 'string', required: true },
    street: { type: 'string', required: true },
    houseNumber: { type: 'string', required: true },
    phone: { type: 'string' },
    phoneKind: { type: ['mobile', 'fixed', 'invalid', 'none'] as const, required: true },
    phoneAsEntered: { type: 'string' },
    email: { type: 'string' },
    language: { type: languages, required: true },
    channel: { type: channels, required: true },
    houseRulesVersion: { type: 'string', required: true },
    houseRulesAcceptedAt: { type: 'string', required: true },
    wantsNews: { type: 'boolean' },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byBin: {
      pk: { field: 'pk', composite: ['binId'], casing: 'none' },
      sk: { field: 'sk', composite: ['memberId'], casing: 'none' },
    },
    // Nothing but the address, or the number: a member without one is then left out of the index altogether.
    byEmail: { index: 'gsi1', pk: { field: 'gsi1pk', composite: ['email'] }, sk: { field: 'gsi1sk', composite: [] } },
    byPhone: {
      index: 'gsi2',
      pk: { field: 'gsi2pk', composite: ['phone'], casing: 'none' },
      sk: { field: 'gsi2sk', composite: [] },
    },
  },
})
