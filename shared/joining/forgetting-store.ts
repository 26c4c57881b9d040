import { findByPhone, forgetNumbers, recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import type { BinId } from '#contract/ids.ts'
import type { MemberKey } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { dropContactChange } from './contact-change-store.ts'
import { forgetRequests, removeRequests } from './request-store.ts'

/** Members whose changes are dropped at once. */
const AT_ONCE = 16

/** Takes a person out of all that the Journal holds of them: running alerts, requests to join, unconfirmed changes. */
export async function forgetMember(journal: Journal, member: Member): Promise<void> {
  await Promise.all([forgetInAlerts(journal, member), forgetRequests(journal, member), dropChanges(journal, member)])
}

/**
 * Takes out of the Journal who wanted to join a BIN, and what its members have yet to confirm. A running alert goes on:
 * it holds its numbers until it is closed.
 */
export async function forgetBin(journal: Journal, binId: BinId, members: readonly MemberKey[]): Promise<void> {
  await removeRequests(journal, binId)
  await inParallel(members, AT_ONCE, (member) => dropChanges(journal, member))
}

async function dropChanges(journal: Journal, member: MemberKey): Promise<void> {
  await Promise.all([dropContactChange(journal, member, 'email'), dropContactChange(journal, member, 'phone')])
}

/** Ends the part of a running alert in which this person would be called, and takes their number out of it. */
async function forgetInAlerts(journal: Journal, { phone, memberId, binId }: Member): Promise<void> {
  if (phone === undefined) return
  const deliveries = await findByPhone(journal, phone)
  const own = deliveries.filter((delivery) => delivery.memberId === memberId && delivery.binId === binId)
  for (const delivery of own) {
    const event = { kind: 'settle', final: false, uncalled: 'cancelled' } as const
    await (await recordOnDelivery(journal, delivery, event)).counted
  }
  await forgetNumbers(journal, own)
}
