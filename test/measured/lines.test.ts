import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mostAtOnce, Neighbourhood, type PhoneCall } from '../support/neighbourhood.ts'

/** How long the first attempts took, and the least they can take on so many lines; milliseconds. */
function roundOne(calls: readonly PhoneCall[], lines: number): { readonly took: number; readonly least: number } {
  const starts = calls.map(({ startedAt }) => Date.parse(startedAt))
  const ends = calls.map(({ endedAt }) => Date.parse(endedAt ?? ''))
  const talked = calls.reduce((sum, _, index) => sum + (ends[index] ?? 0) - (starts[index] ?? 0), 0)
  return { took: Math.max(...ends) - Math.min(...starts), least: talked / lines }
}

/** Slow enough that two cores keep up with two calls a second, so that what is seen is the system's own doing. */
describe('lines and slots, by the clock of the exchange', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 8 })
    await town.phones({ behaviour: 'acknowledge', after: 3, ring: 2 })
    await town.closed(await town.raise([town.zone.cases.frenchBin]))
  })
  beforeEach(async () => {
    await town.request('DELETE', '/local/exchange')
  })
  afterAll(() => town?.close())

  it('ten lines are never idle while one of 94 people waits', async () => {
    // Calls of equal length: everybody picks up after 6 seconds and presses 1 after 12 more.
    await town.phones({ behaviour: 'acknowledge', after: 12, ring: 6 })
    const id = await town.raise([town.zone.cases.sampleAlertBin])
    await town.closed(id)
    const calls = await town.calls(id)
    const { took, least } = roundOne(calls, 10)
    expect(calls).toHaveLength(94)
    expect(mostAtOnce(calls)).toBeLessThanOrEqual(10)
    expect(took).toBeLessThanOrEqual(least * 1.1)
  })

  it('a retry with a line free starts five minutes to five minutes and five seconds after the own first call', async () => {
    await town.put('/local/exchange', { lines: 60 })
    await town.phones({ behaviour: 'no-answer', ring: 6 })
    const id = await town.raise([town.zone.cases.selfEmployedBin])
    await town.closed(id)
    const byNumber = Map.groupBy(await town.calls(id), ({ to }) => to)
    const waits = [...byNumber.values()].map(
      ([first, second]) =>
        ((Date.parse(second?.startedAt ?? '') - Date.parse(first?.endedAt ?? '')) * town.timeScale) / 1000,
    )
    expect(waits.length).toBeGreaterThan(20)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(300)
    expect(Math.max(...waits)).toBeLessThanOrEqual(305)
  })
})

describe('the rate of requests', () => {
  it('is never above what Connect allows, in any second, while free lines wait to be used', async () => {
    // Near real time: a hundredth of a second of wobble on its way to the exchange is a fiftieth of a second here.
    const town = await Neighbourhood.start({ timeScale: 2, lines: 20 })
    try {
      await town.phones('no-answer')
      const id = await town.raise([town.zone.cases.sampleAlertBin])
      const calls = await town.until(
        () => town.calls(id),
        (some) => some.length >= 16,
      )
      await town.as('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'gemeten' })
      const starts = calls.map(({ startedAt }) => Date.parse(startedAt))
      const second = 1000 / town.timeScale
      const inOneSecond = starts.map(
        (start) => starts.filter((other) => other >= start && other < start + second).length,
      )
      expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(2)
    } finally {
      await town.close()
    }
  })
})
