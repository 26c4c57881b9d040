import { describe, expect, it } from 'vitest'
import { hangUp, say } from '../../infra/contact-flows/actions.ts'
import { alertFlow } from '../../infra/contact-flows/alert-flow.ts'
import { callBackFlow } from '../../infra/contact-flows/call-back-flow.ts'
import { problemsOf } from '../../infra/contact-flows/check.ts'
import type { FlowAction, FlowDocument } from '../../infra/contact-flows/document.ts'
import { flow } from '../../infra/contact-flows/flow.ts'
import { assembly } from './assembly.ts'

const recordKeyPressArn = 'arn:aws:lambda:eu-central-1:000000000000:function:bin-dev-record-key-press'
const answerCallBackArn = 'arn:aws:lambda:eu-central-1:000000000000:function:bin-dev-answer-call-back'

const alert = alertFlow({ recordKeyPressArn, detectVoicemail: false })
const alertWithDetection = alertFlow({ recordKeyPressArn, detectVoicemail: true })
const callBack = callBackFlow({ answerCallBackArn, recordKeyPressArn })

const blockOf = (document: FlowDocument, identifier: string): FlowAction =>
  document.Actions.find((action) => action.Identifier === identifier)!

/** Where a block goes on to for an operand or an error, or without either. */
function nextAfter(document: FlowDocument, identifier: string, what?: string): string | undefined {
  const { NextAction, Conditions, Errors } = blockOf(document, identifier).Transitions
  if (what === undefined) return NextAction
  return (
    Conditions?.find((condition) => condition.Condition.Operands[0] === what)?.NextAction ??
    Errors?.find((error) => error.ErrorType === what)?.NextAction
  )
}

/** The flow with one block changed. */
function broken(document: FlowDocument, identifier: string, change: (action: FlowAction) => FlowAction): FlowDocument {
  return {
    ...document,
    Actions: document.Actions.map((action) => (action.Identifier === identifier ? change(action) : action)),
  }
}

const withParameters = (parameters: Record<string, unknown>) => (action: FlowAction) => ({
  ...action,
  Parameters: { ...action.Parameters, ...parameters },
})

describe.each([
  ['alert', alert],
  ['alert, with detection of voicemail', alertWithDetection],
  ['call-back', callBack],
])('the flow %s', (_name, document) => {
  it('would be taken by Connect', () => {
    expect(problemsOf(document)).toEqual([])
  })

  it('speaks the message where a key can interrupt it', () => {
    expect(blockOf(document, 'menu')).toMatchObject({
      Type: 'GetParticipantInput',
      Parameters: { SSML: '$.Attributes.spokenText', StoreInput: 'False', InputTimeLimitSeconds: '5' },
    })
  })

  it('acknowledges on 1, and says so only once it is recorded', () => {
    expect(nextAfter(document, 'menu', '1')).toBe('record')
    expect(blockOf(document, 'record').Parameters).toMatchObject({
      LambdaFunctionARN: recordKeyPressArn,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: { key: '1' },
    })
    expect(nextAfter(document, 'record')).toBe('thanks')
    expect(nextAfter(document, 'record', 'NoMatchingError')).toBe('not-recorded')
    expect(nextAfter(document, 'thanks')).toBe('hang-up')
    expect(nextAfter(document, 'not-recorded')).toBe('hang-up')
  })

  it('repeats three times when asked, and, counted apart, three times in silence', () => {
    expect(nextAfter(document, 'menu', '2')).toBe('again')
    expect(nextAfter(document, 'menu', 'InputTimeLimitExceeded')).toBe('silence')
    expect(nextAfter(document, 'menu', 'NoMatchingCondition')).toBe('silence')
    for (const loop of ['again', 'silence']) {
      expect(blockOf(document, loop)).toMatchObject({ Type: 'Loop', Parameters: { LoopCount: '3' } })
      expect(nextAfter(document, loop, 'ContinueLooping')).toBe('menu')
      expect(nextAfter(document, loop, 'DoneLooping')).toBe('hang-up')
    }
  })

  it('goes on with any voice when the wanted one is not there', () => {
    expect(nextAfter(document, 'voice', 'NoMatchingError')).toBe(nextAfter(document, 'voice'))
  })

  it('leaves no message in a log', () => {
    expect(blockOf(document, document.StartAction).Parameters).toEqual({ FlowLoggingBehavior: 'Disabled' })
  })
})

describe('the flow of a call of ours', () => {
  it('without detection asks nobody who answered', () => {
    expect(alert.Actions.map((action) => action.Type)).not.toContain('CheckOutboundCallStatus')
  })

  it('with detection leaves the message once on a voicemail, and treats a doubt as a person', () => {
    expect(nextAfter(alertWithDetection, 'voice')).toBe('who-answered')
    expect(nextAfter(alertWithDetection, 'who-answered', 'CallAnswered')).toBe('menu')
    expect(nextAfter(alertWithDetection, 'who-answered', 'NotDetected')).toBe('menu')
    expect(nextAfter(alertWithDetection, 'who-answered', 'NoMatchingError')).toBe('menu')
    for (const voicemail of ['VoicemailBeep', 'VoicemailNoBeep']) {
      expect(nextAfter(alertWithDetection, 'who-answered', voicemail)).toBe('leave-message')
    }
    expect(nextAfter(alertWithDetection, 'leave-message')).toBe('hang-up')
  })
})

describe('the flow of a member who calls back', () => {
  it('takes the running alert over, so that the call is like one of ours', () => {
    expect(nextAfter(callBack, 'look-up')).toBe('found')
    expect(nextAfter(callBack, 'found', 'true')).toBe('take-over')
    expect(blockOf(callBack, 'take-over').Parameters).toEqual({
      TargetContact: 'Current',
      Attributes: {
        alertId: '$.External.alertId',
        delivery: '$.External.delivery',
        attempt: '$.External.attempt',
        voice: '$.External.voice',
        spokenText: '$.External.spokenText',
        thanksText: '$.External.thanksText',
        notRecordedText: '$.External.notRecordedText',
      },
    })
    expect(nextAfter(callBack, 'take-over')).toBe('voice')
    expect(nextAfter(callBack, 'voice')).toBe('menu')
  })

  it('says so when nothing runs for them, and also when it cannot tell', () => {
    expect(nextAfter(callBack, 'found')).toBe('nothing-running')
    expect(blockOf(callBack, 'nothing-running').Parameters).toEqual({ Text: '$.External.spokenText' })
    expect(nextAfter(callBack, 'look-up', 'NoMatchingError')).toBe('cannot-look-up')
    expect(nextAfter(callBack, 'nothing-running', 'NoMatchingError')).toBe('cannot-look-up')
  })
})

describe('a flow Connect would refuse', () => {
  it.each<[string, FlowDocument, string]>([
    ['of another language', { ...alert, Version: '2018-01-01' }, 'the version must be 2019-10-30'],
    ['without its start', { ...alert, StartAction: 'nowhere' }, 'the start, nowhere, does not exist'],
    [
      'with two blocks of one name',
      { ...alert, Actions: [...alert.Actions, blockOf(alert, 'thanks')] },
      'there are two blocks called thanks',
    ],
    [
      'that goes on to nowhere',
      broken(alert, 'thanks', (block) => ({ ...block, Transitions: { ...block.Transitions, NextAction: 'nowhere' } })),
      'thanks: goes on to nowhere, which does not exist',
    ],
    [
      'with a block nothing leads to',
      { ...alert, Actions: [...alert.Actions, { ...blockOf(alert, 'thanks'), Identifier: 'forgotten' }] },
      'forgotten: nothing leads to it',
    ],
    [
      'with an unknown block',
      broken(alert, 'thanks', (block) => ({ ...block, Type: 'Wait' })),
      'thanks: the block type Wait is not known here',
    ],
    [
      'without an error branch that must be there',
      broken(alert, 'menu', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Errors: block.Transitions.Errors!.filter((error) => error.ErrorType !== 'NoMatchingCondition'),
        },
      })),
      'menu: lacks the error branch NoMatchingCondition',
    ],
    [
      'with an error branch that must not be there',
      broken(alert, 'again', (block) => ({
        ...block,
        Transitions: { ...block.Transitions, Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'hang-up' }] },
      })),
      'again: may not have the error branch NoMatchingError',
    ],
    [
      'with an error branch twice',
      broken(alert, 'thanks', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Errors: [...block.Transitions.Errors!, ...block.Transitions.Errors!],
        },
      })),
      'thanks: has NoMatchingError twice',
    ],
    [
      'with conditions on a function',
      broken(alert, 'record', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Conditions: [{ NextAction: 'thanks', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        },
      })),
      'record: may not have conditions',
    ],
    [
      'with a key no telephone has',
      broken(alert, 'menu', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Conditions: [{ NextAction: 'record', Condition: { Operator: 'Equals', Operands: ['10'] } }],
        },
      })),
      'menu: "10" is not a key of a telephone',
    ],
    [
      'with a key twice',
      broken(alert, 'menu', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Conditions: [...block.Transitions.Conditions!, block.Transitions.Conditions![0]!],
        },
      })),
      'menu: has 1 twice',
    ],
    [
      'with a condition that is not Equals',
      broken(alert, 'menu', (block) => ({
        ...block,
        Transitions: {
          ...block.Transitions,
          Conditions: [{ NextAction: 'record', Condition: { Operator: 'NumberGreaterThan', Operands: ['1'] } }],
        },
      })),
      'menu: every condition must be Equals with one operand',
    ],
    [
      'with a Loop that lacks an end',
      broken(alert, 'again', (block) => ({
        ...block,
        Transitions: { ...block.Transitions, Conditions: block.Transitions.Conditions!.slice(0, 1) },
      })),
      'again: lacks the condition DoneLooping',
    ],
    [
      'with a Loop that counts too far',
      broken(alert, 'again', withParameters({ LoopCount: '101' })),
      'again: LoopCount must be a whole number from 0 to 100, as text',
    ],
    [
      'with a number that is not text',
      broken(alert, 'again', withParameters({ LoopCount: 3 })),
      'again: LoopCount must be a whole number from 0 to 100, as text',
    ],
    [
      'that waits too long for a function',
      broken(alert, 'record', withParameters({ InvocationTimeLimitSeconds: '9' })),
      'record: InvocationTimeLimitSeconds must be a whole number from 1 to 8, as text',
    ],
    [
      'without a function to invoke',
      broken(alert, 'record', withParameters({ LambdaFunctionARN: '' })),
      'record: LambdaFunctionARN must be a text',
    ],
    [
      'that speaks two things at once',
      broken(alert, 'thanks', withParameters({ SSML: '<speak>Bedankt</speak>' })),
      'thanks: must have exactly one of Text and SSML',
    ],
    ['that speaks nothing', broken(alert, 'thanks', withParameters({ Text: '' })), 'thanks: Text must be a text'],
    [
      'that speaks too long',
      broken(alert, 'thanks', withParameters({ Text: 'a'.repeat(3_001) })),
      'thanks: Text has 3001 billed characters, the most is 3000',
    ],
    [
      'that has too many characters, tags included',
      broken(alert, 'menu', withParameters({ SSML: `<speak>${'<break/>'.repeat(750)}</speak>` })),
      'menu: SSML has 6015 characters, the most is 6000',
    ],
    [
      'that stores what is pressed',
      broken(alert, 'menu', withParameters({ StoreInput: 'True' })),
      'menu: StoreInput must be False',
    ],
    [
      'that compares without a path',
      broken(callBack, 'found', withParameters({ ComparisonValue: 'found' })),
      'found: ComparisonValue must be a path such as $.External.found',
    ],
    [
      'that sets an attribute by a name Connect does not take',
      broken(callBack, 'take-over', withParameters({ Attributes: { 'alert id': '$.External.alertId' } })),
      'take-over: attribute "alert id" may have letters, digits, - and _ only',
    ],
    [
      'with parameters on a block that has none',
      broken(alertWithDetection, 'who-answered', withParameters({ Seconds: '5' })),
      'who-answered: takes no parameters, has Seconds',
    ],
    [
      'that goes on after hanging up',
      broken(alert, 'hang-up', (block) => ({ ...block, Transitions: { NextAction: 'menu' } })),
      'hang-up: ends the call and goes on to nothing',
    ],
    [
      'that goes nowhere from a block',
      broken(alert, 'thanks', ({ Transitions: { Errors }, ...block }) => ({
        ...block,
        Transitions: { Errors: Errors! },
      })),
      'thanks: must go on to a block',
    ],
    [
      'that could go round for ever',
      broken(alert, 'thanks', (block) => ({ ...block, Transitions: { ...block.Transitions, NextAction: 'menu' } })),
      'menu: comes back to itself without a Loop block',
    ],
  ])('is found out: %s', (_what, document, problem) => {
    expect(problemsOf(document)).toContain(problem)
  })

  it('fails the synthesis, with all that is wrong', () => {
    expect(() =>
      flow('greeting', 'hello', {
        hello: say({ prompt: { text: '' }, next: 'bye', onError: 'bye' }),
        bye: hangUp(),
        forgotten: hangUp(),
      }),
    ).toThrow(
      'contact flow "greeting" would be refused:\n- hello: Text must be a text\n- forgotten: nothing leads to it',
    )
  })
})

describe('the flows of the assembly', () => {
  it('are the two of them, under the names of the stage', () => {
    const { contactFlows } = assembly()
    expect(contactFlows.map((deployed) => deployed.name).toSorted()).toEqual(['bin-dev-alert', 'bin-dev-call-back'])
  })

  it('are what was checked here', () => {
    const { contactFlows } = assembly()
    const contentOf = (name: string) => contactFlows.find((deployed) => deployed.name === name)?.content
    expect(contentOf('bin-dev-alert')).toEqual(JSON.parse(JSON.stringify(alert)))
    expect(contentOf('bin-dev-call-back')).toEqual(JSON.parse(JSON.stringify(callBack)))
  })
})
