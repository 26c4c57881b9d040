import * as z from 'zod'
import { AlertId, BinId, BulletinId } from './ids.ts'

export const YearQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2099).optional().meta({ description: 'without: this year' }),
})

const Euro = z.number().meta({ description: 'euro' })

export const CostsView = z
  .object({
    binId: BinId,
    year: z.int(),
    alerts: z.array(
      z.object({
        id: AlertId,
        kind: z.enum(['live', 'test']),
        isFollowUp: z.boolean(),
        ended: z.enum(['closed', 'cancelled', 'failed']),
        raisedAt: z.iso.datetime(),
        recipients: z.int(),
        reached: z.int().meta({ description: 'heard it on the telephone, or were sent the text' }),
        cost: Euro.optional(),
        used: z
          .object({
            callSeconds: z.int().meta({ description: 'as billed: each call apart, rounded up' }),
            smsParts: z.int(),
            callMinutePrice: Euro,
            smsPartPrice: Euro,
          })
          .optional()
          .meta({ description: 'what the cost was reckoned from, at the prices of the day' }),
      }),
    ),
    bulletins: z.array(
      z.object({
        id: BulletinId,
        title: z.string(),
        relayedAt: z.iso.datetime(),
        mails: z.int().optional().meta({ description: 'that went out; absent until the last one has' }),
        mailPrice: Euro.optional(),
        cost: Euro.optional(),
      }),
    ),
    total: Euro.meta({ description: 'euro: the sum of what is known, rounded to the cent once' }),
  })
  .meta({ id: 'Costs' })
export type CostsView = z.infer<typeof CostsView>
