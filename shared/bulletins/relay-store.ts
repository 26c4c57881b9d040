import type { Journal } from '#alerts/journal.ts'
import type { BinId, BulletinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { DueLookEntity, RelayEntity } from './bulletin-entities.ts'
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
  const { data } = await RelayEntity.query
    .byBulletin({ bulletinId })
    .go({ client, table, pages: 'all', consistent: true })
  return data
}

/** Lists what became of a BIN's bulletins, newest first; `before` is the last bulletin of the page that went before. */
export async function listLatestRelays(
  { client, table }: Journal,
  binId: BinId,
  limit: number,
  before?: BulletinId,
): Promise<readonly Relay[]> {
  const all = RelayEntity.query.byBin({ binId })
  const page = before === undefined ? all : all.lt({ bulletinId: before })
  const { data } = await page.go({ client, table, order: 'desc', limit })
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

/** Lists the bulletins that were relayed to the members of a BIN from one moment on and before another, newest first. */
export async function listRelayed(
  { client, table }: Journal,
  binId: BinId,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly (Relay & { readonly relayedAt: string })[]> {
  const { data } = await RelayEntity.query.byBin({ binId }).go({ client, table, pages: 'all', order: 'desc' })
  const [first, last] = [from.toISOString(), until.toISOString()]
  return data.flatMap((relay) => {
    const { relayedAt = '' } = relay
    return relayedAt >= first && relayedAt < last ? [{ ...relay, relayedAt }] : []
  })
}

/**
 * Writes a relay that was just opened, with the looks at its two moments; one that is there already stays as it is. The
 * looks are written first: one without its relay is passed over, a relay without its looks would be forgotten.
 */
export async function createRelay(journal: Journal, relay: Relay): Promise<void> {
  const { client, table } = journal
  const { adjunctDueAt, preventionDueAt } = relay
  await Promise.all([adjunctDueAt, preventionDueAt].map((dueAt) => lookAgain(journal, { ...keyOf(relay), dueAt })))
  await wasWritten(RelayEntity.create(relay).go({ client, table }))
}

/** Writes a relay over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeRelay({ client, table }: Journal, relay: Relay): Promise<Relay | undefined> {
  const changed = { ...relay, revision: relay.revision + 1 }
  const put = RelayEntity.put(changed).where(({ revision }, { eq }) => eq(revision, relay.revision))
  return (await wasWritten(put.go({ client, table }))) ? changed : undefined
}

/** A look at a relay that is due. */
export interface DueLook extends RelayKey {
  /** ISO 8601, UTC. */
  readonly dueAt: string
}

/** Has a relay looked at when the time comes. */
export async function lookAgain({ client, table }: Journal, { dueAt, bulletinId, binId }: DueLook): Promise<void> {
  await DueLookEntity.put({ dueAt, bulletinId, binId }).go({ client, table })
}

/** Lists the looks that are due by now, the oldest first. */
export async function listDueLooks({ client, table }: Journal, now: Date, limit: number): Promise<readonly DueLook[]> {
  const { data } = await DueLookEntity.query
    .byTime({})
    .lte({ dueAt: now.toISOString() })
    .go({ client, table, limit, consistent: true })
  return data
}

/** Takes out a look after which nothing is left to do. */
export async function dropLook({ client, table }: Journal, { dueAt, bulletinId, binId }: DueLook): Promise<void> {
  await DueLookEntity.delete({ dueAt, bulletinId, binId }).go({ client, table })
}

function keyOf({ bulletinId, binId }: RelayKey): RelayKey {
  return { bulletinId, binId }
}
