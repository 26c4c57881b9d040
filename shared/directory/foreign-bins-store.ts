import type { BinId, ZoneId } from '#contract/ids.ts'
import { type Directory, getBins } from './directory-store.ts'

/** Which of these BINs do not exist, or belong to another zone. */
export async function findForeignBins(
  directory: Directory,
  zoneId: ZoneId,
  binIds: readonly BinId[],
): Promise<readonly BinId[]> {
  const bins = await getBins(directory, binIds)
  const own = new Set(bins.filter((bin) => bin.zoneId === zoneId).map(({ binId }) => binId))
  return binIds.filter((binId) => !own.has(binId))
}
