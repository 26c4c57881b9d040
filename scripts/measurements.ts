import { z } from 'zod'
import type { BinId } from '#contract/ids.ts'
import { type Call, MeasuredSystem } from './measured-system.ts'

/** One line of the report: what was measured, what it came to, and what it should be. */
export interface Measurement {
  readonly what: string
  readonly result: string
  readonly target: string
  readonly met: boolean
}

/** Every call rings and lasts equally long, so that the least possible time of a round is known. */
const EQUAL_CALLS = { default: { behaviour: 'acknowledge', ring: 6, after: 40 }, numbers: {} }

/** How near the first round of an alert comes to the least possible: members × call length ÷ lines, or ÷ rate. */
export async function measureRound(members: number): Promise<Measurement> {
  const lines = 10
  const ratePerSecond = 2
  await using system = await MeasuredSystem.start(30, { lines, ratePerSecond })
  const { sampleAlertBin, largeBin, frenchBin } = system.zone.cases
  await system.send(z.unknown(), 'PUT', '/local/phones', EQUAL_CALLS)
  await system.warmUp(frenchBin)
  const alertId = await system.raise(members === 450 ? largeBin : sampleAlertBin, members)
  await system.until(alertId, ({ closedAt }) => closedAt !== undefined)
  const calls = await system.calls(alertId)
  const lengths = calls.map((call) => system.secondsBetween(call.startedAt, endOf(call)))
  const length = lengths.reduce((sum, one) => sum + one, 0) / calls.length
  const least = Math.max((members * length) / lines, members / ratePerSecond)
  const took = system.secondsBetween(calls[0]?.startedAt ?? '', calls.map(endOf).toSorted().at(-1) ?? '')
  return {
    what: `First round of ${members} members, ${lines} lines, calls of ${length.toFixed(1)} s`,
    result: `${took.toFixed(0)} s, ${(took / least).toFixed(3)} times the least possible`,
    target: 'at most 1.1 times',
    met: took <= 1.1 * least && calls.length === members,
  }
}

/** How punctual the retry is: from the end of a person's first call to the start of the second, with lines to spare. */
export async function measureRetry(): Promise<Measurement> {
  await using system = await MeasuredSystem.start(10, { lines: 100, ratePerSecond: 2 })
  await system.warmUp(system.zone.cases.frenchBin)
  await system.send(z.unknown(), 'PUT', '/local/phones', { default: 'no-answer', numbers: {} })
  const alertId = await system.raise(system.zone.cases.sampleAlertBin, 94)
  await system.until(alertId, ({ closedAt }) => closedAt !== undefined)
  const byNumber = Map.groupBy(await system.calls(alertId), ({ to }) => to)
  const waits = [...byNumber.values()].flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [system.secondsBetween(endOf(first), second.startedAt)],
  )
  const earliest = Math.min(...waits)
  const latest = Math.max(...waits)
  return {
    what: `Retry of ${waits.length} members after the end of their own first call`,
    result: `${earliest.toFixed(1)} to ${latest.toFixed(1)} s`,
    target: '300 to 305 s',
    met: waits.length === 94 && earliest >= 300 && latest <= 305,
  }
}

/** How fast an alert is accepted, and how soon the first telephone of 450 rings, in real seconds. */
export async function measureStart(): Promise<readonly Measurement[]> {
  // Waits are short so that each alert finds the system at rest; what is measured does not depend on the scale.
  await using system = await MeasuredSystem.start(60, { lines: 10, ratePerSecond: 2 })
  const { sampleAlertBin, largeBin } = system.zone.cases
  const accepted = await repeat(30, () => timeRaise(system, sampleAlertBin, 94))
  const firstCalls = await repeat(5, () => timeFirstCall(system, largeBin, 450))
  return [
    {
      what: 'POST /v1/alerts to its 202, 94 members, warm, 30 times',
      result: `median ${share(accepted, 0.5)} ms, 95 % within ${share(accepted, 0.95)} ms`,
      target: '95 % within 300 ms',
      met: share(accepted, 0.95) < 300,
    },
    {
      what: 'From that 202 to the first of 450 calls, 5 times',
      result: `median ${share(firstCalls, 0.5)} ms, longest ${share(firstCalls, 1)} ms`,
      target: 'under 2,000 ms',
      met: share(firstCalls, 1) < 2000,
    },
  ]
}

/** Whether an alert to very many completes, how long that takes, and with how much memory. */
export async function measureMany(members: number): Promise<Measurement> {
  const before = process.memoryUsage.rss()
  const lines = 200
  const ratePerSecond = 50
  await using system = await MeasuredSystem.start(30, { lines, ratePerSecond }, members)
  await system.send(z.unknown(), 'PUT', '/local/phones', EQUAL_CALLS)
  const { extraBin } = system.zone.cases
  if (extraBin === undefined) throw new Error('the zone has no extra BIN')
  const since = performance.now()
  const alertId = await system.raise(extraBin, members)
  let most = 0
  const { counts } = await system.until(alertId, ({ closedAt }) => {
    most = Math.max(most, process.memoryUsage.rss())
    return closedAt !== undefined
  })
  const seconds = (performance.now() - since) / 1000
  return {
    what: `Alert to ${members} members, ${lines} lines, ${ratePerSecond} calls a second, 30 times as fast`,
    result: `${counts.acknowledged} acknowledged after ${seconds.toFixed(0)} real s; ${megabytes(most - before)} MB more`,
    target: 'everyone has an outcome; under 1,500 MB more',
    met: counts.acknowledged === members && most - before < 1_500_000_000,
  }
}

async function timeRaise(system: MeasuredSystem, binId: BinId, members: number): Promise<number> {
  const since = performance.now()
  const alertId = await system.raise(binId, members)
  const took = performance.now() - since
  await system.cancel(alertId)
  await system.until(alertId, ({ closedAt }) => closedAt !== undefined)
  return took
}

/** Real milliseconds from the 202 of an alert to so many to its first call; the alert is cancelled then. */
export async function timeFirstCall(system: MeasuredSystem, binId: BinId, members: number): Promise<number> {
  const alertId = await system.raise(binId, members)
  const accepted = Date.now()
  await system.until(alertId, ({ firstCallAt }) => firstCallAt !== undefined)
  await system.cancel(alertId)
  await system.until(alertId, ({ closedAt }) => closedAt !== undefined)
  const [first] = await system.calls(alertId)
  return first === undefined ? Number.POSITIVE_INFINITY : Date.parse(first.startedAt) - accepted
}

/** Does it so often, one after the other, after once to warm up. */
async function repeat(times: number, measure: () => Promise<number>): Promise<readonly number[]> {
  await measure()
  const results: number[] = []
  for (let turn = 0; turn < times; turn += 1) results.push(await measure())
  return results.toSorted((a, b) => a - b)
}

/** The value that this share of sorted results does not exceed, rounded. */
function share(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN)
}

function endOf({ endedAt, startedAt }: Call): string {
  return endedAt ?? startedAt
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
