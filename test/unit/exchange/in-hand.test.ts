import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ANNA, BERT, type Bench, openBench, SOURCE } from './exchange-on-http.ts'
import { attributes, functions, message, messageHeard } from './sample-flows.ts'

let bench: Bench
beforeEach(async () => {
  // Half a second of ringing at most lasts 15: a person has time to act, the machine's hiccups do not end the call.
  bench = await openBench({ timeScale: 10 })
  await bench.phones({}, 'manual')
})
afterEach(async () => await bench.close())

const post = async (path: string, body?: unknown) => await bench.local('POST', `/local/calls${path}`, body)
const speaks = async (contactId: string, count: number) =>
  await vi.waitFor(async () => expect((await bench.call(contactId)).spoken).toHaveLength(count), { interval: 3 })

describe('a phone in somebody’s hand', () => {
  test('rings until it is answered, and the keys count', async () => {
    const contactId = await bench.dial(ANNA)
    expect(await bench.call(contactId)).toMatchObject({ state: 'ringing', behaviour: 'manual' })
    expect(await (await post(`/${contactId}/answer`)).json()).toMatchObject({ state: 'answered' })
    await speaks(contactId, 1)
    expect(await (await post(`/${contactId}/keys`, { key: '2' })).json()).toMatchObject({
      keyPresses: [{ key: '2', fate: 'heard' }],
    })
    await speaks(contactId, 2)
    await post(`/${contactId}/keys`, { key: '1' })
    const call = await bench.ended(contactId)
    expect(call).toMatchObject({ keys: ['2', '1'], spoken: [messageHeard, messageHeard, 'Bedankt.'] })
    expect(bench.invocations.map(({ arn }) => arn)).toEqual([functions.record])
  })

  test('a key ends the prompt at once', async () => {
    const contactId = await bench.dial(ANNA)
    await post(`/${contactId}/answer`)
    await post(`/${contactId}/keys`, { key: '1' })
    const { answeredAt = '', endedAt = '' } = await bench.ended(contactId)
    // The whole message lasts a real second here, the thanks a twentieth.
    expect(Date.parse(endedAt) - Date.parse(answeredAt)).toBeLessThan(900)
  })

  test('a key that means nothing plays the message again', async () => {
    const contactId = await bench.dial(ANNA)
    await post(`/${contactId}/answer`)
    await post(`/${contactId}/keys`, { key: '#' })
    await speaks(contactId, 2)
    expect((await bench.call(contactId)).steps).toEqual(['log', 'voice', 'menu', 'silence', 'menu'])
    await post(`/${contactId}/hang-up`)
  })

  test('a key pressed while nothing is asked is lost, and still in the log', async () => {
    const long = 'Uw bevestiging is geregistreerd. '.repeat(20)
    const contactId = await bench.dial(ANNA, { Attributes: { ...attributes, thanksText: long } })
    await post(`/${contactId}/answer`)
    await post(`/${contactId}/keys`, { key: '1' })
    await speaks(contactId, 2)
    const { keyPresses } = (await (await post(`/${contactId}/keys`, { key: '1' })).json()) as { keyPresses: unknown[] }
    expect(keyPresses).toMatchObject([{ fate: 'heard' }, { fate: 'lost' }])
    expect(bench.invocations).toHaveLength(1)
    await post(`/${contactId}/hang-up`)
  })

  test('hangs up, and refuses a call by hanging up while it rings', async () => {
    const answered = await bench.dial(ANNA)
    await post(`/${answered}/answer`)
    await post(`/${answered}/hang-up`)
    expect((await bench.ended(answered)).disconnectReason).toBe('CUSTOMER_DISCONNECT')
    const refused = await bench.dial(ANNA)
    await post(`/${refused}/hang-up`)
    expect((await bench.ended(refused)).disconnectReason).toBe('TELECOM_BUSY')
  })

  test('rings out when nobody answers', async () => {
    await bench.close()
    bench = await openBench({ timeScale: 400 })
    await bench.phones({}, 'manual')
    expect((await bench.ended(await bench.dial(ANNA))).disconnectReason).toBe('TELECOM_UNANSWERED')
  })

  test('hanging up while the function runs ends the call; the function’s answer changes nothing', async () => {
    let answer: (value: unknown) => void = () => {}
    bench.functions[functions.record] = async () => await new Promise((resolve) => (answer = resolve))
    const contactId = await bench.dial(ANNA)
    await post(`/${contactId}/answer`)
    await post(`/${contactId}/keys`, { key: '1' })
    await vi.waitFor(() => expect(bench.invocations).toHaveLength(1), { interval: 2 })
    await post(`/${contactId}/hang-up`)
    answer({ recorded: 'true' })
    expect(await bench.ended(contactId)).toMatchObject({
      disconnectReason: 'CUSTOMER_DISCONNECT',
      spoken: [messageHeard],
    })
  })

  test.each([
    ['a key before answering', 'keys', { key: '1' }, 409, 'call-state'],
    ['a key that is none', 'keys', { key: '12' }, 400, 'bad-request'],
    ['an unknown action', 'transfer', {}, 404, 'not-found'],
  ])('refuses %s', async (_what, action, body, status, code) => {
    const contactId = await bench.dial(ANNA)
    const refused = await post(`/${contactId}/${action}`, body)
    expect(refused.status).toBe(status)
    expect(await refused.json()).toMatchObject({ code, status })
  })

  test('refuses to answer twice, an unknown call, a call that ended, and a body that is no JSON', async () => {
    expect((await post('/nobody/answer')).status).toBe(404)
    expect((await post('/%zz/answer')).status).toBe(404)
    const contactId = await bench.dial(ANNA)
    await post(`/${contactId}/answer`)
    expect(await (await post(`/${contactId}/answer`)).json()).toMatchObject({ status: 409, code: 'call-state' })
    const url = `${bench.address}/local/calls/${contactId}/keys`
    expect((await fetch(url, { method: 'POST', body: '{' })).status).toBe(400)
    await post(`/${contactId}/hang-up`)
    expect(await (await post(`/${contactId}/hang-up`)).json()).toMatchObject({ status: 409, code: 'call-ended' })
  })

  test('a page of another website cannot take the call', async () => {
    const contactId = await bench.dial(ANNA)
    const url = `${bench.address}/local/calls/${contactId}/answer`
    const foreign = await fetch(url, { method: 'POST', headers: { origin: 'https://example.org' } })
    expect(foreign.status).toBe(403)
    const own = await fetch(url, { method: 'POST', headers: { origin: bench.address } })
    expect(own.status).toBe(200)
  })
})

describe('a member who calls the number back', () => {
  const found = {
    found: 'true',
    alertId: 'alr_1',
    voice: 'Lisa',
    spokenText: message,
    thanksText: 'Bedankt.',
    notRecordedText: 'Niet geregistreerd.',
  }
  const callBack = async (body: object) => (await (await post('', body)).json()) as { contactId: string }

  test('hears the alert that still runs, and can press 1', async () => {
    bench.functions[functions.callBack] = async () => found
    const { contactId } = await callBack({ from: ANNA })
    await speaks(contactId, 1)
    await post(`/${contactId}/keys`, { key: '1' })
    const call = await bench.ended(contactId)
    expect(call).toMatchObject({
      direction: 'inbound',
      from: ANNA,
      to: SOURCE,
      spoken: [messageHeard, 'Bedankt.'],
      keys: ['1'],
      attributes: { alertId: 'alr_1', caller: ANNA },
    })
    expect(call.startedAt).toBe(call.answeredAt)
    expect(await bench.calls('?alert=alr_1')).toHaveLength(1)
    expect(bench.events.map(({ detail }) => [detail.eventType, detail.initiationMethod])).toEqual([
      ['INITIATED', 'INBOUND'],
      ['DISCONNECTED', 'INBOUND'],
      ['COMPLETED', 'INBOUND'],
    ])
  })

  test('can be simulated: presses 1 eight seconds into the message, however long the look-up took', async () => {
    bench.functions[functions.callBack] = async () => found
    const { contactId } = await callBack({ from: ANNA, behaviour: { behaviour: 'acknowledge', after: 2 } })
    expect(await bench.ended(contactId)).toMatchObject({ keys: ['1'], spoken: [messageHeard, 'Bedankt.'] })
  })

  test('hears that there is nothing, when there is nothing', async () => {
    bench.functions[functions.callBack] = async () => ({ found: 'false', spokenText: 'Er loopt geen oproep.' })
    const { contactId } = await callBack({ from: BERT })
    expect(await bench.ended(contactId)).toMatchObject({ spoken: ['Er loopt geen oproep.'], keys: [] })
  })

  test('hears an apology when the function fails three times', async () => {
    bench.functions[functions.callBack] = async () => {
      throw new Error('down')
    }
    const { contactId } = await callBack({ from: BERT })
    const call = await bench.ended(contactId)
    expect(call).toMatchObject({ spoken: ['Er is iets misgegaan.'], remarks: ['look-up: the function failed: down'] })
    expect(bench.invocations).toHaveLength(3)
  })

  test.each([
    ['without a number', {}],
    ['with a number that is not E.164', { from: '0470000001' }],
    ['with a behaviour no caller has', { from: ANNA, behaviour: 'voicemail' }],
    ['with an unknown field', { from: ANNA, to: SOURCE }],
  ])('is refused %s', async (_what, body) => {
    const refused = await post('', body)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ code: 'bad-request' })
  })
})
