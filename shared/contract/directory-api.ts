import * as z from 'zod'
import { BinId, MemberId, ZoneId } from './ids.ts'
import { oneLine } from './text.ts'
import { Language } from './vocabulary.ts'

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** A GeoJSON polygon (RFC 7946), WGS 84: rings of longitude and latitude, each closed on its first position. */
export const Area = z
  .strictObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position).min(4).max(2000)).min(1).max(20) })
  .meta({
    id: 'Area',
    examples: [
      {
        type: 'Polygon',
        coordinates: [
          [
            [4.71, 51.26],
            [4.73, 51.26],
            [4.73, 51.28],
            [4.71, 51.26],
          ],
        ],
      },
    ],
  })

/** A street of a BIN, whole or in part: `from` and `to` are house numbers, both included. */
export const Street = z
  .strictObject({
    name: oneLine(2, 100),
    subMunicipality: oneLine(2, 60).exactOptional(),
    from: z.int().min(1).max(9999).exactOptional(),
    to: z.int().min(1).max(9999).exactOptional(),
    parity: z.enum(['odd', 'even']).exactOptional(),
  })
  .meta({ id: 'Street' })

/** Where a step of the start-up stands (source, chapter 2). */
const Step = z
  .object({
    step: z.int().min(1).max(14),
    title: z.string(),
    state: z.enum(['open', 'under-way', 'done', 'not-needed']),
    date: z.iso.date().optional(),
    actor: z.string().optional(),
    document: z.string().optional(),
    signedBy: z.array(z.enum(['coordinator', 'police', 'mayor'])).optional(),
    remark: z
      .string()
      .optional()
      .meta({ description: 'of a test call that entered itself: that it was not announced to the members' }),
  })
  .meta({ id: 'Step' })

/** What a live alert still needs of a BIN, with the step that gives it. */
export const Blocker = z.object({ step: z.int(), code: z.string(), text: z.string() }).meta({ id: 'Blocker' })

export const BinView = z
  .object({
    id: BinId,
    zoneId: ZoneId,
    name: z.string(),
    type: z.enum(['BIN', 'BIN-Z']),
    municipality: z.string(),
    area: Area,
    streets: z.array(Street),
    coordinatorId: MemberId.optional(),
    adjunctIds: z.array(MemberId),
    mailbox: z.string(),
    language: Language,
    channels: z.enum(['voice', 'sms', 'both']).optional(),
    textAfterMissedRetry: z.boolean(),
    testAnnouncement: z
      .object({
        at: z.iso.datetime(),
        announcedAt: z.iso.datetime(),
        told: z
          .object({ mailed: z.int(), texted: z.int(), untold: z.int() })
          .optional()
          .meta({ description: 'absent as long as the members are being told' }),
      })
      .optional()
      .meta({ description: 'the test call that was announced last' }),
    partnersToldAt: z.iso.datetime().optional().meta({ description: 'when the partners were told of the start-up' }),
    status: z.enum(['starting', 'active']),
    blockers: z.array(Blocker).meta({ description: 'what a live alert still needs; empty when the BIN is active' }),
    steps: z.array(Step),
  })
  .meta({ id: 'Bin' })
export type BinView = z.infer<typeof BinView>

export const BinPath = z.strictObject({ id: BinId })
