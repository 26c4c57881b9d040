import * as z from 'zod'
import { MemberId } from './ids.ts'

export const ImportQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: the same report, and nothing is written' }),
})

const line = z.int().meta({ description: 'the number of the row in Excel' })

export const ImportReport = z
  .object({
    dryRun: z.boolean(),
    separator: z.enum([';', ',', '\t']),
    encoding: z.enum(['UTF-8', 'UTF-16', 'Windows-1252']),
    columns: z.object({
      used: z.array(z.object({ column: z.string(), readAs: z.string() })),
      ignored: z.array(z.string()).meta({ description: 'columns of which nothing is read' }),
    }),
    rows: z.object({
      total: z.int(),
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      refused: z.int(),
    }),
    changes: z
      .array(z.object({ line, id: MemberId, fields: z.array(z.string()) }))
      .meta({ description: 'what changes about whom, of the first 1,000 members' }),
    notInFile: z.int().meta({ description: 'members of whom the file says nothing; they stay as they are' }),
    membersNotInFile: z
      .array(z.object({ id: MemberId, name: z.string() }))
      .meta({ description: 'the first 100 of them' }),
    refused: z
      .array(
        z.object({
          line,
          column: z.string(),
          code: z.string(),
          value: z.string().optional(),
          reason: z.string().meta({ description: 'in Dutch' }),
        }),
      )
      .meta({ description: 'every refused row, with each of its faults' }),
    moreRefused: z
      .int()
      .optional()
      .meta({ description: 'refused rows that found no room in an answer of 6 MB: mend the others first' }),
    warnings: z
      .array(
        z.object({
          kind: z.enum(['acceptance-not-said', 'no-phone']),
          members: z.int().positive().meta({ description: 'of how many this holds' }),
          message: z.string().meta({ description: 'in Dutch' }),
        }),
      )
      .meta({
        description:
          'what is taken over and yet looks better than it is. `acceptance-not-said`: new members of whom the list does not say when they accepted the house rules; the day of the import is noted. `no-phone`: members in the list, new or not, who cannot be called',
      }),
    complete: z
      .boolean()
      .meta({ description: 'false: time ran out; send the same file again, and it goes on where it stopped' }),
    continueFromLine: line
      .optional()
      .meta({ description: 'the first row that was not reached; the report is about the rows before it' }),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof ImportReport>
