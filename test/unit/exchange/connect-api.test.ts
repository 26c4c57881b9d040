import { DescribeContactCommand, StartOutboundVoiceContactCommand, StopContactCommand } from '@aws-sdk/client-connect'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ANNA, BERT, type Bench, INSTANCE, INSTANCE_ARN, openBench, SOURCE } from './exchange-on-http.ts'
import { attributes } from './sample-flows.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => await bench.close())

/** A bench where time goes slowly: what rings goes on ringing for seconds, however busy the test machine is. */
async function reopen(fast: Bench): Promise<Bench> {
  await fast.close()
  return await openBench({ timeScale: 10 })
}

describe('StartOutboundVoiceContact', () => {
  test.each([
    ['a number that is not E.164', { DestinationPhoneNumber: '0470 00 00 01' }, 'InvalidParameterException', 400],
    ['a ring timeout under 15', { RingTimeoutInSeconds: 14 }, 'InvalidParameterException', 400],
    ['a ring timeout over 60', { RingTimeoutInSeconds: 61 }, 'InvalidParameterException', 400],
    ['an attribute key with a dot', { Attributes: { 'a.b': 'c' } }, 'InvalidParameterException', 400],
    ['attributes over 32,768 bytes', { Attributes: { a: 'é'.repeat(16_384) } }, 'InvalidParameterException', 400],
    ['a source number of somebody else', { SourcePhoneNumber: '+3280099999' }, 'InvalidParameterException', 400],
    ['neither source number nor queue', { SourcePhoneNumber: undefined }, 'InvalidParameterException', 400],
    [
      'detection on general traffic',
      { AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true }, TrafficType: 'GENERAL' as const },
      'InvalidParameterException',
      400,
    ],
    ['an unknown flow', { ContactFlowId: 'other' }, 'ResourceNotFoundException', 404],
    ['another instance', { InstanceId: 'other' }, 'ResourceNotFoundException', 404],
    ['an unknown related contact', { RelatedContactId: 'other' }, 'ResourceNotFoundException', 404],
  ])('refuses %s', async (_what, change, name, httpStatusCode) => {
    await expect(bench.dial(ANNA, change)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
    expect(await bench.calls()).toEqual([])
    expect(bench.events).toEqual([])
  })

  test('takes attributes of exactly 32,768 bytes', async () => {
    expect(await bench.dial(ANNA, { Attributes: { a: 'x'.repeat(32_767) } })).not.toBe('')
  })

  test('refuses a body that is not JSON, and an operation it does not have', async () => {
    const broken = await fetch(`${bench.address}/contact/outbound-voice`, { method: 'PUT', body: '{' })
    expect(broken.status).toBe(400)
    expect(broken.headers.get('x-amzn-errortype')).toBe('InvalidRequestException')
    const unknown = await fetch(`${bench.address}/contact/start-pausing`, { method: 'POST', body: '{}' })
    expect(unknown.headers.get('x-amzn-errortype')).toBe('UnknownOperationException')
  })

  test('the same ClientToken while the contact lives: the same contact, no second call', async () => {
    bench = await reopen(bench)
    await bench.phones({}, 'no-answer')
    const ClientToken = 'alr_1:3/17:1'
    const contactIds = await Promise.all([1, 2, 3].map(async () => await bench.dial(ANNA, { ClientToken })))
    expect(new Set(contactIds).size).toBe(1)
    expect(await bench.calls()).toHaveLength(1)
  })

  test('the same ClientToken after the contact ended: dials again', async () => {
    await bench.phones({}, 'busy')
    const ClientToken = 'alr_1:3/17:1'
    const first = await bench.dial(ANNA, { ClientToken })
    await bench.ended(first)
    const second = await bench.dial(ANNA, { ClientToken })
    expect(second).not.toBe(first)
    await bench.ended(second)
    expect((await bench.calls()).map(({ clientToken }) => clientToken)).toEqual([ClientToken, ClientToken])
  })

  test('a related contact lends its attributes', async () => {
    const first = await bench.dial(ANNA, { Attributes: { alertId: 'alr_1', voice: 'Lisa' } })
    const second = await bench.dial(BERT, { Attributes: { voice: 'Amy' }, RelatedContactId: first })
    expect((await bench.call(second)).attributes).toEqual({ alertId: 'alr_1', voice: 'Amy' })
  })
})

describe('DescribeContact', () => {
  test('tells how the call went', async () => {
    const contactId = await bench.dial(ANNA)
    const call = await bench.ended(contactId)
    const { Contact } = await bench.connect.send(
      new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: contactId }),
    )
    expect(Contact).toMatchObject({
      Arn: `${INSTANCE_ARN}/contact/${contactId}`,
      Id: contactId,
      InitialContactId: contactId,
      InitiationMethod: 'API',
      Channel: 'VOICE',
      InitiationTimestamp: new Date(call.startedAt),
      ConnectedToSystemTimestamp: new Date(call.answeredAt ?? ''),
      DisconnectTimestamp: new Date(call.endedAt ?? ''),
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: ANNA },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: SOURCE },
      Attributes: attributes,
    })
    expect(Contact?.AnsweringMachineDetectionStatus).toBeUndefined()
  })

  test('of a call that still rings has no connection and no end', async () => {
    bench = await reopen(bench)
    await bench.phones({}, 'manual')
    const contactId = await bench.dial(ANNA)
    const { Contact } = await bench.connect.send(
      new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: contactId }),
    )
    expect(Contact?.InitiationTimestamp).toBeInstanceOf(Date)
    expect(Contact).not.toHaveProperty('ConnectedToSystemTimestamp')
    expect(Contact).not.toHaveProperty('DisconnectTimestamp')
  })

  test('knows no other contact', async () => {
    const unknown = new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: 'other' })
    await expect(bench.connect.send(unknown)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('StopContact', () => {
  const stop = async (ContactId: string) =>
    await bench.connect.send(new StopContactCommand({ InstanceId: INSTANCE, ContactId }))

  test('ends a call that rings', async () => {
    bench = await reopen(bench)
    await bench.phones({}, 'manual')
    const contactId = await bench.dial(ANNA)
    await stop(contactId)
    expect((await bench.ended(contactId)).disconnectReason).toBe('TELECOM_ORIGINATOR_CANCEL')
    await expect(stop(contactId)).rejects.toMatchObject({ name: 'ContactNotFoundException' })
  })

  test('ends a call that is answered', async () => {
    bench = await reopen(bench)
    await bench.phones({}, { behaviour: 'listen-only', ring: 0 })
    const contactId = await bench.dial(ANNA)
    await vi.waitFor(async () => expect((await bench.call(contactId)).state).toBe('answered'), { interval: 2 })
    await stop(contactId)
    expect((await bench.ended(contactId)).disconnectReason).toBe('OTHER')
  })
})

describe('contact events', () => {
  test('of an answered call, as EventBridge gives them', async () => {
    const contactId = await bench.dial(ANNA)
    const call = await bench.ended(contactId)
    expect(bench.events.map(({ detail }) => detail.eventType)).toEqual([
      'INITIATED',
      'CONNECTED_TO_SYSTEM',
      'DISCONNECTED',
      'COMPLETED',
    ])
    expect(bench.events[2]).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '111122223333',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      region: 'eu-central-1',
      resources: [`${INSTANCE_ARN}/contact/${contactId}`, INSTANCE_ARN],
      detail: {
        eventType: 'DISCONNECTED',
        contactId,
        initialContactId: contactId,
        channel: 'VOICE',
        instanceArn: INSTANCE_ARN,
        initiationMethod: 'API',
        initiationTimestamp: call.startedAt,
        connectedToSystemTimestamp: call.answeredAt,
        disconnectTimestamp: call.endedAt,
        disconnectReason: 'CONTACT_FLOW_DISCONNECT',
        tags: { 'aws:connect:instanceId': INSTANCE, 'aws:connect:systemEndpoint': SOURCE },
      },
    })
  })

  test('of a call nobody answered know no connection', async () => {
    await bench.phones({}, 'no-answer')
    await bench.ended(await bench.dial(ANNA))
    expect(bench.events.map(({ detail }) => detail.eventType)).toEqual(['INITIATED', 'DISCONNECTED', 'COMPLETED'])
    expect(bench.events[1]?.detail).toMatchObject({ disconnectReason: 'TELECOM_UNANSWERED' })
    expect(bench.events[1]?.detail).not.toHaveProperty('connectedToSystemTimestamp')
  })

  test('never hold the number that was called, nor the text', async () => {
    await bench.ended(await bench.dial(ANNA))
    const written = JSON.stringify(bench.events)
    expect(written).not.toContain(ANNA)
    expect(written).not.toContain('Zoutstraat')
  })
})

describe('answering machine detection', () => {
  const detecting = {
    ContactFlowId: 'detecting',
    TrafficType: 'CAMPAIGN' as const,
    AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true, AwaitAnswerMachinePrompt: true },
  }

  test('tells a voicemail from a person', async () => {
    await bench.phones({ [BERT]: 'voicemail' })
    const person = await bench.ended(await bench.dial(ANNA, detecting))
    expect(person.keys).toEqual(['1'])
    const machine = await bench.dial(BERT, detecting)
    expect(await bench.ended(machine)).toMatchObject({ spoken: ['Bel ons terug.'], keys: [] })
    const last = bench.events.findLast(({ detail }) => detail.contactId === machine)
    expect(last?.detail.answeringMachineDetectionStatus).toBe('VOICEMAIL_BEEP')
    const { Contact } = await bench.connect.send(
      new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: machine }),
    )
    expect(Contact?.AnsweringMachineDetectionStatus).toBe('VOICEMAIL_BEEP')
  })

  test('is off on ordinary calls: the flow takes its error branch', async () => {
    await bench.phones({}, 'voicemail')
    const call = await bench.ended(await bench.dial(ANNA, { ContactFlowId: 'detecting' }))
    expect(call.remarks).toEqual(['detect: answering machine detection is off'])
    expect(call.steps).toContain('menu')
  })
})

test('StartOutboundVoiceContact is what the SDK sends to PUT /contact/outbound-voice', async () => {
  const command = new StartOutboundVoiceContactCommand({
    InstanceId: INSTANCE,
    ContactFlowId: 'alert',
    DestinationPhoneNumber: ANNA,
    QueueId: 'queue-1',
  })
  const { ContactId, $metadata } = await bench.connect.send(command)
  expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.any(String) as string })
  const call = await bench.call(ContactId ?? '')
  expect(call.from).toBe(SOURCE)
  expect(call.clientToken).toMatch(/^[0-9a-f-]{36}$/)
})
