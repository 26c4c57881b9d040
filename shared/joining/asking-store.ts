import type { Journal } from '#alerts/journal.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { AskingEntity } from './joining-entities.ts'

/** How often something may be asked for. */
export interface Limit {
  readonly times: number
  readonly seconds: number
}

/**
 * Counts one asking and answers whether it is within the limit: one conditional ADD, so that those who ask at once are
 * counted each. `source` is a keyed digest: nobody finds the address or number back.
 */
export async function mayAsk(
  { client, table }: Journal,
  source: string,
  { times: most, seconds }: Limit,
  now: Date,
): Promise<boolean> {
  const stretch = Math.floor(now.getTime() / 1000 / seconds)
  const expiresAt = Math.ceil((stretch + 1) * seconds) + 3600
  const count = AskingEntity.upsert({ source, stretch, expiresAt })
    .add({ times: 1 })
    .where(({ times }, { lt, notExists }) => `${notExists(times)} OR ${lt(times, most)}`)
  return wasWritten(count.go({ client, table, response: 'none' }))
}
