import type { AlertView } from '#contract/alerts-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { AlertState, Role } from '#contract/vocabulary.ts'
import type { Alert } from './alert.ts'
import type { ClosingFigures } from './closing.ts'
import { addTallies, type BatchStanding, countsOf, stateByTally, type Tally } from './tally.ts'

/** Shows an alert as it stands, with the counts of the BINs the viewer may see; drafts are not for coordinators. */
export function showAlert(
  alert: Alert,
  batches: readonly BatchStanding[],
  visible: ReadonlySet<BinId>,
  role: Role,
): AlertView {
  const tallyOf = (binId: BinId) =>
    addTallies(batches.filter((batch) => batch.binId === binId).map(({ tally }) => tally))
  const bins = alert.bins.filter(({ binId }) => visible.has(binId))
  const perBin = bins.map(({ binId, name }) => ({ binId, name, tally: tallyOf(binId) }))
  const everybody = addTallies(batches.map(({ tally }) => tally))
  const { alertId, message, kind, createdAt, createdBy } = alert
  return {
    id: alertId,
    kind,
    state: stateOf(alert, everybody),
    binIds: bins.map(({ binId }) => binId),
    message,
    createdAt,
    createdBy,
    ...optional(alert),
    ...shownFigures(alert, visible),
    ...(role === 'coordinator' ? {} : shownDraft(alert, visible)),
    followUps: [...(alert.followUps ?? [])],
    counts: shownCounts(alert, addTallies(perBin.map(({ tally }) => tally)), bins.length === alert.bins.length),
    perBin: perBin.map(({ binId, name, tally }) => ({ binId, binName: name, ...countsOf(tally) })),
  }
}

/** Before the recipients are enrolled nothing is counted yet, but how many they are is known. */
function shownCounts(alert: Alert, tally: Tally, all: boolean) {
  const counts = countsOf(tally)
  return counts.total === 0 && all ? { ...counts, total: alert.recipients, pending: alert.recipients } : counts
}

/** Of an alert to several zones each sees the draft of its own. */
function shownDraft({ feedbackDrafts, bins }: Alert, visible: ReadonlySet<BinId>): Pick<AlertView, 'feedbackDraft'> {
  if (feedbackDrafts === undefined) return {}
  const { title, ofZones } = feedbackDrafts
  const zoneIds = new Set(bins.filter(({ binId }) => visible.has(binId)).map(({ zoneId }) => zoneId))
  const own = ofZones.find(({ zoneId }) => zoneIds.has(zoneId))
  return own === undefined ? {} : { feedbackDraft: { id: own.id, title, text: own.text } }
}

/** Time and cost of what the viewer sees: of the whole alert, or of the one zone; of less they are not known. */
function shownFigures(alert: Alert, visible: ReadonlySet<BinId>): Partial<ClosingFigures> {
  const zoneIds = new Set(alert.bins.filter(({ binId }) => visible.has(binId)).map(({ zoneId }) => zoneId))
  const seesAllOf = alert.bins.filter(({ zoneId }) => zoneIds.has(zoneId)).every(({ binId }) => visible.has(binId))
  const [zoneId] = zoneIds
  const seesAlert = alert.bins.every(({ binId }) => visible.has(binId))
  const ofZone =
    zoneIds.size === 1 && seesAllOf ? alert.figuresOfZones?.find((one) => one.zoneId === zoneId) : undefined
  const { cost, medianSecondsToAcknowledge } = (seesAlert ? alert : ofZone) ?? {}
  return {
    ...(medianSecondsToAcknowledge === undefined ? {} : { medianSecondsToAcknowledge }),
    ...(cost === undefined ? {} : { cost }),
  }
}

/** Where an alert stands, by its own status and by the counts of all its batches. */
export function stateOf({ status }: Pick<Alert, 'status'>, tally: Tally): AlertState {
  switch (status) {
    case 'raised':
      return 'queued'
    case 'enrolled':
      return stateByTally(tally)
    default:
      return status
  }
}

function optional(alert: Alert) {
  const { closedAt, cancelledAt, cancelReason, incidentRef, followUpOf, followUpKind, firstCallAt } = alert
  return {
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(cancelledAt === undefined ? {} : { cancelledAt }),
    ...(cancelReason === undefined ? {} : { cancelReason }),
    ...(incidentRef === undefined ? {} : { incidentRef }),
    ...(followUpOf === undefined ? {} : { followUpOf }),
    ...(followUpKind === undefined ? {} : { followUpKind }),
    ...(firstCallAt === undefined ? {} : { firstCallAt }),
  }
}
