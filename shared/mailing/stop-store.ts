import type { BinId, MemberId } from '#contract/ids.ts'
import type { Directory } from '#directory/directory-store.ts'
import { fingerprintOf } from '#links/link-tokens.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { isMailList, type MailList } from './mailing.ts'
import type { Stop, StopReason } from './stop.ts'
import { SoftBouncesEntity, StopEntity, UntoldStopEntity } from './stop-entities.ts'

const ALL = 'all'

/** The digest by which an address is known here: the same however it is capitalised, and no way back without the key. */
export function printOf(key: Uint8Array, address: string): string {
  return fingerprintOf(key, 'mail', address.trim().toLowerCase())
}

/** What stands in the way of mail to an address; one query. */
export async function stopsOf({ client, table }: Directory, fingerprint: string): Promise<readonly Stop[]> {
  const { data } = await StopEntity.query.byAddress({ fingerprint }).go({ client, table, pages: 'all' })
  return data.map(stopOf)
}

function stopOf({ list, reason, at }: { list: string; reason: StopReason; at: string }): Stop {
  return { reason, at, ...(isMailList(list) ? { list } : {}) }
}

/** What an address has on it: stops, and soft bounces that a delivery would forget. */
export interface AddressStanding {
  readonly stops: readonly Stop[]
  readonly softBounced: boolean
}

/**
 * Reads how some addresses stand towards mail of a list: the stops of that list and of all mail. At most 50, which is
 * one request for the stops and one for the soft bounces.
 */
export async function readStandings(
  { client, table }: Directory,
  fingerprints: readonly string[],
  list: MailList | undefined,
): Promise<ReadonlyMap<string, AddressStanding>> {
  const lists = [ALL, ...(list === undefined ? [] : [list])]
  const stops: { readonly fingerprint: string; readonly stop: Stop }[] = []
  const softBounced = new Set<string>()
  await Promise.all([
    untilProcessed(
      fingerprints.flatMap((fingerprint) => lists.map((one) => ({ fingerprint, list: one }))),
      async (keys) => {
        const { data, unprocessed } = await StopEntity.get(keys).go({ client, table })
        stops.push(...data.map((item) => ({ fingerprint: item.fingerprint, stop: stopOf(item) })))
        return unprocessed
      },
    ),
    untilProcessed(
      fingerprints.map((fingerprint) => ({ fingerprint })),
      async (keys) => {
        const { data, unprocessed } = await SoftBouncesEntity.get(keys).go({ client, table })
        for (const { fingerprint } of data) softBounced.add(fingerprint)
        return unprocessed
      },
    ),
  ])
  return new Map(
    fingerprints.map((fingerprint) => [
      fingerprint,
      {
        stops: stops.filter((found) => found.fingerprint === fingerprint).map(({ stop }) => stop),
        softBounced: softBounced.has(fingerprint),
      },
    ]),
  )
}

/** Addresses asked about at once. */
const ASKED_AT_ONCE = 25

/** The stops of many addresses, by address; those without any are left out. */
export async function stopsOfMany(
  directory: Directory,
  key: Uint8Array,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly Stop[]>> {
  const found = new Map<string, readonly Stop[]>()
  for (let first = 0; first < addresses.length; first += ASKED_AT_ONCE) {
    const some = addresses.slice(first, first + ASKED_AT_ONCE)
    const stops = await Promise.all(some.map((address) => stopsOf(directory, printOf(key, address))))
    some.forEach((address, index) => {
      const own = stops[index] ?? []
      if (own.length > 0) found.set(address, own)
    })
  }
  return found
}

/** Stops of all mail that are asked for at once: one request. */
const READ_AT_ONCE = 100

/** Why addresses get no mail of any kind, by address; those that do are left out. Unsubscribing is no such reason. */
export async function stopsOfAllMail(
  { client, table }: Directory,
  key: Uint8Array,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Stop>> {
  const prints = new Map(addresses.map((address) => [address, printOf(key, address)]))
  const asked = [...new Set(prints.values())].map((fingerprint) => ({ fingerprint, list: ALL }))
  const stops = new Map<string, Stop>()
  for (let first = 0; first < asked.length; first += READ_AT_ONCE) {
    await untilProcessed(asked.slice(first, first + READ_AT_ONCE), async (keys) => {
      const { data, unprocessed } = await StopEntity.get(keys).go({ client, table })
      for (const item of data) stops.set(item.fingerprint, stopOf(item))
      return unprocessed
    })
  }
  return new Map(
    [...prints].flatMap(([address, print]) => {
      const stop = stops.get(print)
      return stop === undefined ? [] : [[address, stop] as const]
    }),
  )
}

/** Stops mail to an address: of a list, or all mail. The first reason stays; answers whether this was it. */
export async function stopMail(
  { client, table }: Directory,
  fingerprint: string,
  stop: { readonly reason: StopReason; readonly list?: MailList; readonly at: string },
): Promise<boolean> {
  const { reason, list = ALL, at } = stop
  return wasWritten(StopEntity.create({ fingerprint, list, reason, at }).go({ client, table, response: 'none' }))
}

/** Lets mail go to an address again, of the list it was unsubscribed from, or, without one, after its bounces; answers whether it had been stopped. */
export async function resumeMail({ client, table }: Directory, fingerprint: string, list?: MailList): Promise<boolean> {
  if (list === undefined) await forgetSoftBounces({ client, table }, fingerprint)
  return wasWritten(StopEntity.remove({ fingerprint, list: list ?? ALL }).go({ client, table, response: 'none' }))
}

/** Two mails to one address seldom bounce in the same moment. */
const MOST_CONFLICTS = 8

/** Counts a soft bounce, once a mail; answers how many there were since a mail was last delivered. */
export async function countSoftBounce(
  { client, table }: Directory,
  fingerprint: string,
  messageId: string,
): Promise<number> {
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    const { data } = await SoftBouncesEntity.get({ fingerprint }).go({ client, table, consistent: true })
    const { messageIds = [], revision = 0 } = data ?? {}
    if (messageIds.includes(messageId)) return messageIds.length
    const next = { fingerprint, messageIds: [...messageIds, messageId], revision: revision + 1 }
    const written = await wasWritten(
      SoftBouncesEntity.put(next)
        .where((attributes, { eq, notExists }) =>
          revision === 0 ? notExists(attributes.revision) : eq(attributes.revision, revision),
        )
        .go({ client, table, response: 'none' }),
    )
    if (written) return next.messageIds.length
  }
  throw new Error('soft bounces of an address were counted by too many at once')
}

/** Counts soft bounces anew, a mail having been delivered. */
export async function forgetSoftBounces({ client, table }: Directory, fingerprint: string): Promise<void> {
  await SoftBouncesEntity.delete({ fingerprint }).go({ client, table, response: 'none' })
}

/** A member whose address was stopped, of which their coordinator does not know yet. */
export interface UntoldStop {
  readonly binId: BinId
  readonly memberId: MemberId
  readonly reason: StopReason
  readonly at: string
}

/** Notes that a coordinator is to be told of a stop; of an address that is no member's there is nobody to tell. */
export async function noteUntoldStop(
  { client, table }: Directory,
  { binId, memberId }: Partial<Pick<UntoldStop, 'binId' | 'memberId'>>,
  { reason, at }: Pick<UntoldStop, 'reason' | 'at'>,
): Promise<void> {
  if (binId === undefined || memberId === undefined) return
  await UntoldStopEntity.put({ binId, memberId, reason, at }).go({ client, table, response: 'none' })
}

/** The stops of which coordinators are still to be told, those of one BIN together. */
export async function listUntoldStops({ client, table }: Directory): Promise<readonly UntoldStop[]> {
  const { data } = await UntoldStopEntity.query.all({}).go({ client, table, pages: 'all' })
  return data
}

/** Notes that a coordinator was told of these stops; one that came meanwhile stays. */
export async function forgetUntoldStops({ client, table }: Directory, told: readonly UntoldStop[]): Promise<void> {
  await Promise.all(
    told.map(({ binId, memberId, at: since }) =>
      wasWritten(
        UntoldStopEntity.remove({ binId, memberId })
          .where(({ at }, { eq }) => eq(at, since))
          .go({ client, table, response: 'none' }),
      ),
    ),
  )
}
