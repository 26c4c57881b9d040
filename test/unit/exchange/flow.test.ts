import { describe, expect, test } from 'vitest'
import { readContactFlow } from '../../../local/exchange/flow/definition.ts'
import { runFlow } from '../../../local/exchange/flow/interpreter.ts'
import { fillIn, resolve } from '../../../local/exchange/flow/references.ts'
import type { FlowSession, FunctionAnswer } from '../../../local/exchange/flow/session.ts'
import { alertFlow, attributes, messageHeard } from './sample-flows.ts'

/** A call without a telephone: it says what was done to it, and presses the keys it is given. */
function pretendCall(keys: (string | undefined)[], answers: FunctionAnswer[] = []) {
  const said: string[] = []
  const steps: string[] = []
  const remarks: string[] = []
  const events: unknown[] = []
  let current: Record<string, string> = attributes
  const session: FlowSession = {
    data: () => ({
      Attributes: current,
      AwsRegion: 'eu-central-1',
      Channel: 'VOICE',
      ContactId: 'c1',
      CustomerEndpoint: { Address: '+32470000001', Type: 'TELEPHONE_NUMBER' },
      CustomerId: null,
      Description: null,
      InitialContactId: 'c1',
      InitiationMethod: 'API',
      InstanceARN: 'arn',
      LanguageCode: 'nl-BE',
      Name: null,
      PreviousContactId: 'c1',
      Queue: null,
      References: {},
      SystemEndpoint: { Address: '+3280012345', Type: 'TELEPHONE_NUMBER' },
    }),
    keepAttributes: (changed) => void (current = changed),
    useVoice: (voice) => void steps.push(`voice ${voice}`),
    say: async ({ plain }) => void said.push(plain),
    async ask({ plain }) {
      said.push(plain)
      return keys.shift()
    },
    detect: async () => 'off',
    async invoke(_arn, event) {
      events.push(event)
      return answers.shift() ?? { kind: 'answered', value: {} }
    },
    entered: (action) => void steps.push(action),
    noted: (remark) => void remarks.push(remark),
  }
  return { session, said, steps, remarks, events, attributes: () => current }
}

const flow = (...actions: object[]) => ({
  Version: '2019-10-30',
  StartAction: 'first',
  Actions: [...actions, { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }],
})
const first = (Type: string, Parameters: object, Transitions: object = { NextAction: 'end' }) =>
  flow({ Identifier: 'first', Type, Parameters, Transitions })
const run = async (content: unknown, call: ReturnType<typeof pretendCall>) =>
  await runFlow(readContactFlow('sample', content), call.session)

describe('the alert flow', () => {
  test('no key at all: the message once and three times again', async () => {
    const call = pretendCall([])
    expect(await run(alertFlow, call)).toEqual({ kind: 'disconnected' })
    expect(call.said).toEqual([messageHeard, messageHeard, messageHeard, messageHeard])
  })

  test('replays and silences are counted apart', async () => {
    const call = pretendCall(['2', undefined, '2', undefined, '2', undefined, '1'])
    await run(alertFlow, call)
    expect(call.said).toHaveLength(8)
    expect(call.said.at(-1)).toBe('Bedankt.')
  })

  test('a function that fails: the member is told', async () => {
    const call = pretendCall(['1'], [{ kind: 'failed', reason: 'too late' }])
    await run(alertFlow, call)
    expect(call.said).toEqual([messageHeard, 'Niet geregistreerd.'])
    expect(call.remarks).toEqual(['record: too late'])
  })

  test.each([
    ['something nested', { recorded: { yes: true } }],
    ['a number', { recorded: 1 }],
    ['nothing', null],
    ['more than 32 KB', { text: 'x'.repeat(33_000) }],
  ])('a function that answers %s has failed', async (_what, value) => {
    const call = pretendCall(['1'], [{ kind: 'answered', value }])
    await run(alertFlow, call)
    expect(call.said.at(-1)).toBe('Niet geregistreerd.')
  })
})

describe('Loop', () => {
  test('continues as often as it is told, is done once, and begins anew', async () => {
    const again = (NextAction: string, value: string) => ({
      NextAction,
      Condition: { Operator: 'Equals', Operands: [value] },
    })
    const call = pretendCall([])
    const loop = (Identifier: string, LoopCount: string, more: string, done: string) => ({
      Identifier,
      Type: 'Loop',
      Parameters: { LoopCount },
      Transitions: { NextAction: done, Conditions: [again(more, 'ContinueLooping'), again(done, 'DoneLooping')] },
    })
    await run(flow(loop('first', '2', 'inner', 'end'), loop('inner', '1', 'inner', 'first')), call)
    expect(call.steps).toEqual(['first', 'inner', 'inner', 'first', 'inner', 'inner', 'first', 'end'])
  })
})

describe('what a person must repair in a flow', () => {
  test.each([
    ['an action the exchange does not know', first('TransferToQueue', {}), 'no action of type TransferToQueue'],
    ['a transition to nowhere', first('UpdateFlowLoggingBehavior', {}, { NextAction: 'gone' }), 'leads to "gone"'],
    ['no transition', first('UpdateFlowLoggingBehavior', {}, {}), 'first: no next action'],
    [
      'an error without a branch',
      first('MessageParticipant', { Text: '$.Attributes.nothing' }),
      'first: no branch for NoMatchingError (cannot speak: nothing to say)',
    ],
    ['a prompt in two forms', first('MessageParticipant', { Text: 'a', SSML: '<speak>a</speak>' }), 'exactly one of'],
    [
      'a time limit over eight seconds',
      first('InvokeLambdaFunction', { LambdaFunctionARN: 'a', InvocationTimeLimitSeconds: '9' }),
      'parameters are wrong',
    ],
    [
      'input to be stored',
      first('GetParticipantInput', { Text: 'a', StoreInput: 'True', InputTimeLimitSeconds: '5' }),
      'parameters are wrong',
    ],
    ['a loop of too many rounds', first('Loop', { LoopCount: '101' }), 'LoopCount must be 0 to 100'],
    [
      'a flow that goes in circles',
      first('UpdateFlowLoggingBehavior', {}, { NextAction: 'first' }),
      'ran 1000 actions',
    ],
  ])('%s', async (_what, content, reason) => {
    expect(await run(content, pretendCall([]))).toEqual({
      kind: 'fault',
      reason: expect.stringContaining(reason) as string,
    })
  })

  test.each([
    ['another version', { ...alertFlow, Version: '2018-01-01' }],
    ['no actions', { ...alertFlow, Actions: [] }],
    ['the same identifier twice', flow(...alertFlow.Actions, ...alertFlow.Actions)],
    ['something else altogether', 'flow'],
  ])('cannot even be read: %s', (_what, content) => {
    expect(() => readContactFlow('sample', content)).toThrow(/Contact flow sample/)
  })
})

describe('prompts', () => {
  const speaks = async (parameters: object) => {
    const call = pretendCall([])
    const errors = { NextAction: 'end', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }] }
    await run(first('MessageParticipant', parameters, errors), call)
    return [...call.said, ...call.remarks]
  }

  test.each([
    [
      'a text with references',
      { Text: 'Hallo $.Attributes.voice op $.CustomerEndpoint.Address.' },
      'Hallo Lisa op +32470000001.',
    ],
    [
      'tags, breaks and entities',
      { SSML: '<speak>Een<break strength="weak"/> &lt;twee&gt; &#233;&#xE9;n <p>drie</p></speak>' },
      'Een <twee> één drie',
    ],
    ['words said as something', { SSML: '<speak>Bel <say-as interpret-as="digits">101</say-as>.</speak>' }, 'Bel 101.'],
  ])('%s', async (_what, parameters, heard) => {
    expect(await speaks(parameters)).toEqual([heard])
  })

  test.each([
    ['an & that is not escaped', '<speak>Jan & Piet</speak>'],
    ['a < that is not escaped', '<speak>3 < 4</speak>'],
    ['an entity nobody knows', '<speak>&euro;</speak>'],
    ['a tag left open', '<speak><p>a</speak>'],
    ['no speak around it', 'Hallo'],
    ['another root', '<p>Hallo</p>'],
    ['a tag no neural voice knows', '<speak><emphasis>a</emphasis></speak>'],
    ['silence', '<speak> <break time="1s"/></speak>'],
    ['over 3,000 characters', `<speak>${'a'.repeat(3001)}</speak>`],
    ['over 6,000 with tags', `<speak>a${'<break/>'.repeat(750)}</speak>`],
  ])('SSML that Connect would not speak: %s', async (_what, SSML) => {
    expect(await speaks({ SSML })).toEqual([expect.stringMatching(/^first: cannot speak: /)])
  })
})

describe('references', () => {
  const data = { Attributes: { a: 'b', 'c d': 'e' }, External: { n: 1, deep: { er: 'x' } } }

  test.each([
    ['$.Attributes.a', 'b'],
    ["$.Attributes['c d']", 'e'],
    ['$.External.n', '1'],
    ['$.External.deep.er', 'x'],
    ['$.External.deep', undefined],
    ['$.External.missing', undefined],
    ['$.Attributes.toString', undefined],
    ['plain', 'plain'],
  ])('%s is %s', (reference, value) => {
    expect(resolve(reference, data)).toBe(value)
  })

  test('in a prompt, one without a value is left out', () => {
    expect(fillIn('[$.External.missing] costs $ 5, $.Attributes.a', data)).toBe('[] costs $ 5, b')
  })
})
