import * as z from 'zod'
import { BinId } from './ids.ts'

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
