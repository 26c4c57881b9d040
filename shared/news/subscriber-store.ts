import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { Directory } from '#directory/directory-store.ts'
import { printOf, stopsOfMany } from '#mailing/stop-store.ts'
import { PendingSubscriptionEntity, SubscriberEntity } from './subscriber-entities.ts'

/** Who wants the weekly mail of a zone without being a member. */
export interface Subscriber {
  readonly zoneId: ZoneId
  readonly address: string
  readonly language: Language
}

/** An address somebody filled in, by an id that nobody can guess. */
export interface PendingSubscription extends Subscriber {
  readonly pendingId: string
}

/** Keeps an address until it is confirmed, for so many seconds. */
export async function putPending(
  { client, table }: Journal,
  pending: PendingSubscription,
  { now, seconds }: { readonly now: Date; readonly seconds: number },
): Promise<void> {
  const expiresAt = Math.ceil(now.getTime() / 1000 + seconds)
  await PendingSubscriptionEntity.put({ ...pending, expiresAt }).go({ client, table, response: 'none' })
}

/** Reads an address that waits for its confirmation; undefined when it does not, or not any more. */
export async function getPending(
  { client, table }: Journal,
  key: Pick<PendingSubscription, 'zoneId' | 'pendingId'>,
  now: Date,
): Promise<PendingSubscription | undefined> {
  const { data } = await PendingSubscriptionEntity.get(key).go({ client, table, consistent: true })
  return data === null || data.expiresAt * 1000 < now.getTime() ? undefined : data
}

/** Keeps a confirmed subscriber; said again, it changes the language at most. */
export async function putSubscriber(
  { client, table }: Directory,
  key: Uint8Array,
  { zoneId, address, language }: Subscriber,
  now: Date,
): Promise<void> {
  const subscriber = { zoneId, fingerprint: printOf(key, address), address, language, confirmedAt: now.toISOString() }
  await SubscriberEntity.put(subscriber).go({ client, table, response: 'none' })
}

/** Lists the subscribers of a zone. */
export async function listSubscribers({ client, table }: Directory, zoneId: ZoneId): Promise<readonly Subscriber[]> {
  const { data } = await SubscriberEntity.query.byZone({ zoneId }).go({ client, table, pages: 'all' })
  return data.map(({ address, language }) => ({ zoneId, address, language }))
}

/** Erases the subscribers of a zone who unsubscribed before a moment, or whose address takes no mail; answers how many. */
export async function eraseLeavers(
  directory: Directory,
  key: Uint8Array,
  zoneId: ZoneId,
  before: Date,
): Promise<number> {
  const { client, table } = directory
  const subscribers = await listSubscribers(directory, zoneId)
  const stops = await stopsOfMany(
    directory,
    key,
    subscribers.map(({ address }) => address),
  )
  const gone = [...stops]
    .filter(([, own]) =>
      own.some(({ list, at }) => (list === undefined || list === `news#${zoneId}`) && at < before.toISOString()),
    )
    .map(([address]) => ({ zoneId, fingerprint: printOf(key, address) }))
  for (const one of gone) await SubscriberEntity.delete(one).go({ client, table })
  return gone.length
}
