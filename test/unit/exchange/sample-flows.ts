/** Contact flows in the form the stack deploys them: the alert's, and the one that takes a member's call. */

const RECORD = 'arn:aws:lambda:eu-central-1:111122223333:function:record-key-press'
const CALL_BACK = 'arn:aws:lambda:eu-central-1:111122223333:function:answer-call-back'
export const functions = { record: RECORD, callBack: CALL_BACK }

const to = (next: string) => ({ NextAction: next })
const orElse = (next: string) => ({ ErrorType: 'NoMatchingError', NextAction: next })
const on = (value: string, next: string) => ({
  NextAction: next,
  Condition: { Operator: 'Equals', Operands: [value] },
})

function loop(name: string, done: string) {
  return {
    Identifier: name,
    Type: 'Loop',
    Parameters: { LoopCount: '3' },
    Transitions: { NextAction: done, Conditions: [on('ContinueLooping', 'menu'), on('DoneLooping', done)] },
  }
}

function say(name: string, parameters: Record<string, string>) {
  return {
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: parameters,
    Transitions: { ...to('hang-up'), Errors: [orElse('hang-up')] },
  }
}

const menu = [
  {
    Identifier: 'menu',
    Type: 'GetParticipantInput',
    Parameters: { SSML: '$.Attributes.spokenText', StoreInput: 'False', InputTimeLimitSeconds: '5' },
    Transitions: {
      ...to('silence'),
      Conditions: [on('1', 'record'), on('2', 'replay')],
      Errors: [
        { ErrorType: 'InputTimeLimitExceeded', NextAction: 'silence' },
        { ErrorType: 'NoMatchingCondition', NextAction: 'silence' },
        orElse('hang-up'),
      ],
    },
  },
  loop('replay', 'hang-up'),
  loop('silence', 'hang-up'),
  {
    Identifier: 'record',
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: RECORD,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: { key: '1' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: { ...to('thanks'), Errors: [orElse('not-recorded')] },
  },
  say('thanks', { Text: '$.Attributes.thanksText' }),
  say('not-recorded', { Text: '$.Attributes.notRecordedText' }),
  { Identifier: 'hang-up', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
]

const voice = (name: string, next: string) => ({
  Identifier: name,
  Type: 'UpdateContactTextToSpeechVoice',
  Parameters: { TextToSpeechVoice: '$.Attributes.voice', TextToSpeechEngine: 'Neural' },
  Transitions: { ...to(next), Errors: [orElse(next)] },
})

export const alertFlow = {
  Version: '2019-10-30',
  StartAction: 'log',
  Metadata: { entryPointPosition: { x: 0, y: 0 } },
  Actions: [
    {
      Identifier: 'log',
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior: 'Enabled' },
      Transitions: to('voice'),
    },
    voice('voice', 'menu'),
    ...menu,
  ],
}

export const detectingFlow = {
  ...alertFlow,
  Actions: [
    ...alertFlow.Actions.map((action) =>
      action.Identifier === 'voice'
        ? { ...action, Transitions: { ...to('detect'), Errors: [orElse('detect')] } }
        : action,
    ),
    {
      Identifier: 'detect',
      Type: 'CheckOutboundCallStatus',
      Parameters: {},
      Transitions: {
        ...to('menu'),
        Conditions: [on('CallAnswered', 'menu'), on('VoicemailBeep', 'voicemail'), on('VoicemailNoBeep', 'voicemail')],
        Errors: [orElse('menu')],
      },
    },
    say('voicemail', { Text: 'Bel ons terug.' }),
  ],
}

export const inboundFlow = {
  Version: '2019-10-30',
  StartAction: 'look-up',
  Actions: [
    {
      Identifier: 'look-up',
      Type: 'InvokeLambdaFunction',
      Parameters: { LambdaFunctionARN: CALL_BACK, InvocationTimeLimitSeconds: '8' },
      Transitions: { ...to('found'), Errors: [orElse('sorry')] },
    },
    {
      Identifier: 'found',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.External.found' },
      Transitions: {
        ...to('nothing'),
        Conditions: [on('true', 'keep')],
        Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'nothing' }],
      },
    },
    {
      Identifier: 'keep',
      Type: 'UpdateContactAttributes',
      Parameters: {
        Attributes: {
          alertId: '$.External.alertId',
          voice: '$.External.voice',
          spokenText: '$.External.spokenText',
          thanksText: '$.External.thanksText',
          notRecordedText: '$.External.notRecordedText',
          caller: '$.CustomerEndpoint.Address',
        },
        TargetContact: 'Current',
      },
      Transitions: { ...to('voice'), Errors: [orElse('sorry')] },
    },
    voice('voice', 'menu'),
    say('nothing', { Text: '$.External.spokenText' }),
    say('sorry', { Text: 'Er is iets misgegaan.' }),
    ...menu,
  ],
}

/** About 10 seconds to say, 14 characters each. */
export const message =
  '<speak>Dit is de noodcentrale 101.<break time="1s"/> Een man loopt richting Zoutstraat &amp; Peperstraat. Druk 1 om te bevestigen. Druk 2 om te herhalen.</speak>'
export const messageHeard =
  'Dit is de noodcentrale 101. Een man loopt richting Zoutstraat & Peperstraat. Druk 1 om te bevestigen. Druk 2 om te herhalen.'

export const attributes = {
  alertId: 'alr_1',
  delivery: '3/17',
  attempt: '1',
  voice: 'Lisa',
  spokenText: message,
  thanksText: 'Bedankt.',
  notRecordedText: 'Niet geregistreerd.',
}
