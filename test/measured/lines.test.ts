import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostAtOnce, Neighbourhood, type PhoneCall } from '../support/neighbourhood.ts'

/** How long the first attempts took, and the least they can take on so many lines; milliseconds. */
function roundOne(calls: readonly PhoneCall[], lines: number): { readonly took: number; readonly least: number } {
  const starts = calls.map(({ startedAt }) => Date.parse(startedAt))
  const ends = calls.map(({ endedAt }) => Date.parse(endedAt ?? ''))
  const talked = calls.reduce((sum, _, index) => sum + (ends[index] ?? 0) - (starts[index] ?? 0), 0)
  return { took: Math.max(...ends) - Math.min(...starts), least: talked / lines }
}

describe('ten lines', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 10 })
    // Everybody picks up after 6 seconds and presses 1 after 12 more: calls of equal length, two real seconds each.
    await town.phones({ behaviour: 'acknowledge', after: 12, ring: 6 })
  })
  afterAll(() => town?.close())

  it('are never idle while one of 94 people waits', async () => {
    const id = await town.raise([town.zone.cases.sampleAlertBin])
    await town.closed(id)
    const calls = await town.calls(id)
    const { took, least } = roundOne(calls, 10)
    expect(calls).toHaveLength(94)
    expect(mostAtOnce(calls)).toBeLessThanOrEqual(10)
    expect(took).toBeLessThanOrEqual(least * 1.1)
  })

  it('are never asked for more often in a second than Connect allows', async () => {
    const { body } = await town.request<{ statistics: { requests: { mostInOneSecond: number; throttled: number } } }>(
      'GET',
      '/local/exchange',
    )
    expect(body.statistics.requests).toMatchObject({ throttled: 0 })
    expect(body.statistics.requests.mostInOneSecond).toBeLessThanOrEqual(2)
  })
})

describe('a retry, where a line is free', () => {
  it('starts from five minutes to five minutes and five seconds after the end of the own first call', async () => {
    const town = await Neighbourhood.start({ timeScale: 20, lines: 60 })
    try {
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
    } finally {
      await town.close()
    }
  })
})
