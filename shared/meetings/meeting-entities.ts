import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, BulletinId, MeetingId, MemberId, ZoneId } from '#contract/ids.ts'

const service = 'journal'

export const MeetingEntity = new Entity({
  model: { entity: 'meeting', version: '1', service },
  attributes: {
    meetingId: { type: CustomAttributeType<MeetingId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    title: { type: 'string', required: true },
    start: { type: 'string', required: true },
    end: { type: 'string', required: true },
    place: { type: 'string', required: true },
    description: { type: 'string', required: true },
    binIds: { type: CustomAttributeType<readonly BinId[]>('any'), required: true },
    state: { type: ['draft', 'invited', 'cancelled'] as const, required: true },
    sequence: { type: 'number', required: true },
    invited: { type: 'number' },
    minutesId: { type: CustomAttributeType<BulletinId>('string') },
    createdAt: { type: 'string', required: true },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['meetingId'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
    byZone: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['meetingId'], casing: 'none' },
    },
  },
})

/** Kept with its meeting, so that one query counts the answers. */
export const AttendanceEntity = new Entity({
  model: { entity: 'attendance', version: '1', service },
  attributes: {
    meetingId: { type: CustomAttributeType<MeetingId>('string'), required: true },
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    invitee: { type: CustomAttributeType<MemberId | 'mailbox'>('string'), required: true },
    answer: { type: ['yes', 'no', 'maybe'] as const, required: true },
    at: { type: 'string', required: true },
  },
  indexes: {
    byMeeting: {
      pk: { field: 'pk', composite: ['meetingId'], casing: 'none' },
      sk: { field: 'sk', composite: ['binId', 'invitee'], casing: 'none' },
    },
  },
})
