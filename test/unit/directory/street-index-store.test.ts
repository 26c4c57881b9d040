import { afterAll, beforeAll, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import { putMany } from '#directory/directory-store.ts'
import { makeStreetIndex } from '#directory/street-index-store.ts'
import { markStreetsChanged, readStreetVersion } from '#directory/street-version-store.ts'
import { aBin, aZone } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

it('counts the changes of streets, those at one moment too', async () => {
  expect(await readStreetVersion(directory)).toBe(0)
  await markStreetsChanged(directory)
  expect(await readStreetVersion(directory)).toBe(1)
  await Promise.all(Array.from({ length: 5 }, () => markStreetsChanged(directory)))
  expect(await readStreetVersion(directory)).toBe(6)
})

it('makes the index of the BINs of all zones', async () => {
  const zones = Array.from({ length: 12 }, (_, n) => aZone({ zoneId: ZoneId.parse(`zone-${n}`) }))
  const bins = zones.map(({ zoneId }, n) =>
    aBin({ zoneId, name: `BIN ${n}`, municipality: 'Malle', streets: [{ name: 'Dorpsstraat' }] }),
  )
  await putMany(directory, { zones, bins })
  const index = await makeStreetIndex(directory)
  const { matches } = index.lookUp({ text: 'dorpsstraat malle' })
  expect(matches.map(({ bin }) => bin.binId).toSorted()).toEqual(bins.map(({ binId }) => binId).toSorted())
  expect(Object.keys(matches[0]!.bin).toSorted()).toEqual(['binId', 'municipality', 'name', 'status', 'type', 'zoneId'])
  expect(index.locate([4.79, 51.25]).bins).toHaveLength(12)
})

it('is an error when the directory cannot be read, not an empty list', async () => {
  await expect(makeStreetIndex({ ...directory, table: 'gone' })).rejects.toThrow(/resource not found/i)
  await expect(readStreetVersion({ ...directory, table: 'gone' })).rejects.toThrow(/resource not found/i)
})
