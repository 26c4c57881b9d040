import { afterEach, expect, test, vi } from 'vitest'
import { Call } from '../../../local/exchange/call.ts'
import { createCallLog } from '../../../local/exchange/call-log.ts'
import { createClock } from '../../../local/exchange/clock.ts'
import { ANNA, type Bench, openBench, SOURCE } from './exchange-on-http.ts'

let bench: Bench
/** Slow enough that a phone nobody answers rings on for seconds, however busy the test machine is. */
const STILL_RINGING = 10
afterEach(async () => await bench.close())

const number = (index: number) => `+3247${String(index).padStart(7, '0')}`

interface ExchangeState {
  statistics: {
    dialled: number
    linesInUse: number
    mostLinesInUse: number
    overLimit: number
    lineSeconds: { busy: number; idle: number }
    requests: { total: number; throttled: number; mostInOneSecond: number; fewestTokensLeft: number }
  }
}
const state = async () => (await (await bench.local('GET', '/local/exchange')).json()) as ExchangeState

test('starts with the quotas of a new instance', async () => {
  bench = await openBench()
  expect(await state()).toMatchObject({
    lines: 10,
    ratePerSecond: 2,
    burst: 5,
    overLimit: 'reorder-tone',
    timeScale: 400,
  })
})

test('throttles what comes faster than the rate, after the burst', async () => {
  // Slow time: between two requests no tokens come back.
  bench = await openBench({ timeScale: 0.01 })
  for (let index = 0; index < 5; index++) await bench.dial(number(index))
  await expect(bench.dial(number(5))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  })
  const { statistics } = await state()
  expect(statistics.requests).toMatchObject({ total: 6, throttled: 1, mostInOneSecond: 6, fewestTokensLeft: 0 })
  expect(statistics.dialled).toBe(5)
})

test('gives tokens back at the rate, in telephone seconds', async () => {
  bench = await openBench({ timeScale: 1000 })
  for (let index = 0; index < 8; index++) {
    // 2 a second at a scale of 1000 is a token each half millisecond: a round trip lasts longer.
    await bench.dial(number(index))
  }
  expect((await state()).statistics.requests.throttled).toBe(0)
})

test('a call over the lines gets the fast busy tone: a contact that ends at once', async () => {
  bench = await openBench({ timeScale: STILL_RINGING })
  await bench.limits({ lines: 2, ratePerSecond: 100, burst: 100 })
  await bench.phones({}, 'manual')
  await bench.dial(number(1))
  await bench.dial(number(2))
  const third = await bench.dial(number(3))
  const call = await bench.ended(third)
  expect(call).toMatchObject({ state: 'ended', disconnectReason: 'TELECOM_PROBLEM' })
  expect(call).not.toHaveProperty('answeredAt')
  expect((await state()).statistics).toMatchObject({ linesInUse: 2, mostLinesInUse: 2, overLimit: 1 })
})

test('or, when it is told so, is refused with LimitExceededException', async () => {
  bench = await openBench({ timeScale: STILL_RINGING })
  await bench.limits({ lines: 1, ratePerSecond: 100, burst: 100, overLimit: 'limit-exceeded' })
  await bench.phones({}, 'manual')
  await bench.dial(number(1))
  await expect(bench.dial(number(2))).rejects.toMatchObject({
    name: 'LimitExceededException',
    $metadata: { httpStatusCode: 429 },
  })
  expect(await bench.calls()).toHaveLength(1)
})

test('a call that ends gives its line to the next, and a call-back takes one too', async () => {
  bench = await openBench({ timeScale: STILL_RINGING })
  await bench.limits({ lines: 1, ratePerSecond: 100, burst: 100 })
  await bench.phones({}, 'busy')
  await bench.ended(await bench.dial(number(1)))
  await bench.phones({}, 'manual')
  const second = await bench.dial(number(2))
  const refused = await bench.local('POST', '/local/calls', { from: ANNA })
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'lines-busy' })
  await bench.local('POST', `/local/calls/${second}/hang-up`)
  expect((await bench.local('POST', '/local/calls', { from: ANNA })).status).toBe(201)
})

test('more lines than before, when they are raised while calls are in progress', async () => {
  bench = await openBench({ timeScale: STILL_RINGING })
  await bench.limits({ lines: 1, ratePerSecond: 100, burst: 100 })
  await bench.phones({}, 'manual')
  await bench.dial(number(1))
  await bench.limits({ lines: 2 })
  const second = await bench.dial(number(2))
  expect((await bench.call(second)).state).toBe('ringing')
  expect(bench.limitChanges).toEqual([
    { lines: 1, ratePerSecond: 100, burst: 100, overLimit: 'reorder-tone' },
    { lines: 2, ratePerSecond: 100, burst: 100, overLimit: 'reorder-tone' },
  ])
})

test('measures lines in use and lines idle while at least one call is in progress', async () => {
  bench = await openBench()
  await bench.limits({ lines: 4, ratePerSecond: 100, burst: 100 })
  await bench.phones({}, { behaviour: 'hang-up', ring: 2, after: 10 })
  const calls = [await bench.dial(number(1)), await bench.dial(number(2))]
  for (const contactId of calls) await bench.ended(contactId)
  const { busy, idle } = (await state()).statistics.lineSeconds
  expect(busy).toBeGreaterThanOrEqual(24)
  expect(idle).toBeGreaterThanOrEqual(24)
  await bench.local('DELETE', '/local/exchange')
  expect((await state()).statistics).toMatchObject({
    mostLinesInUse: 0,
    lineSeconds: { busy: 0, idle: 0 },
    requests: { total: 0, mostInOneSecond: 0 },
  })
})

test.each([
  ['no whole number of lines', { lines: 1.5 }, 'lines'],
  ['no rate at all', { ratePerSecond: 0 }, 'ratePerSecond'],
  ['an unknown field', { lanes: 3 }, ''],
])('refuses %s', async (_what, limits, path) => {
  bench = await openBench()
  const refused = await bench.local('PUT', '/local/exchange', limits)
  expect(refused.status).toBe(400)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(await refused.json()).toMatchObject({ code: 'bad-request', errors: [{ path }] })
})

test('two hundred lines full of calls: every one ends, never more lines than there are', async () => {
  bench = await openBench({ timeScale: 200 })
  await bench.limits({ lines: 200, ratePerSecond: 50, burst: 500 })
  await bench.phones({}, { behaviour: 'acknowledge', ring: 3, after: 4 })
  const contactIds = await Promise.all(Array.from({ length: 400 }, async (_, index) => await bench.dial(number(index))))
  await vi.waitFor(async () => expect((await state()).statistics.linesInUse).toBe(0), { timeout: 10_000, interval: 20 })
  const { statistics } = await state()
  expect(statistics.mostLinesInUse).toBeLessThanOrEqual(200)
  const calls = await bench.calls()
  expect(calls.map(({ contactId }) => contactId).toSorted()).toEqual(contactIds.toSorted())
  for (const call of calls) {
    if (call.disconnectReason === 'TELECOM_PROBLEM') continue
    expect(call).toMatchObject({ keys: ['1'], spoken: [expect.any(String), 'Bedankt.'] })
  }
})

test('the log keeps every live call, and the last so many that ended', async () => {
  bench = await openBench()
  const clock = createClock(1)
  const log = createCallLog(3)
  const begin = (contactId: string) =>
    new Call(
      {
        contactId,
        direction: 'outbound',
        from: SOURCE,
        to: ANNA,
        ringTimeout: 30,
        detection: 'off',
        behaviour: { behaviour: 'manual' },
        reception: { pickUp: { kind: 'by-hand' }, keys: [], machine: false },
      },
      {},
      clock,
      { answered: () => {}, ended: (call) => log.ended(call), changed: () => {} },
    )
  const calls = ['a', 'b', 'c', 'd', 'e', 'f'].map(begin)
  for (const call of calls) log.add(call)
  for (const call of calls.slice(1)) call.end('OTHER')
  expect([...log.calls()].map(({ details }) => details.contactId)).toEqual(['a', 'd', 'e', 'f'])
  expect([...log.live()].map(({ details }) => details.contactId)).toEqual(['a'])
  clock.stop()
})
