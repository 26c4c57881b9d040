import type { BinId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBins, getZone } from '#directory/directory-store.ts'
import { maySee, type Viewer } from '#directory/rights.ts'
import type { Zone } from '#directory/zone.ts'

/** The BINs of an alert with their zones, the zone of the first BIN first. */
export interface AlertedBins {
  readonly kind: 'found'
  readonly bins: readonly Bin[]
  readonly zones: readonly Zone[]
  readonly zone: Zone
}

/** Reads the BINs a dispatcher names; one that is not theirs is as unknown as one that does not exist. */
export async function readAlertedBins(
  directory: Directory,
  viewer: Viewer,
  binIds: readonly BinId[],
): Promise<AlertedBins | { readonly kind: 'unknown'; readonly unknown: readonly BinId[] }> {
  const bins = (await getBins(directory, binIds)).filter((bin) => maySee(viewer, bin))
  const known = new Set(bins.map(({ binId }) => binId))
  const unknown = binIds.filter((binId) => !known.has(binId))
  const zones = await readZones(
    directory,
    bins.map(({ zoneId }) => zoneId),
  )
  const [zone] = zones
  return unknown.length > 0 || zone === undefined ? { kind: 'unknown', unknown } : { kind: 'found', bins, zones, zone }
}

/** Reads zones, each once, in the order named. */
export async function readZones(directory: Directory, zoneIds: readonly ZoneId[]): Promise<readonly Zone[]> {
  const zones = await Promise.all([...new Set(zoneIds)].map((zoneId) => getZone(directory, zoneId)))
  return zones.filter((zone) => zone !== undefined)
}
