import { getAlert, listAlertIds } from '#alerts/alert-store.ts'
import { listBatches, listDeliveries } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { type AlertId, BinId, MemberId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBin, getMember, getZone } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { readLink } from '#links/link-tokens.ts'
import { listContactChanges } from './contact-change-store.ts'
import { type OwnAlert, type OwnData, ownAlertOf } from './own-data.ts'

/** Whoever holds a link to their own data, with the BIN they are in. */
export interface Owner {
  readonly member: Member
  readonly bin: Bin
  readonly zone: Zone
}

/** Reads whose link this is; undefined when it is not good, or its member has left. */
export async function readOwner(
  directory: Directory,
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<Owner | undefined> {
  const link = await readLink(key, 'self-service', token, now)
  return link.kind === 'good' ? getOwner(directory, link.subject) : undefined
}

/** Reads the member that a link is about. */
export async function getOwner(
  directory: Directory,
  about: { readonly bin?: string; readonly member?: string },
): Promise<Owner | undefined> {
  const key = { binId: BinId.parse(about.bin), memberId: MemberId.parse(about.member) }
  const [member, bin] = await Promise.all([getMember(directory, key), getBin(directory, key.binId)])
  const zone = bin === undefined ? undefined : await getZone(directory, bin.zoneId)
  return member === undefined || bin === undefined || zone === undefined ? undefined : { member, bin, zone }
}

/** Reads everything that is known of a member. */
export async function readOwnData(journal: Journal, { member, bin }: Owner, now: Date): Promise<OwnData> {
  const [changes, alerts] = await Promise.all([
    listContactChanges(journal, member, now),
    listOwnAlerts(journal, member.binId, member.memberId),
  ])
  return { member, bin, changes, alerts }
}

/** Of so many alerts a person is shown how theirs went: each is a handful of queries in the BIN's own batches. */
const ALERTS_SHOWN = 5

async function listOwnAlerts(journal: Journal, binId: BinId, memberId: MemberId): Promise<readonly OwnAlert[]> {
  const alertIds = await listAlertIds(journal, binId, ALERTS_SHOWN)
  const own = await Promise.all(alertIds.map((alertId) => findOwnAlert(journal, alertId, binId, memberId)))
  return own.filter((alert) => alert !== undefined)
}

async function findOwnAlert(
  journal: Journal,
  alertId: AlertId,
  binId: BinId,
  memberId: MemberId,
): Promise<OwnAlert | undefined> {
  const [alert, batches] = await Promise.all([getAlert(journal, alertId), listBatches(journal, alertId)])
  if (alert === undefined) return undefined
  const ofBin = batches.filter((batch) => batch.binId === binId)
  const deliveries = await listDeliveries(journal, alertId, ofBin)
  const delivery = deliveries.find((one) => one.memberId === memberId)
  return delivery === undefined ? undefined : ownAlertOf(alert, delivery)
}
