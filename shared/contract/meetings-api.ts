import * as z from 'zod'
import { BinId, BulletinId, MeetingId, ZoneId } from './ids.ts'
import { oneLine } from './text.ts'

const Instant = z.iso.datetime({ offset: true }).meta({ examples: ['2027-03-18T20:00:00+01:00'] })
/** In UTC. What is no moment stays as it is: the check before this one refuses it, and zod goes on all the same. */
const Moment = Instant.overwrite((instant) => {
  const moment = new Date(instant)
  return Number.isNaN(moment.getTime()) ? instant : moment.toISOString()
})
const Bins = z
  .array(BinId)
  .max(1200)
  .overwrite((binIds) => [...new Set(binIds)])
const Description = z.string().trim().max(5000)

export const MeetingRequest = z
  .strictObject({
    zoneId: ZoneId.optional().meta({ description: 'needed only by who works for several zones' }),
    title: oneLine(3, 120).meta({ examples: ['BIN-overleg Brecht 2027'] }),
    start: Moment,
    end: Moment,
    place: oneLine(3, 200).meta({ examples: ['Gemeentehuis Brecht, raadzaal'] }),
    description: Description.default('').meta({ description: 'Markdown: the agenda' }),
    binIds: Bins.default([]),
  })
  .meta({ id: 'MeetingRequest' })
export type MeetingRequest = z.infer<typeof MeetingRequest>

export const MeetingChange = z
  .strictObject({
    title: oneLine(3, 120).optional(),
    start: Moment.optional(),
    end: Moment.optional(),
    place: oneLine(3, 200).optional(),
    description: Description.optional(),
    binIds: Bins.optional(),
  })
  .meta({ id: 'MeetingChange' })
export type MeetingChange = z.infer<typeof MeetingChange>

export const MeetingView = z
  .object({
    id: MeetingId,
    zoneId: ZoneId,
    title: z.string(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    place: z.string(),
    description: z.string(),
    binIds: z.array(BinId),
    state: z.enum(['draft', 'invited', 'cancelled']),
    createdAt: z.iso.datetime(),
    minutesId: BulletinId.optional().meta({ description: 'the bulletin with the minutes' }),
    answers: z
      .object({ invited: z.int(), yes: z.int(), no: z.int(), maybe: z.int(), silent: z.int() })
      .optional()
      .meta({ description: 'once people are invited' }),
    perBin: z.array(z.object({ binId: BinId, answers: z.array(z.enum(['yes', 'no', 'maybe'])) })).optional(),
  })
  .meta({ id: 'Meeting' })
export type MeetingView = z.infer<typeof MeetingView>

export const MeetingList = z.object({ items: z.array(MeetingView) }).meta({ id: 'MeetingList' })
export const MeetingPath = z.strictObject({ id: MeetingId })
export const MinutesView = z.object({ bulletinId: BulletinId, location: z.string() }).meta({ id: 'Minutes' })
