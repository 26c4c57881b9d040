import type { AlertId } from '#contract/ids.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import { type Alert, type AlertMove, alertMoves } from './alert.ts'
import { expiry, type Journal } from './journal.ts'
import { AlertEntity, AlertListingEntity } from './journal-entities.ts'

/** Reads an alert as it stands now; undefined when there is none. */
export async function getAlert({ client, table }: Journal, alertId: AlertId): Promise<Alert | undefined> {
  const { data } = await AlertEntity.get({ alertId }).go({ client, table, consistent: true })
  if (data === null) return undefined
  const { expiresAt: _expiresAt, ...alert } = data
  return alert
}

/** Writes a new alert and lists it with its zones and BINs; one that exists already stays as it is. */
export async function putAlert(journal: Journal, alert: Alert, now: Date): Promise<void> {
  const { client, table } = journal
  const expiresAt = expiry(journal, now)
  const owners = new Set<string>(alert.bins.flatMap(({ binId, zoneId }) => [binId, zoneId]))
  const listings = [...owners].map((owner) => ({ owner, alertId: alert.alertId, expiresAt }))
  // Listed first: a listing without its alert is passed over, an alert without its listing would be lost from view.
  await Promise.all(listings.map((listing) => AlertListingEntity.put(listing).go({ client, table, response: 'none' })))
  await ignoringConditions(() => AlertEntity.create({ ...alert, expiresAt }).go({ client, table, response: 'none' }))
}

/** What may be written beside the status when an alert moves on. */
type Facts = Partial<
  Pick<
    Alert,
    | 'enrolledAt'
    | 'cancelledAt'
    | 'cancelledBy'
    | 'cancelReason'
    | 'closedAt'
    | 'medianSecondsToAcknowledge'
    | 'cost'
    | 'figuresOfZones'
    | 'feedbackDrafts'
  >
>

/** Moves an alert on, if it stands where that move starts from; answers whether it moved. */
export async function moveAlert(
  { client, table }: Journal,
  alertId: AlertId,
  move: AlertMove,
  facts: Facts = {},
): Promise<boolean> {
  const { from, to } = alertMoves[move]
  return ignoringConditions(() =>
    AlertEntity.patch({ alertId })
      .set({ status: to, ...facts })
      .where(({ status }, { eq }) => from.map((one) => eq(status, one)).join(' OR '))
      .go({ client, table, response: 'none' }),
  )
}

/** Writes what is known of an ended alert at its close, once; answers whether this call was the one. */
export async function closeFacts({ client, table }: Journal, alertId: AlertId, facts: Facts): Promise<boolean> {
  return ignoringConditions(() =>
    AlertEntity.patch({ alertId })
      .set(facts)
      .where(({ closedAt }, { notExists }) => notExists(closedAt))
      .go({ client, table, response: 'none' }),
  )
}

/** Notes when the first call of an alert started; the first to say so is believed. */
export async function noteFirstCall({ client, table }: Journal, alertId: AlertId, at: string): Promise<void> {
  await ignoringConditions(() =>
    AlertEntity.patch({ alertId })
      .set({ firstCallAt: at })
      .where(({ firstCallAt }, { notExists }) => notExists(firstCallAt))
      .go({ client, table, response: 'none' }),
  )
}

/** Notes that the summary was mailed. */
export async function noteSummary({ client, table }: Journal, alertId: AlertId, at: string): Promise<void> {
  await AlertEntity.patch({ alertId }).set({ summarySentAt: at }).go({ client, table, response: 'none' })
}

/** Remembers that an alert was followed up, once a follow-up. */
export async function noteFollowUp(journal: Journal, alert: Alert, followUp: AlertId): Promise<void> {
  const { client, table } = journal
  for (let before = alert.followUps; !(before ?? []).includes(followUp); ) {
    const known = before
    const written = await ignoringConditions(() =>
      AlertEntity.patch({ alertId: alert.alertId })
        .set({ followUps: [...(known ?? []), followUp] })
        .where(({ followUps }, { eq, notExists }) =>
          known === undefined ? notExists(followUps) : eq(followUps, known),
        )
        .go({ client, table, response: 'none' }),
    )
    if (written) return
    before = (await getAlert(journal, alert.alertId))?.followUps
  }
}

/** A page of alert ids of a zone or a BIN, newest first; `before` is the last id of the page that went before. */
export async function listAlertIds(
  { client, table }: Journal,
  owner: string,
  limit: number,
  before?: AlertId,
): Promise<readonly AlertId[]> {
  const all = AlertListingEntity.query.byOwner({ owner })
  const page = before === undefined ? all : all.lt({ alertId: before })
  const { data } = await page.go({ client, table, order: 'desc', limit })
  return data.map(({ alertId }) => alertId)
}

async function ignoringConditions(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}
