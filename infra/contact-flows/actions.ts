import type { FlowCondition, FlowError, FlowTransitions } from './document.ts'

/** A block of a flow, not yet named. `Target` is the set of block names it can go on to. */
export interface Step<Target extends string> {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly transitions: FlowTransitions
  /** Only for the compiler: the names this block goes on to. */
  readonly targets?: Target
}

/** What is spoken: plain text or an SSML document, literal or a path such as `$.Attributes.spokenText`. */
export type Prompt = { readonly text: string } | { readonly ssml: string }

/** The voice of everything spoken from here on; an unknown voice must lead on to a block, never to silence. */
export function setVoice<const T extends string>(props: {
  voice: string
  engine: 'Neural' | 'Generative'
  next: T
  onError: T
}): Step<T> {
  return {
    type: 'UpdateContactTextToSpeechVoice',
    parameters: { TextToSpeechVoice: props.voice, TextToSpeechEngine: props.engine },
    transitions: { NextAction: props.next, Errors: [whenFailed(props.onError)] },
  }
}

/**
 * Whether Connect logs what the flow does. Its log holds every text in full, and message texts stay out of logs, so
 * the flows of this system turn it off.
 */
export function setLogging<const T extends string>(props: { enabled: boolean; next: T }): Step<T> {
  return {
    type: 'UpdateFlowLoggingBehavior',
    parameters: { FlowLoggingBehavior: props.enabled ? 'Enabled' : 'Disabled' },
    transitions: { NextAction: props.next },
  }
}

/** Speaks; keys pressed meanwhile are lost, so whatever asks for a key is spoken by `askForKey`. */
export function say<const T extends string>(props: { prompt: Prompt; next: T; onError: T }): Step<T> {
  return {
    type: 'MessageParticipant',
    parameters: promptParameters(props.prompt),
    transitions: { NextAction: props.next, Errors: [whenFailed(props.onError)] },
  }
}

/** Speaks and listens for one key meanwhile and for `seconds` after. */
export function askForKey<const T extends string>(props: {
  prompt: Prompt
  seconds: number
  keys: Readonly<Record<string, T>>
  onSilence: T
  onOtherKey: T
  onError: T
}): Step<T> {
  return {
    type: 'GetParticipantInput',
    parameters: {
      ...promptParameters(props.prompt),
      StoreInput: 'False',
      InputTimeLimitSeconds: String(props.seconds),
    },
    transitions: {
      NextAction: props.onOtherKey,
      Conditions: Object.entries(props.keys).map(([key, next]) => whenEquals(key, next)),
      Errors: [
        { ErrorType: 'InputTimeLimitExceeded', NextAction: props.onSilence },
        { ErrorType: 'NoMatchingCondition', NextAction: props.onOtherKey },
        whenFailed(props.onError),
      ],
    },
  }
}

/** Invokes a function and waits for its flat answer, at most 8 seconds; Connect may invoke it up to three times. */
export function invokeFunction<const T extends string>(props: {
  arn: string
  seconds: number
  attributes?: Readonly<Record<string, string>>
  next: T
  onError: T
}): Step<T> {
  return {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: props.arn,
      InvocationTimeLimitSeconds: String(props.seconds),
      ...(props.attributes ? { LambdaInvocationAttributes: props.attributes } : {}),
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    transitions: { NextAction: props.next, Errors: [whenFailed(props.onError)] },
  }
}

/** Goes to `again` the given number of times, counted for this block alone, then to `done`. */
export function loop<const T extends string>(props: { times: number; again: T; done: T }): Step<T> {
  return {
    type: 'Loop',
    parameters: { LoopCount: String(props.times) },
    transitions: {
      NextAction: props.done,
      Conditions: [whenEquals('ContinueLooping', props.again), whenEquals('DoneLooping', props.done)],
    },
  }
}

/** Branches on a value such as `$.External.found`. */
export function compare<const T extends string>(props: {
  value: string
  equals: Readonly<Record<string, T>>
  otherwise: T
}): Step<T> {
  return {
    type: 'Compare',
    parameters: { ComparisonValue: props.value },
    transitions: {
      NextAction: props.otherwise,
      Conditions: Object.entries(props.equals).map(([value, next]) => whenEquals(value, next)),
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: props.otherwise }],
    },
  }
}

/** Keeps values as attributes of the call. */
export function setAttributes<const T extends string>(props: {
  attributes: Readonly<Record<string, string>>
  next: T
  onError: T
}): Step<T> {
  return {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: props.attributes, TargetContact: 'Current' },
    transitions: { NextAction: props.next, Errors: [whenFailed(props.onError)] },
  }
}

/** Branches on who answered; Connect knows it only on calls of an outbound campaign. */
export function checkWhoAnswered<const T extends string>(props: { person: T; voicemail: T; unknown: T }): Step<T> {
  return {
    type: 'CheckOutboundCallStatus',
    parameters: {},
    transitions: {
      NextAction: props.unknown,
      Conditions: [
        whenEquals('CallAnswered', props.person),
        whenEquals('VoicemailBeep', props.voicemail),
        whenEquals('VoicemailNoBeep', props.voicemail),
        whenEquals('NotDetected', props.unknown),
      ],
      Errors: [whenFailed(props.unknown)],
    },
  }
}

/** Ends the call. */
export function hangUp(): Step<never> {
  return { type: 'DisconnectParticipant', parameters: {}, transitions: {} }
}

function promptParameters(prompt: Prompt): Readonly<Record<string, string>> {
  return 'ssml' in prompt ? { SSML: prompt.ssml } : { Text: prompt.text }
}

function whenEquals(operand: string, next: string): FlowCondition {
  return { NextAction: next, Condition: { Operator: 'Equals', Operands: [operand] } }
}

function whenFailed(next: string): FlowError {
  return { ErrorType: 'NoMatchingError', NextAction: next }
}
