import type { Journal } from '#alerts/journal.ts'
import type { AlertId } from '#contract/ids.ts'
import type { DeliveryKey } from '#contract/workflow.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import type { CallKey } from './call-key.ts'
import { RunningEntity, WaitingEntity } from './switchboard-entities.ts'

const board = 'main'

/** A waiting delivery at its place in the queue. */
export interface WaitingCall extends CallKey {
  readonly place: string
}

/** Waiting and running are forgotten after this; a workflow waits no longer than a day for a line. */
const KEPT_SECONDS = 2 * 86_400

/** Puts a call in the queue: first attempts by their place in the alert, retries by when they are due; twice is once. */
export async function enqueue({ client, table }: Journal, call: CallKey, dueAt: string, now: Date): Promise<void> {
  await WaitingEntity.put(waiting(call, dueAt, now)).go({ client, table, response: 'none' })
}

/** Puts the first attempts of a whole alert in the queue. */
export async function enqueueFirst(
  { client, table }: Journal,
  deliveries: readonly DeliveryKey[],
  now: Date,
): Promise<void> {
  await untilProcessed(
    deliveries.map((delivery) => waiting({ ...delivery, attempt: 1 }, '', now)),
    async (some) => {
      const { unprocessed } = await WaitingEntity.put(some).go({ client, table, concurrent: 8 })
      const left = new Set(unprocessed.map(({ place }) => place))
      return some.filter(({ place }) => left.has(place))
    },
  )
}

function waiting({ alertId, batch, index, attempt }: CallKey, dueAt: string, now: Date) {
  const place = `${attempt}#${dueAt}#${String(batch).padStart(5, '0')}/${String(index).padStart(2, '0')}`
  return { alertId, place, batch, index, attempt, expiresAt: Math.floor(now.getTime() / 1000) + KEPT_SECONDS }
}

/** Takes a call out of the queue; false when somebody else took it. */
export async function dequeue({ client, table }: Journal, { alertId, place }: WaitingCall): Promise<boolean> {
  try {
    await WaitingEntity.remove({ alertId, place }).go({ client, table })
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}

/** The calls at the head of each running alert's queue; alerts with nobody waiting are left out. */
export async function findWaiting(
  { client, table }: Journal,
  most: number,
): Promise<readonly (readonly WaitingCall[])[]> {
  const running = await RunningEntity.query.all({ board }).go({ client, table, consistent: true })
  const heads = await Promise.all(
    running.data.map(async ({ alertId }) => {
      const { data } = await WaitingEntity.query
        .byAlert({ alertId })
        .go({ client, table, limit: most, consistent: true })
      return data.map(({ place, batch, index, attempt }) => ({ alertId, place, batch, index, attempt }))
    }),
  )
  return heads.filter((head) => head.length > 0)
}

/** Lets an alert's waiting deliveries have lines. */
export async function markRunning({ client, table }: Journal, alertId: AlertId, now: Date): Promise<void> {
  const expiresAt = Math.floor(now.getTime() / 1000) + KEPT_SECONDS
  await RunningEntity.put({ board, alertId, expiresAt }).go({ client, table, response: 'none' })
}

/** No waiting delivery of this alert gets a line any more. */
export async function markStopped({ client, table }: Journal, alertId: AlertId): Promise<void> {
  await RunningEntity.delete({ board, alertId }).go({ client, table })
}
