import type { Journal } from '#alerts/journal.ts'
import type { BinId, BulletinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { DueReminderEntity, RelayEntity } from './bulletin-entities.ts'
import type { Relay } from './relay.ts'

/** Names what became of a bulletin in one BIN. */
export type RelayKey = Pick<Relay, 'bulletinId' | 'binId'>

/** Reads what became of a bulletin in a BIN; undefined when it was not sent there. */
export async function getRelay({ client, table }: Journal, key: RelayKey): Promise<Relay | undefined> {
  const { bulletinId, binId } = key
  const { data } = await RelayEntity.get({ bulletinId, binId }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Lists what became of a bulletin in each of its BINs. */
export async function listRelays({ client, table }: Journal, bulletinId: BulletinId): Promise<readonly Relay[]> {
  const { data } = await RelayEntity.query.byBulletin({ bulletinId }).go({ client, table, pages: 'all' })
  return data
}

/** Lists what a BIN was sent between two moments (ISO 8601, UTC, both included), newest first. */
export async function listRelaysOfBin(
  { client, table }: Journal,
  binId: BinId,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Relay[]> {
  const { data } = await RelayEntity.query.byBin({ binId }).go({ client, table, pages: 'all', order: 'desc' })
  return data.filter(({ sentAt }) => sentAt >= from && sentAt <= to)
}

/**
 * Opens the relay of a bulletin to a BIN, with its two reminders; one that is open already stays as it is. The reminders
 * are written first: one without its relay is passed over, a relay without its reminders would be forgotten.
 */
export async function openRelay({ client, table }: Journal, relay: Relay): Promise<void> {
  const { bulletinId, binId, adjunctDueAt, preventionDueAt } = relay
  const reminders = [adjunctDueAt, preventionDueAt].map((dueAt) => ({ dueAt, bulletinId, binId }))
  await Promise.all(reminders.map((reminder) => DueReminderEntity.put(reminder).go({ client, table })))
  await wasWritten(RelayEntity.create(relay).go({ client, table }))
}

/** Writes a relay over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeRelay({ client, table }: Journal, relay: Relay): Promise<Relay | undefined> {
  const changed = { ...relay, revision: relay.revision + 1 }
  const put = RelayEntity.put(changed).where(({ revision }, { eq }) => eq(revision, relay.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** A reminder that is due. */
export interface DueReminder extends RelayKey {
  /** ISO 8601, UTC. */
  readonly dueAt: string
}

/** Lists the reminders that are due by now, the oldest first. */
export async function listDueReminders(
  { client, table }: Journal,
  now: Date,
  limit: number,
): Promise<readonly DueReminder[]> {
  const { data } = await DueReminderEntity.query
    .byTime({})
    .lte({ dueAt: now.toISOString() })
    .go({ client, table, limit })
  return data
}

/** Takes out a reminder that was given, or is no longer needed. */
export async function dropReminder({ client, table }: Journal, reminder: DueReminder): Promise<void> {
  const { dueAt, bulletinId, binId } = reminder
  await DueReminderEntity.delete({ dueAt, bulletinId, binId }).go({ client, table })
}
