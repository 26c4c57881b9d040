import type { FlowAction } from './document.ts'

/** Billed characters of one prompt: Connect stops speaking there. SSML tags are not billed. */
const MOST_BILLED_CHARACTERS = 3_000
const MOST_CHARACTERS = 6_000
const LONGEST_FUNCTION_SECONDS = 8
const MOST_LOOPS = 100

/** What Connect demands of one type of block. */
export interface BlockRule {
  /** Error branches that must be there; every other one is refused. */
  readonly errors: readonly string[]
  /** Operands a condition may have: none at all, exactly these, a key of the telephone, or any text. */
  readonly operands: 'none' | 'key' | 'any' | readonly string[]
  /** The end of the flow: it goes on to nothing. */
  readonly ends?: boolean
  /** What is wrong with the block's parameters. */
  readonly parameters: (parameters: FlowAction['Parameters']) => readonly string[]
}

const noParameters: BlockRule['parameters'] = (parameters) => {
  const names = Object.keys(parameters)
  return names.length === 0 ? [] : [`takes no parameters, has ${names.join(', ')}`]
}

/** The blocks this system uses; one that is not here is refused, so that its rules are looked up before it is used. */
export const blockRules: ReadonlyMap<string, BlockRule> = new Map<string, BlockRule>([
  [
    'UpdateFlowLoggingBehavior',
    {
      errors: [],
      operands: 'none',
      parameters: (parameters) => oneOf(parameters, 'FlowLoggingBehavior', ['Enabled', 'Disabled']),
    },
  ],
  [
    'UpdateContactTextToSpeechVoice',
    {
      errors: ['NoMatchingError'],
      operands: 'none',
      parameters: (parameters) => [
        ...text(parameters, 'TextToSpeechVoice'),
        ...oneOf(parameters, 'TextToSpeechEngine', ['Neural', 'Generative']),
      ],
    },
  ],
  ['MessageParticipant', { errors: ['NoMatchingError'], operands: 'none', parameters: prompt }],
  [
    'GetParticipantInput',
    {
      errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
      operands: 'key',
      parameters: (parameters) => [
        ...prompt(parameters),
        ...oneOf(parameters, 'StoreInput', ['False']),
        ...wholeNumber(parameters, 'InputTimeLimitSeconds', 1, 180),
      ],
    },
  ],
  [
    'InvokeLambdaFunction',
    {
      errors: ['NoMatchingError'],
      operands: 'none',
      parameters: (parameters) => [
        ...text(parameters, 'LambdaFunctionARN'),
        ...wholeNumber(parameters, 'InvocationTimeLimitSeconds', 1, LONGEST_FUNCTION_SECONDS),
      ],
    },
  ],
  [
    'Loop',
    {
      errors: [],
      operands: ['ContinueLooping', 'DoneLooping'],
      parameters: (parameters) => wholeNumber(parameters, 'LoopCount', 0, MOST_LOOPS),
    },
  ],
  [
    'Compare',
    {
      errors: ['NoMatchingCondition'],
      operands: 'any',
      parameters: (parameters) => path(parameters, 'ComparisonValue'),
    },
  ],
  [
    'UpdateContactAttributes',
    {
      errors: ['NoMatchingError'],
      operands: 'none',
      parameters: (parameters) => [
        ...oneOf(parameters, 'TargetContact', ['Current']),
        ...attributes(parameters['Attributes']),
      ],
    },
  ],
  [
    'CheckOutboundCallStatus',
    {
      errors: ['NoMatchingError'],
      operands: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'],
      parameters: noParameters,
    },
  ],
  ['DisconnectParticipant', { errors: [], operands: 'none', ends: true, parameters: noParameters }],
])

function prompt(parameters: FlowAction['Parameters']): string[] {
  const spoken = ['Text', 'SSML'].filter((name) => name in parameters)
  const [name] = spoken
  if (name === undefined || spoken.length > 1) return ['must have exactly one of Text and SSML']
  const value = parameters[name]
  if (typeof value !== 'string' || value === '') return [`${name} must be a text`]
  const billed = value.replace(/<[^>]*>/g, '').length
  if (billed > MOST_BILLED_CHARACTERS) return [`${name} has ${billed} billed characters, the most is 3000`]
  if (value.length > MOST_CHARACTERS) return [`${name} has ${value.length} characters, the most is 6000`]
  return []
}

function text(parameters: FlowAction['Parameters'], name: string): string[] {
  const value = parameters[name]
  return typeof value === 'string' && value !== '' ? [] : [`${name} must be a text`]
}

function path(parameters: FlowAction['Parameters'], name: string): string[] {
  const value = parameters[name]
  return typeof value === 'string' && /^\$\.[A-Za-z]+(\.[A-Za-z]+)*$/.test(value)
    ? []
    : [`${name} must be a path such as $.External.found`]
}

function oneOf(parameters: FlowAction['Parameters'], name: string, values: readonly string[]): string[] {
  const value = parameters[name]
  return typeof value === 'string' && values.includes(value) ? [] : [`${name} must be ${values.join(' or ')}`]
}

/** Connect writes numbers as text. */
function wholeNumber(parameters: FlowAction['Parameters'], name: string, least: number, most: number): string[] {
  const value = parameters[name]
  const fits = typeof value === 'string' && /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
  return fits ? [] : [`${name} must be a whole number from ${least} to ${most}, as text`]
}

function attributes(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return ['Attributes must be set']
  return Object.entries(value).flatMap(([name, content]) => [
    ...(/^[A-Za-z0-9_-]+$/.test(name) ? [] : [`attribute "${name}" may have letters, digits, - and _ only`]),
    ...(typeof content === 'string' ? [] : [`attribute "${name}" must be a text`]),
  ])
}
