import type { ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
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
  return chooseByZone(members.flat(), bins, zones)
}

/** Reads whom a follow-up reaches: exactly those whom the alert reached, by the way they were reached (product rule 7). */
export async function findReached(
  directory: Directory,
  journal: Journal,
  alert: Alert,
  bins: readonly Bin[],
  zones: readonly Zone[],
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
  return chooseByZone(
    contacts,
    bins,
    zones.map((zone) => ({ ...zone, channels: 'both' })),
  )
}

/** A zone's choice of channels is its own; a number that two zones would call is called by the first. */
function chooseByZone(members: readonly Contact[], bins: readonly Bin[], zones: readonly Zone[]): ChosenRecipients {
  const taken = new Set<string>()
  const zoneOf = new Map<string, ZoneId>(bins.map(({ binId, zoneId }) => [binId, zoneId]))
  const chosen = zones.map(({ zoneId, channels }) => {
    const own = members.filter(
      ({ binId, phone }) => zoneOf.get(binId) === zoneId && (phone === undefined || !taken.has(phone)),
    )
    const choice = chooseRecipients(own, { zoneChannels: channels, binOrder: bins.map(({ binId }) => binId) })
    for (const { phone } of choice.recipients) taken.add(phone)
    return choice
  })
  return {
    recipients: chosen.flatMap(({ recipients }) => recipients),
    unreachable: chosen.flatMap(({ unreachable }) => unreachable),
    duplicates: chosen.reduce((sum, { duplicates }) => sum + duplicates, 0),
  }
}
