import { maySee } from '#alerts/rights.ts'
import type { BinId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBins, getZone } from '#directory/directory-store.ts'
import type { Zone } from '#directory/zone.ts'
import type { Caller } from '#runtime/caller.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'

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
  caller: Caller,
  binIds: readonly BinId[],
): Promise<AlertedBins | { readonly kind: 'refused'; readonly reply: HttpReply }> {
  const bins = (await getBins(directory, binIds)).filter((bin) => maySee(caller, bin))
  const known = new Set(bins.map(({ binId }) => binId))
  const unknown = binIds.filter((binId) => !known.has(binId))
  const zones = await readZones(
    directory,
    bins.map(({ zoneId }) => zoneId),
  )
  const [zone] = zones
  if (unknown.length > 0 || zone === undefined) return { kind: 'refused', reply: refuseUnknown(unknown, binIds) }
  return { kind: 'found', bins, zones, zone }
}

/** Reads zones, each once, in the order named. */
export async function readZones(directory: Directory, zoneIds: readonly ZoneId[]): Promise<readonly Zone[]> {
  const zones = await Promise.all([...new Set(zoneIds)].map((zoneId) => getZone(directory, zoneId)))
  return zones.filter((zone) => zone !== undefined)
}

function refuseUnknown(unknown: readonly BinId[], asked: readonly BinId[]): HttpReply {
  const errors = unknown.map((binId) => ({
    path: `binIds.${asked.indexOf(binId)}`,
    message: `Er is geen BIN ${binId} in uw zones.`,
  }))
  return refuse('unknown-bin', 'Kies een BIN uit uw eigen zones.', { errors })
}
