import type { BinId } from '#contract/ids.ts'
import { maySee, type Viewer } from '#directory/rights.ts'
import type { Alert } from './alert.ts'

/** The BINs of an alert that a viewer may know of; with none, the alert does not exist for them. */
export function visibleBins(viewer: Viewer, alert: Alert): ReadonlySet<BinId> {
  return new Set(alert.bins.filter((bin) => maySee(viewer, bin)).map(({ binId }) => binId))
}
