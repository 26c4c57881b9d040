import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, BERT, type Bench, openBench, SOURCE, secondsBetween } from './exchange-on-http.ts'
import { attributes, functions, messageHeard } from './sample-flows.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => await bench.close())

describe('what a phone does with a call', () => {
  test('acknowledge: rings, listens for eight seconds, presses 1 while the message is spoken', async () => {
    await bench.phones({}, { behaviour: 'acknowledge', ring: 3 })
    const contactId = await bench.dial(ANNA, { ClientToken: 'delivery:1' })
    const call = await bench.ended(contactId)
    expect(call).toMatchObject({
      contactId,
      to: ANNA,
      from: SOURCE,
      clientToken: 'delivery:1',
      direction: 'outbound',
      spoken: [messageHeard, 'Bedankt.'],
      keys: ['1'],
      disconnectReason: 'CONTACT_FLOW_DISCONNECT',
      steps: ['log', 'voice', 'menu', 'record', 'thanks', 'hang-up'],
    })
    expect(call).not.toHaveProperty('error')
    expect(call).not.toHaveProperty('remarks')
    expect(secondsBetween(call.startedAt, call.answeredAt)).toBeGreaterThan(2)
    expect(secondsBetween(call.startedAt, call.keyPresses[0]?.at)).toBeGreaterThan(10)
  })

  test('acknowledge with after: presses when it is told to', async () => {
    await bench.phones({ [ANNA]: { behaviour: 'acknowledge', after: 12, ring: 1 } })
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call.keys).toEqual(['1'])
    expect(secondsBetween(call.startedAt, call.keyPresses[0]?.at)).toBeGreaterThan(12)
  })

  test('acknowledge-on-retry: lets the first call of an alert ring, answers the second', async () => {
    await bench.phones({ [ANNA]: 'acknowledge-on-retry' })
    const first = await bench.ended(await bench.dial(ANNA))
    expect(first).toMatchObject({ disconnectReason: 'TELECOM_UNANSWERED', spoken: [], keys: [] })
    const second = await bench.ended(await bench.dial(ANNA))
    expect(second.keys).toEqual(['1'])
    const nextAlert = await bench.ended(await bench.dial(ANNA, { Attributes: { alertId: 'alr_2' } }))
    expect(nextAlert.disconnectReason).toBe('TELECOM_UNANSWERED')
  })

  test('replay-then-acknowledge: presses 2, then 1 in the second playing', async () => {
    await bench.phones({}, 'replay-then-acknowledge')
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call).toMatchObject({ keys: ['2', '1'], spoken: [messageHeard, messageHeard, 'Bedankt.'] })
  })

  test('listen-only: hears the message once and three times again, then the flow hangs up', async () => {
    await bench.phones({ [ANNA]: { behaviour: 'listen-only', ring: 2 } })
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call).toMatchObject({ keys: [], disconnectReason: 'CONTACT_FLOW_DISCONNECT' })
    expect(call.spoken).toEqual([messageHeard, messageHeard, messageHeard, messageHeard])
    // Four times 124 characters at 14 a second with a second of silence, and 5 seconds of waiting for a key.
    const expected = 2 + 4 * (messageHeard.length / 14 + 1 + 5)
    const seconds = secondsBetween(call.startedAt, call.endedAt)
    expect(seconds).toBeGreaterThan(expected - 1)
    expect(seconds).toBeLessThan(expected * 2)
  })

  test('hang-up: answers, and is gone after five seconds', async () => {
    await bench.phones({ [ANNA]: { behaviour: 'hang-up', ring: 2 } })
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call).toMatchObject({ spoken: [messageHeard], keys: [], disconnectReason: 'CUSTOMER_DISCONNECT' })
    expect(secondsBetween(call.startedAt, call.endedAt)).toBeGreaterThan(6)
  })

  test('no-answer: rings as long as the caller asks for', async () => {
    await bench.phones({ [ANNA]: 'no-answer' })
    const call = await bench.ended(await bench.dial(ANNA, { RingTimeoutInSeconds: 20 }))
    expect(call).toMatchObject({ state: 'ended', disconnectReason: 'TELECOM_UNANSWERED', spoken: [] })
    expect(call).not.toHaveProperty('answeredAt')
    expect(secondsBetween(call.startedAt, call.endedAt)).toBeGreaterThan(19)
  })

  test('busy: ends almost at once', async () => {
    await bench.phones({ [ANNA]: 'busy' })
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call).toMatchObject({ disconnectReason: 'TELECOM_BUSY', spoken: [] })
  })

  test('voicemail: takes over after fifteen seconds, records for a minute, presses nothing', async () => {
    await bench.phones({ [ANNA]: 'voicemail' })
    const long = `${messageHeard} ${'Blijf binnen en sluit de deuren. '.repeat(8)}Dit was het.`
    const spokenText = `<speak>${long.replace('&', '&amp;')}</speak>`
    const call = await bench.ended(await bench.dial(ANNA, { Attributes: { ...attributes, spokenText } }))
    expect(call).toMatchObject({ keys: [], disconnectReason: 'CUSTOMER_DISCONNECT' })
    expect(secondsBetween(call.startedAt, call.answeredAt)).toBeGreaterThan(14)
    expect(secondsBetween(call.startedAt, call.endedAt)).toBeGreaterThan(74)
    // At 14 characters a second a minute holds the message and 5 seconds of silence once, and then a part of it.
    const [first, second] = call.spoken
    expect(first).toBe(long)
    expect(call.recorded?.startsWith(`${long} Dit is de noodcentrale 101.`)).toBe(true)
    expect(call.recorded?.length).toBeLessThan(long.length + (second?.length ?? 0))
  })

  test('voicemail: a ring timeout of fifteen seconds is over before it takes over', async () => {
    await bench.phones({ [ANNA]: 'voicemail' })
    const call = await bench.ended(await bench.dial(ANNA, { RingTimeoutInSeconds: 15 }))
    expect(call.disconnectReason).toBe('TELECOM_UNANSWERED')
  })

  test('invalid: Connect refuses to call it, and no call is made', async () => {
    await bench.phones({ [ANNA]: 'invalid' })
    await expect(bench.dial(ANNA)).rejects.toMatchObject({
      name: 'DestinationNotAllowedException',
      $metadata: { httpStatusCode: 403 },
    })
    expect(await bench.calls()).toEqual([])
  })

  test('unallocated: the call ends at once, because nobody has the number', async () => {
    await bench.phones({ [ANNA]: 'unallocated' })
    const call = await bench.ended(await bench.dial(ANNA))
    expect(call).toMatchObject({ disconnectReason: 'TELECOM_NUMBER_INVALID' })
    expect(call).not.toHaveProperty('answeredAt')
  })

  test('the same number always takes as long to answer', async () => {
    const rings: number[] = []
    for (let count = 0; count < 2; count++) {
      const call = await bench.ended(await bench.dial(ANNA))
      rings.push(secondsBetween(call.startedAt, call.answeredAt))
    }
    expect(Math.abs((rings[0] ?? 0) - (rings[1] ?? 99))).toBeLessThan(2)
  })
})

describe('the calls of /local', () => {
  test('are listed in order of start, by alert, callee and caller', async () => {
    await bench.phones({}, 'busy')
    const first = await bench.dial(ANNA)
    const second = await bench.dial(BERT, { Attributes: { alertId: 'alr_2' } })
    await bench.ended(second)
    const ids = async (query: string) => (await bench.calls(query)).map(({ contactId }) => contactId)
    expect(await ids('')).toEqual([first, second])
    expect(await ids('?alert=alr_2')).toEqual([second])
    expect(await ids(`?to=${encodeURIComponent(ANNA)}`)).toEqual([first])
    expect(await ids(`?to=${ANNA}`)).toEqual([first])
    expect(await ids(`?from=${encodeURIComponent(ANNA)}`)).toEqual([])
  })

  test('the function gets what Connect gives it', async () => {
    const contactId = await bench.dial(ANNA)
    await bench.ended(contactId)
    expect(bench.invocations).toEqual([
      {
        arn: functions.record,
        event: {
          Name: 'ContactFlowEvent',
          Details: {
            Parameters: { key: '1' },
            ContactData: expect.objectContaining<object>({
              ContactId: contactId,
              InitialContactId: contactId,
              Channel: 'VOICE',
              InitiationMethod: 'API',
              CustomerEndpoint: { Address: ANNA, Type: 'TELEPHONE_NUMBER' },
              SystemEndpoint: { Address: SOURCE, Type: 'TELEPHONE_NUMBER' },
              Attributes: attributes,
            }) as unknown,
          },
        },
      },
    ])
  })
})
