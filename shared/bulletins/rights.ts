import type { BinId } from '#contract/ids.ts'
import { maySeeZone, type Viewer } from '#directory/rights.ts'
import type { Bulletin } from './bulletin.ts'

/**
 * The BINs of a bulletin that a viewer may know of; undefined when the bulletin does not exist for them. Prevention sees
 * all of its zone; a coordinator what was sent to its own BINs, and no draft.
 */
export function visibleBins(viewer: Viewer, bulletin: Bulletin): ReadonlySet<BinId> | undefined {
  if (maySeeZone(viewer, bulletin.zoneId)) return new Set(bulletin.binIds)
  if (viewer.role !== 'coordinator' || bulletin.state === 'draft') return undefined
  const own = bulletin.binIds.filter((binId) => viewer.bins.includes(binId))
  return own.length === 0 ? undefined : new Set(own)
}
