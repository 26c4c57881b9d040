import { setImmediate as nextTurn } from 'node:timers/promises'
import { BinEntity } from './directory-entities.ts'
import { at, type Directory, listZones } from './directory-store.ts'
import type { SearchedBin } from './streets/holding.ts'
import { StreetIndex } from './streets/street-index.ts'

/** Zones read at once. */
const CONCURRENT = 8

/** Makes the index of all BINs as they are now; between its steps whoever waits for an answer has the processor. */
export async function makeStreetIndex(directory: Directory): Promise<StreetIndex> {
  const steps = StreetIndex.steps(await listSearchedBins(directory))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await nextTurn()
  }
}

async function listSearchedBins(directory: Directory): Promise<readonly SearchedBin[]> {
  const zones = (await listZones(directory)).map(({ zoneId }) => zoneId).values()
  const bins: SearchedBin[] = []
  // All take from the one list of zones, until it is empty.
  const read = async () => {
    for (const zoneId of zones) {
      const { data } = await BinEntity.query.byZone({ zoneId }).go({
        ...at(directory),
        pages: 'all',
        attributes: ['binId', 'zoneId', 'name', 'municipality', 'type', 'status', 'area', 'streets'],
      })
      bins.push(...data)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, read))
  return bins.toSorted((a, b) => (a.binId < b.binId ? -1 : 1))
}
