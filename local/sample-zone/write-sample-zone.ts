import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { putMany } from '#directory/directory-store.ts'
import type { SampleZone } from './sample-zone.ts'

/** Writes a whole zone into a Directory table; writing it again changes nothing. */
export async function writeSampleZone(client: DynamoDBDocumentClient, table: string, zone: SampleZone): Promise<void> {
  await putMany({ client, table }, { zones: [zone.zone], bins: zone.bins, members: zone.members })
}
