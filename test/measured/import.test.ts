import { expect, it } from 'vitest'
import { measureImport } from '../../scripts/list-measurements.ts'

// The bench measures 20,000: how soon that is done says something of the machine too.
it('imports a long list in bounded memory, and names every bad row', async () => {
  const measured = await measureImport(5000)
  expect(measured.filter(({ met }) => !met)).toEqual([])
  expect(measured).toHaveLength(2)
})
