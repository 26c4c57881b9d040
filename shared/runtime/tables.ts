import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Directory } from '#directory/directory-store.ts'
import { once } from './once.ts'

export const JournalSettings = z.object({
  JOURNAL_TABLE: z.string().min(1),
  JOURNAL_RETENTION_DAYS: z.coerce.number().int().positive(),
})

export const DirectorySettings = z.object({ DIRECTORY_TABLE: z.string().min(1) })

/**
 * A table that scales up throttles for moments, and a step that dies of it costs somebody a call: six tries take three
 * seconds at most, well within the eight that Connect gives a key press.
 */
const MOST_TRIES = 6

const client = once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: MOST_TRIES }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
)

/** The Journal of this environment. */
export function openJournal(settings: z.output<typeof JournalSettings>): Journal {
  return { client: client(), table: settings.JOURNAL_TABLE, retentionDays: settings.JOURNAL_RETENTION_DAYS }
}

/** The Directory of this environment. */
export function openDirectory(settings: z.output<typeof DirectorySettings>): Directory {
  return { client: client(), table: settings.DIRECTORY_TABLE }
}
