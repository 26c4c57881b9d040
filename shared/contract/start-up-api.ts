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
    tellPartners: z.boolean().exactOptional().meta({
      description: 'with step 14 done: false when the partners were told another way; without: they are mailed, once',
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

export const TestAnnouncementRequest = z
  .strictObject({
    at: z.iso.datetime().meta({
      description: 'when the test call is to come: at least an hour and at most 60 days ahead',
      examples: ['2026-11-22T19:00:00.000Z'],
    }),
  })
  .meta({ id: 'TestAnnouncementRequest' })

/** How the members of a BIN were told of a test call, and who is left to be told in person. */
export const TestAnnouncementView = z
  .object({
    at: Instant,
    announcedAt: Instant,
    mailed: z.int(),
    texted: z.int(),
    untold: z.array(z.object({ memberId: MemberId, name: z.string(), phone: z.string().exactOptional() })),
  })
  .meta({ id: 'TestAnnouncement' })
export type TestAnnouncementView = z.infer<typeof TestAnnouncementView>

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
