import type { RunningAlert } from '#contract/alerts-api.ts'
import type { AlertId, BinId } from '#contract/ids.ts'
import type { AlertKind } from '#contract/vocabulary.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import { getAlert } from './alert-store.ts'
import { stateOf } from './alert-view.ts'
import { listBatches } from './delivery-store.ts'
import { expiry, type Journal } from './journal.ts'
import { BinClaimEntity, IdempotencyEntity } from './journal-entities.ts'
import { addTallies } from './tally.ts'

/** What an Idempotency-Key stands for: which alert, asked with which content. */
export interface RaiseRecord {
  readonly subject: string
  readonly key: string
  readonly fingerprint: string
  readonly alertId: AlertId
  readonly createdAt: string
  readonly recipients: number
}

/** Reads what a caller's key stands for already. */
export async function getRaiseRecord(
  { client, table }: Journal,
  subject: string,
  key: string,
): Promise<RaiseRecord | undefined> {
  const { data } = await IdempotencyEntity.get({ subject, key }).go({ client, table, consistent: true })
  return data ?? undefined
}

/** Gives a key its meaning, or answers the meaning it already has: of twenty that come at once, one decides. */
export async function settleRaiseRecord(journal: Journal, record: RaiseRecord, now: Date): Promise<RaiseRecord> {
  const { client, table } = journal
  try {
    await IdempotencyEntity.create({ ...record, expiresAt: expiry(journal, now) }).go({ client, table })
    return record
  } catch (error) {
    if (!isConditionFailure(error)) throw error
    return (await getRaiseRecord(journal, record.subject, record.key)) ?? record
  }
}

/** Takes a key's meaning back when the alert it stood for was refused after all. */
export async function dropRaiseRecord({ client, table }: Journal, { subject, key }: RaiseRecord): Promise<void> {
  await IdempotencyEntity.delete({ subject, key }).go({ client, table })
}

/** An alert that holds a BIN: raised within the last ten minutes (product rule 8). */
export interface RecentAlert {
  readonly alertId: AlertId
  readonly kind: AlertKind
  readonly claimedAt: string
}

/** The alert that holds one of these BINs since `since` (ISO 8601), if there is one. */
export async function findRecentAlert(
  journal: Journal,
  binIds: readonly BinId[],
  { now, since }: { readonly now: Date; readonly since: string },
): Promise<RecentAlert | undefined> {
  const { client, table } = journal
  const { data } = await BinClaimEntity.get(binIds.map((binId) => ({ binId }))).go({
    client,
    table,
    consistent: true,
    concurrent: 8,
  })
  for (const { alertId, kind, claimedAt } of data) {
    if (claimedAt > since && (await isHeld(journal, { alertId, claimedAt }, now))) return { alertId, kind, claimedAt }
  }
  return undefined
}

/** Shows the alert that holds a BIN, as it stands; one that is being raised has only its claim yet. */
export async function showRecentAlert(
  journal: Journal,
  { alertId, kind, claimedAt }: RecentAlert,
): Promise<RunningAlert> {
  const [alert, batches] = await Promise.all([getAlert(journal, alertId), listBatches(journal, alertId)])
  return {
    id: alertId,
    kind,
    state: stateOf(alert ?? { status: 'raised' }, addTallies(batches.map(({ tally }) => tally))),
    createdAt: claimedAt,
    url: `/v1/alerts/${alertId}`,
  }
}

/** A raise that died between its claim and its alert holds the BIN no longer than this, in milliseconds. */
const ABANDONED_AFTER = 15_000

async function isHeld(
  journal: Journal,
  { alertId, claimedAt }: Pick<RecentAlert, 'alertId' | 'claimedAt'>,
  now: Date,
): Promise<boolean> {
  if (Date.parse(claimedAt) > now.getTime() - ABANDONED_AFTER) return true
  return (await getAlert(journal, alertId)) !== undefined
}

/**
 * Claims BINs for an alert, each under the condition that no other alert holds it since `since`; answers the
 * alert in the way, having given back what it took, or undefined. `regardless` claims whatever holds them.
 */
export async function claimBins(
  journal: Journal,
  { alertId, kind }: Pick<RecentAlert, 'alertId' | 'kind'>,
  binIds: readonly BinId[],
  { now, since, regardless }: { readonly now: Date; readonly since: string; readonly regardless: boolean },
): Promise<RecentAlert | undefined> {
  for (let first = 0; first < binIds.length; first += CLAIMS_AT_ONCE) {
    const some = binIds.slice(first, first + CLAIMS_AT_ONCE)
    const answers = await Promise.all(
      some.map((binId) => claimBin(journal, { alertId, kind }, binId, { now, since, regardless })),
    )
    const inTheWay = answers.find((answer) => answer !== undefined)
    if (inTheWay !== undefined) {
      await Promise.all(binIds.slice(0, first + CLAIMS_AT_ONCE).map((binId) => releaseBin(journal, alertId, binId)))
      return inTheWay
    }
  }
  return undefined
}

/** Claims under way at once: an alert to the whole country holds 1,059 BINs. */
const CLAIMS_AT_ONCE = 25

async function claimBin(
  journal: Journal,
  { alertId, kind }: Pick<RecentAlert, 'alertId' | 'kind'>,
  binId: BinId,
  { now, since, regardless }: { readonly now: Date; readonly since: string; readonly regardless: boolean },
): Promise<RecentAlert | undefined> {
  const { client, table } = journal
  const claim = { binId, alertId, kind, claimedAt: now.toISOString(), expiresAt: expiry(journal, now) }
  if (regardless) {
    await BinClaimEntity.put(claim).go({ client, table })
    return undefined
  }
  try {
    await BinClaimEntity.put(claim)
      .where(
        (attributes, { notExists, lte, eq }) =>
          `${notExists(attributes.alertId)} OR ${lte(attributes.claimedAt, since)} OR ${eq(attributes.alertId, alertId)}`,
      )
      .go({ client, table })
    return undefined
  } catch (error) {
    if (!isConditionFailure(error)) throw error
    const inTheWay = await findRecentAlert(journal, [binId], { now, since })
    if (inTheWay !== undefined) return inTheWay
    await BinClaimEntity.put(claim).go({ client, table })
    return undefined
  }
}

async function releaseBin({ client, table }: Journal, alertId: AlertId, binId: BinId): Promise<void> {
  try {
    await BinClaimEntity.remove({ binId })
      .where((attributes, { eq }) => eq(attributes.alertId, alertId))
      .go({ client, table })
  } catch (error) {
    if (!isConditionFailure(error)) throw error
  }
}
