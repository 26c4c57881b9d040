import * as z from 'zod'
import { AlertCounts, Instant } from './alerts-api.ts'
import { AlertId, BinId, MemberId } from './ids.ts'
import { Channel, Outcome } from './vocabulary.ts'

/** A BIN and the number of a step of its start-up; another number is no step. */
export const StepPath = z.strictObject({
  id: BinId,
  step: z
    .string()
    .regex(/^(?:[1-9]|1[0-4])$/)
    .transform(Number),
})

export const StepRequest = z
  .strictObject({
    state: z.enum(['open', 'under-way', 'done', 'not-needed']),
    date: z.iso.date().exactOptional().meta({ description: 'when it was done (without: today), or is planned' }),
    actor: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .exactOptional()
      .meta({
        description: 'who did it, as an office',
        examples: ['Dienst Preventie'],
      }),
    document: z.string().trim().min(1).max(300).exactOptional().meta({
      description: 'where the document is kept; for step 13 entered by hand: why there was no test call',
    }),
    signedBy: z
      .array(z.enum(['coordinator', 'police', 'mayor']))
      .max(3)
      .overwrite((signed) => [...new Set(signed)])
      .exactOptional()
      .meta({ description: 'who signed the protocol (step 9)' }),
  })
  .meta({ id: 'StepRequest' })
export type StepRequest = z.infer<typeof StepRequest>

export const TestReportQuery = z.strictObject({
  alertId: AlertId.exactOptional().meta({ description: 'without: the last test of the BIN' }),
})

/** After a test call: who did not acknowledge, for the coordinator to look up with them why (product rule 9). */
export const TestReport = z
  .object({
    alertId: AlertId,
    binId: BinId,
    state: z.enum(['running', 'closed', 'cancelled', 'failed']),
    raisedAt: Instant,
    closedAt: Instant.exactOptional(),
    counts: AlertCounts.meta({ description: 'of this BIN' }),
    unacknowledged: z.array(
      z.object({
        memberId: MemberId,
        name: z.string().exactOptional(),
        phone: z.string().exactOptional().meta({ description: 'E.164, or as it was filled in where it is no number' }),
        channel: Channel,
        outcome: Outcome.exactOptional().meta({ description: 'absent while the test runs' }),
        calls: z.int(),
        left: z.boolean().meta({ description: 'left the BIN since: nothing is known of them any more' }),
      }),
    ),
  })
  .meta({ id: 'TestReport' })
export type TestReport = z.infer<typeof TestReport>
