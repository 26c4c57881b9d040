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
        raisedAt: z.iso.datetime(),
        recipients: z.int(),
        cost: Euro.optional(),
      }),
    ),
    bulletins: z.array(
      z.object({
        id: BulletinId,
        title: z.string(),
        relayedAt: z.iso.datetime(),
        mails: z.int().optional(),
        cost: Euro.optional(),
      }),
    ),
    total: Euro,
  })
  .meta({ id: 'Costs' })
export type CostsView = z.infer<typeof CostsView>
