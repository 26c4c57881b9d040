import { expect, it } from 'vitest'
import { getBins, getZone, listBins, listMembers } from '#directory/directory-store.ts'
import { generateSampleZone } from '../../../local/sample-zone/sample-zone.ts'
import { writeSampleZone } from '../../../local/sample-zone/write-sample-zone.ts'
import { openDirectoryTable } from '../directory/directory-table.ts'

it('writes the whole zone as it was made, twice as well as once', async () => {
  await using directory = await openDirectoryTable()
  const zone = generateSampleZone()
  await writeSampleZone(directory.client, directory.table, zone)
  await writeSampleZone(directory.client, directory.table, zone)

  const { zoneId } = zone.zone
  expect(await getZone(directory, zoneId)).toStrictEqual(zone.zone)
  const binIds = zone.bins.map(({ binId }) => binId)
  expect(await getBins(directory, binIds)).toStrictEqual(zone.bins)
  expect(await listBins(directory, zoneId)).toHaveLength(zone.bins.length)
  const stored = (await Promise.all(binIds.map((binId) => listMembers(directory, binId)))).flat()
  const byId = new Map(stored.map((member) => [member.memberId, member]))
  expect(stored).toHaveLength(zone.members.length)
  expect(zone.members.map(({ memberId }) => byId.get(memberId))).toStrictEqual(zone.members)
})
