import { type Bin, channelsOfBins } from '#directory/bin.ts'
import { type Directory, getMembers, listReachable } from '#directory/directory-store.ts'
import type { Contact } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import type { Alert } from './alert.ts'
import { wasReached, wasReachedByVoice } from './delivery.ts'
import { listBatches, listDeliveries } from './delivery-store.ts'
import type { Journal } from './journal.ts'
import { type ChosenRecipients, chooseRecipients } from './recipients.ts'

/** Reads from the directory whom an alert to these BINs reaches, each telephone number once over all of them. */
export async function findRecipients(
  directory: Directory,
  bins: readonly Bin[],
  zones: readonly Zone[],
): Promise<ChosenRecipients> {
  const members = await Promise.all(bins.map(({ binId }) => listReachable(directory, binId)))
  return chooseRecipients(members.flat(), {
    channelsOf: channelsOfBins(bins, zones),
    binOrder: bins.map(({ binId }) => binId),
  })
}

/** Reads whom a follow-up reaches: exactly those whom the alert reached, by the way they were reached (product rule 7). */
export async function findReached(
  directory: Directory,
  journal: Journal,
  alert: Alert,
  bins: readonly Bin[],
): Promise<ChosenRecipients> {
  const batches = await listBatches(journal, alert.alertId)
  const deliveries = await listDeliveries(journal, alert.alertId, batches)
  const reached = deliveries.filter(wasReached)
  const byText = new Set(reached.filter((delivery) => !wasReachedByVoice(delivery)).map(({ memberId }) => memberId))
  const members = await getMembers(directory, reached)
  const contacts = members.map((member): Contact => {
    const { memberId, binId, phone, phoneKind, language } = member
    const channel = byText.has(memberId) ? 'sms' : 'voice'
    return { memberId, binId, phoneKind, language, channel, ...(phone === undefined ? {} : { phone }) }
  })
  // By the way they were reached, whatever the BIN's own choice is by now.
  return chooseRecipients(contacts, { channelsOf: () => 'both', binOrder: bins.map(({ binId }) => binId) })
}
