import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The Journal table, the client to reach it with, and how long what happened is kept. */
export interface Journal {
  readonly client: DynamoDBDocumentClient
  readonly table: string
  readonly retentionDays: number
}

/** When an item written now goes, in seconds since 1970 (DynamoDB's TTL). */
export function expiry(journal: Journal, now: Date): number {
  return Math.floor(now.getTime() / 1000) + journal.retentionDays * 86_400
}
