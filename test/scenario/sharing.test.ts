import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostAtOnce, Neighbourhood } from '../support/neighbourhood.ts'

describe('ten lines', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 30 })
    await town.phones({ behaviour: 'acknowledge', after: 12, ring: 6 })
  })
  afterAll(() => town?.close())

  it('are shared by two alerts at once: both end, neither starves', async () => {
    const [one, two] = await Promise.all([
      town.raise([town.zone.cases.sampleAlertBin], { confirm: { duplicate: true } }),
      town.raise([town.zone.cases.frenchBin]),
    ])
    const [first, second] = [await town.closed(one), await town.closed(two)]
    expect(first.counts).toMatchObject({ total: 94, acknowledged: 94 })
    expect(second.counts.pending + second.counts.calling).toBe(0)
    const [ofOne, ofTwo] = [await town.calls(one), await town.calls(two)]
    expect(mostAtOnce([...ofOne, ...ofTwo])).toBeLessThanOrEqual(10)
    // While both had people waiting, lines went to both: the smaller did not wait for the larger to end.
    const lastOfTwo = Math.max(...ofTwo.map(({ startedAt }) => Date.parse(startedAt)))
    const afterThat = ofOne.filter(({ startedAt }) => Date.parse(startedAt) > lastOfTwo)
    expect(afterThat.length).toBeGreaterThan(10)
  })
})

describe('a retry that is due while first calls still wait', () => {
  it('goes after them, and no sooner than its own five minutes', async () => {
    const town = await Neighbourhood.start({ timeScale: 120, lines: 2, ratePerSecond: 2 })
    try {
      await town.phones('no-answer')
      const id = await town.raise([town.zone.cases.frenchBin])
      const closed = await town.closed(id)
      expect(closed.counts.noAnswer).toBeGreaterThan(20)
      const calls = await town.calls(id)
      const seen = new Set<string>()
      const isRetry = calls.map(({ to }) => seen.size === seen.add(to).size)
      const lastFirst = isRetry.lastIndexOf(false)
      const earlyRetries = isRetry.slice(0, lastFirst).filter(Boolean)
      expect(earlyRetries).toEqual([])
      const fiveMinutes = 300_000 / town.timeScale
      const byNumber = Map.groupBy(calls, ({ to }) => to)
      const waits = [...byNumber.values()].map(
        ([first, second]) => Date.parse(second?.startedAt ?? '') - Date.parse(first?.endedAt ?? ''),
      )
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(fiveMinutes)
    } finally {
      await town.close()
    }
  })
})
