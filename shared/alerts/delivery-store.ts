import type { AlertId } from '#contract/ids.ts'
import type { DeliveryKey } from '#contract/workflow.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import type { AttemptNumber, Delivery, DeliveryEvent } from './delivery.ts'
import { transition } from './delivery.ts'
import type { Journal } from './journal.ts'
import { expiry } from './journal.ts'
import { BatchEntity, DeliveryEntity } from './journal-entities.ts'
import { type BatchStanding, type Tally, tallyChange, tallyKeys } from './tally.ts'

/** What an event did. `counted` is the tally following, for callers with something better to do meanwhile. */
export type Recorded =
  | { readonly kind: 'changed'; readonly delivery: Delivery; readonly counted: Promise<void> }
  | { readonly kind: 'ignored'; readonly delivery: Delivery; readonly counted: Promise<void> }
  | { readonly kind: 'missing'; readonly counted: Promise<void> }

/** Writers of one delivery meet at most a handful at a time: key press, call end, place-call, reconciliation. */
const MOST_CONFLICTS = 12

/**
 * Records an event on a delivery: one conditional write whose condition is the revision the decision was made on, so
 * that of two writers one decides again on what the other wrote. The batch's tally follows the write; what a crash
 * between the two leaves out is counted afresh at the close.
 */
export async function recordOnDelivery(journal: Journal, key: DeliveryKey, event: DeliveryEvent): Promise<Recorded> {
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    const stored = await readStored(journal, key)
    if (stored === undefined) return { kind: 'missing', counted: Promise.resolve() }
    const { revision, expiresAt, ...before } = stored
    const decided = transition(before, event)
    if (decided.kind === 'ignored') return { kind: 'ignored', delivery: before, counted: Promise.resolve() }
    if (await replace(journal, { ...decided.delivery, revision: revision + 1, expiresAt }, revision)) {
      const counted = addToTally(journal, key, tallyChange(before, decided.delivery))
      return { kind: 'changed', delivery: decided.delivery, counted }
    }
  }
  throw new Error('a delivery was written by too many at once')
}

/**
 * Notes the task token that waits for an attempt, in one write, and answers the delivery as it then stands; undefined
 * when there is none.
 */
export async function noteToken(
  { client, table }: Journal,
  { alertId, batch, index }: DeliveryKey,
  attempt: AttemptNumber,
  token: string,
): Promise<Delivery | undefined> {
  try {
    const { data } = await DeliveryEntity.patch({ alertId, batch, index })
      .set(attempt === 1 ? { firstToken: token } : { secondToken: token })
      .add({ revision: 1 })
      .go({ client, table, response: 'all_new' })
    const { revision: _revision, expiresAt: _expiresAt, ...delivery } = data
    return delivery
  } catch (error) {
    if (isConditionFailure(error)) return undefined
    throw error
  }
}

/** Reads one delivery as it stands now. */
export async function getDelivery(journal: Journal, key: DeliveryKey): Promise<Delivery | undefined> {
  const stored = await readStored(journal, key)
  if (stored === undefined) return undefined
  const { revision: _revision, expiresAt: _expiresAt, ...delivery } = stored
  return delivery
}

async function readStored({ client, table }: Journal, { alertId, batch, index }: DeliveryKey) {
  const { data } = await DeliveryEntity.get({ alertId, batch, index }).go({ client, table, consistent: true })
  return data ?? undefined
}

async function replace(
  { client, table }: Journal,
  item: Delivery & { revision: number; expiresAt: number },
  revision: number,
): Promise<boolean> {
  try {
    await DeliveryEntity.put(item)
      .where((attributes, { eq }) => eq(attributes.revision, revision))
      .go({ client, table, response: 'none' })
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}

async function addToTally({ client, table }: Journal, { alertId, batch }: DeliveryKey, change: Tally): Promise<void> {
  if (Object.keys(change).length === 0) return
  await BatchEntity.patch({ alertId, batch }).add(change).go({ client, table, response: 'none' })
}

/** All deliveries of one batch, in order; `size` leaves out what an enrolment that died half-way wrote beyond it. */
export async function listBatch(
  { client, table }: Journal,
  alertId: AlertId,
  batch: number,
  size: number,
): Promise<readonly Delivery[]> {
  const { data } = await DeliveryEntity.query
    .byBatch({ alertId, batch })
    .go({ client, table, pages: 'all', consistent: true })
  return data
    .filter(({ index }) => index < size)
    .map(({ revision: _revision, expiresAt: _expiresAt, ...delivery }) => delivery)
}

/** Batches read at once: enough for 100,000 deliveries in seconds, few enough for a table that has just begun to scale. */
const READ_AT_ONCE = 50

/** All deliveries of an alert, in order. */
export async function listDeliveries(
  journal: Journal,
  alertId: AlertId,
  batches: readonly { readonly batch: number; readonly size: number }[],
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = []
  for (let first = 0; first < batches.length; first += READ_AT_ONCE) {
    const some = batches.slice(first, first + READ_AT_ONCE)
    const read = await Promise.all(some.map(({ batch, size }) => listBatch(journal, alertId, batch, size)))
    for (const batch of read) deliveries.push(...batch)
  }
  return deliveries
}

/** The deliveries of open alerts that hold this number (E.164), newest alert first; eventually consistent. */
export async function findByPhone({ client, table }: Journal, phone: string): Promise<readonly Delivery[]> {
  const { data } = await DeliveryEntity.query.byPhone({ phone }).go({ client, table, pages: 'all' })
  return data
    .map(({ revision: _revision, expiresAt: _expiresAt, ...delivery }) => delivery)
    .toSorted((a, b) => (a.alertId < b.alertId ? 1 : -1))
}

/** Writes deliveries for the first time; what stands there under the same keys is replaced. */
export async function putDeliveries(journal: Journal, deliveries: readonly Delivery[], now: Date): Promise<void> {
  const { client, table } = journal
  const expiresAt = expiry(journal, now)
  await untilProcessed(
    deliveries.map((delivery) => ({ ...delivery, revision: 1, expiresAt })),
    async (some) => {
      const { unprocessed } = await DeliveryEntity.put(some).go({ client, table, concurrent: 8 })
      const left = new Set(unprocessed.map(({ batch, index }) => `${batch}/${index}`))
      return some.filter(({ batch, index }) => left.has(`${batch}/${index}`))
    },
  )
}

/** Takes the telephone numbers out of the deliveries of a batch: an alert that is closed needs them no more. */
export async function forgetNumbers(journal: Journal, deliveries: readonly Delivery[]): Promise<void> {
  await Promise.all(
    deliveries
      .filter(({ phone }) => phone !== undefined)
      .map(async (key) => {
        for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
          const stored = await readStored(journal, key)
          if (stored?.phone === undefined) return
          const { phone: _phone, ...rest } = stored
          if (await replace(journal, { ...rest, revision: stored.revision + 1 }, stored.revision)) return
        }
      }),
  )
}

/** The batches of an alert with their counts: one query, however many people are called. */
export async function listBatches({ client, table }: Journal, alertId: AlertId): Promise<readonly BatchStanding[]> {
  const { data } = await BatchEntity.query.byAlert({ alertId }).go({ client, table, pages: 'all', consistent: true })
  return data.map(standingOf)
}

function standingOf({ batch, binId, size, ...counts }: Omit<BatchStanding, 'tally'> & Tally): BatchStanding {
  return { batch, binId, size, tally: Object.fromEntries(tallyKeys.map((key) => [key, counts[key] ?? 0])) }
}

/** One batch of an alert with its counts; undefined when there is none. */
export async function getBatch(
  { client, table }: Journal,
  alertId: AlertId,
  batch: number,
): Promise<BatchStanding | undefined> {
  const { data } = await BatchEntity.get({ alertId, batch }).go({ client, table, consistent: true })
  return data === null ? undefined : standingOf(data)
}

/** Writes a batch with its counts as they truly are; at the enrolment and at the close. */
export async function putBatch(
  journal: Journal,
  alertId: AlertId,
  { batch, binId, size, tally }: BatchStanding,
  now: Date,
): Promise<void> {
  const { client, table } = journal
  await BatchEntity.put({ alertId, batch, binId, size, ...tally, expiresAt: expiry(journal, now) }).go({
    client,
    table,
    response: 'none',
  })
}
