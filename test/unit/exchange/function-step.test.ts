import { afterEach, expect, test } from 'vitest'
import { ANNA, type Bench, openBench, secondsBetween } from './exchange-on-http.ts'
import { functions, messageHeard } from './sample-flows.ts'

let bench: Bench
afterEach(async () => await bench.close())

test('a function that takes over eight telephone seconds: the flow goes on without its answer', async () => {
  bench = await openBench({ timeScale: 100, options: { leastFunctionMilliseconds: 0 } })
  await bench.phones({}, { behaviour: 'acknowledge', ring: 1, after: 2 })
  let answer: (value: unknown) => void = () => {}
  bench.functions[functions.record] = async () => await new Promise((resolve) => (answer = resolve))
  const call = await bench.ended(await bench.dial(ANNA))
  answer({ recorded: 'true' })
  expect(call).toMatchObject({
    spoken: [messageHeard, 'Niet geregistreerd.'],
    remarks: ['record: the function took over 8 seconds'],
  })
  expect(secondsBetween(call.startedAt, call.endedAt, 100)).toBeGreaterThanOrEqual(1 + 2 + 8)
  // Connect gave up on it: it is not invoked a second time.
  expect(bench.invocations).toHaveLength(1)
})

test('however fast time goes, a function gets the real time it needs to start', async () => {
  bench = await openBench({ timeScale: 2000, options: { leastFunctionMilliseconds: 2000 } })
  let answer: (value: unknown) => void = () => {}
  bench.functions[functions.record] = async () =>
    await new Promise((resolve) => {
      answer = resolve
      // Some 8 telephone seconds go by in 4 milliseconds.
      setTimeout(() => answer({ recorded: 'true' }), 40)
    })
  expect(await bench.ended(await bench.dial(ANNA))).toMatchObject({ spoken: [messageHeard, 'Bedankt.'] })
})

test('a function that fails is invoked again, three times in all', async () => {
  bench = await openBench()
  let tries = 0
  bench.functions[functions.record] = async () => {
    tries++
    if (tries < 3) throw new Error('throttled')
    return { recorded: 'true' }
  }
  const call = await bench.ended(await bench.dial(ANNA))
  expect(call.spoken).toEqual([messageHeard, 'Bedankt.'])
  expect(call).not.toHaveProperty('remarks')
  expect(bench.invocations).toHaveLength(3)
})

test('a function that fails three times: the error branch, and why in the log', async () => {
  bench = await openBench()
  bench.functions[functions.record] = async () => {
    throw new Error('AccessDenied')
  }
  const call = await bench.ended(await bench.dial(ANNA))
  expect(call).toMatchObject({
    spoken: [messageHeard, 'Niet geregistreerd.'],
    remarks: ['record: the function failed: AccessDenied'],
    disconnectReason: 'CONTACT_FLOW_DISCONNECT',
  })
  expect(call).not.toHaveProperty('error')
})

test('a flow that cannot go on ends the call, and says so in the log', async () => {
  bench = await openBench({
    options: {
      flows: new Map([
        [
          'alert',
          {
            Version: '2019-10-30',
            StartAction: 'transfer',
            Actions: [{ Identifier: 'transfer', Type: 'TransferContactToQueue', Transitions: {} }],
          },
        ],
      ]),
    },
  })
  const call = await bench.ended(await bench.dial(ANNA))
  expect(call.error).toBe('transfer: the exchange knows no action of type TransferContactToQueue')
  const inbound = await bench.local('POST', '/local/calls', { from: ANNA })
  const { contactId } = (await inbound.json()) as { contactId: string }
  expect((await bench.ended(contactId)).error).toBe('no flow takes calls to this number')
})
