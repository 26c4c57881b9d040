import { expect, it } from 'vitest'
import { measureImport } from '../../scripts/list-measurements.ts'

it('imports 20,000 rows within a minute and in bounded memory, and names every bad one', async () => {
  const measured = await measureImport(20_000)
  expect(measured.filter(({ met }) => !met)).toEqual([])
  expect(measured).toHaveLength(2)
})
