import { z } from 'zod'
import type { FlowAction } from './definition.ts'
import { fillIn, isReference, resolve } from './references.ts'
import type { FlowSession } from './session.ts'
import { type Speech, speakSsml, speakText } from './speech.ts'

/** How an action ended: which of its transitions is taken, or that the flow can't go on. */
export type Ending =
  | { readonly kind: 'next' }
  | { readonly kind: 'result'; readonly value: string }
  | { readonly kind: 'error'; readonly type: string; readonly reason: string }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'fault'; readonly reason: string }

/** What a flow keeps between its actions. */
export interface FlowMemory {
  /** What the last Lambda function answered: `$.External`. */
  external: unknown
  /** Times each Loop action went round, by identifier. */
  readonly rounds: Map<string, number>
}

type Performer = (action: FlowAction, session: FlowSession, memory: FlowMemory) => Ending | Promise<Ending>

const NEXT: Ending = { kind: 'next' }
const LARGEST_ANSWER_BYTES = 32 * 1024
const LARGEST_ATTRIBUTES_BYTES = 32_768

const Dynamic = z.string().min(1)
const Prompt = z.object({ Text: Dynamic.optional(), SSML: Dynamic.optional() })
const Voice = z.object({ TextToSpeechVoice: Dynamic })
const Question = Prompt.extend({
  StoreInput: z.literal('False'),
  InputTimeLimitSeconds: z.string().regex(/^[1-9]\d{0,2}$/),
})
const Invocation = z.object({
  LambdaFunctionARN: Dynamic,
  InvocationTimeLimitSeconds: z.string().regex(/^[1-8]$/),
  LambdaInvocationAttributes: z.record(z.string(), z.string()).default({}),
  ResponseValidation: z
    .object({ ResponseType: z.enum(['STRING_MAP', 'JSON']) })
    .default({ ResponseType: 'STRING_MAP' }),
})
const Comparison = z.object({ ComparisonValue: z.string().refine(isReference) })
const Repetition = z.object({ LoopCount: Dynamic })
const AttributeChange = z.object({
  Attributes: z.record(z.string(), z.string()),
  TargetContact: z.literal('Current').default('Current'),
})
const StringMap = z.record(z.string(), z.string())

const performers: ReadonlyMap<string, Performer> = new Map<string, Performer>([
  ['UpdateFlowLoggingBehavior', () => NEXT],
  ['UpdateContactTextToSpeechVoice', setVoice],
  ['MessageParticipant', playPrompt],
  ['GetParticipantInput', getInput],
  ['InvokeLambdaFunction', invokeFunction],
  ['Compare', compare],
  ['Loop', loop],
  ['UpdateContactAttributes', updateAttributes],
  ['CheckOutboundCallStatus', checkCallStatus],
  ['DisconnectParticipant', () => ({ kind: 'disconnected' })],
])

/** Carries out one action of a contact flow. */
export async function perform(action: FlowAction, session: FlowSession, memory: FlowMemory): Promise<Ending> {
  const performer = performers.get(action.Type)
  if (performer === undefined) return fault(`the exchange knows no action of type ${action.Type}`)
  return await performer(action, session, memory)
}

function setVoice(action: FlowAction, session: FlowSession, memory: FlowMemory): Ending {
  return withParameters(action, Voice, ({ TextToSpeechVoice }) => {
    const voice = resolve(TextToSpeechVoice, view(session, memory))
    if (voice === undefined || !/^[A-Z][a-z]+$/.test(voice)) return failed('no such voice')
    session.useVoice(voice)
    return NEXT
  })
}

async function playPrompt(action: FlowAction, session: FlowSession, memory: FlowMemory): Promise<Ending> {
  return await withParameters(action, Prompt, async (prompt) => {
    const speech = compose(prompt, session, memory)
    if (speech === undefined) return fault('needs exactly one of Text and SSML')
    if (speech.kind === 'refused') return failed(`cannot speak: ${speech.reason}`)
    await session.say(speech)
    return NEXT
  })
}

async function getInput(action: FlowAction, session: FlowSession, memory: FlowMemory): Promise<Ending> {
  return await withParameters(action, Question, async (question) => {
    const speech = compose(question, session, memory)
    if (speech === undefined) return fault('needs exactly one of Text and SSML')
    if (speech.kind === 'refused') return failed(`cannot speak: ${speech.reason}`)
    const key = await session.ask(speech, Number(question.InputTimeLimitSeconds))
    if (key === undefined) return { kind: 'error', type: 'InputTimeLimitExceeded', reason: 'no key' }
    return { kind: 'result', value: key }
  })
}

async function invokeFunction(action: FlowAction, session: FlowSession, memory: FlowMemory): Promise<Ending> {
  return await withParameters(action, Invocation, async (invocation) => {
    const data = view(session, memory)
    const arn = resolve(invocation.LambdaFunctionARN, data)
    if (arn === undefined) return failed('no function to invoke')
    const event = {
      Details: {
        ContactData: session.data(),
        Parameters: resolveAll(invocation.LambdaInvocationAttributes, data),
      },
      Name: 'ContactFlowEvent',
    }
    memory.external = undefined
    const answer = await session.invoke(arn, event, Number(invocation.InvocationTimeLimitSeconds))
    if (answer.kind === 'failed') return failed(answer.reason)
    if (Buffer.byteLength(JSON.stringify(answer.value ?? null)) > LARGEST_ANSWER_BYTES) {
      return failed('the function answered more than 32 KB')
    }
    if (invocation.ResponseValidation.ResponseType === 'STRING_MAP' && !StringMap.safeParse(answer.value).success) {
      return failed('the function answered something else than a flat map of strings')
    }
    memory.external = answer.value
    return NEXT
  })
}

function compare(action: FlowAction, session: FlowSession, memory: FlowMemory): Ending {
  return withParameters(action, Comparison, ({ ComparisonValue }) => {
    const value = resolve(ComparisonValue, view(session, memory))
    return value === undefined
      ? { kind: 'error', type: 'NoMatchingCondition', reason: `${ComparisonValue} has no value` }
      : { kind: 'result', value }
  })
}

/** Answers ContinueLooping as often as it is asked to, then DoneLooping once, then it starts anew. */
function loop(action: FlowAction, session: FlowSession, memory: FlowMemory): Ending {
  return withParameters(action, Repetition, ({ LoopCount }) => {
    const count = resolve(LoopCount, view(session, memory))
    if (count === undefined || !/^(?:\d{1,2}|100)$/.test(count)) return fault('LoopCount must be 0 to 100')
    const rounds = memory.rounds.get(action.Identifier) ?? 0
    if (rounds >= Number(count)) {
      memory.rounds.delete(action.Identifier)
      return { kind: 'result', value: 'DoneLooping' }
    }
    memory.rounds.set(action.Identifier, rounds + 1)
    return { kind: 'result', value: 'ContinueLooping' }
  })
}

function updateAttributes(action: FlowAction, session: FlowSession, memory: FlowMemory): Ending {
  return withParameters(action, AttributeChange, (change) => {
    const attributes = { ...session.data().Attributes, ...resolveAll(change.Attributes, view(session, memory)) }
    const size = Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0)
    if (size > LARGEST_ATTRIBUTES_BYTES) return failed(`attributes of ${size} bytes`)
    session.keepAttributes(attributes)
    return NEXT
  })
}

async function checkCallStatus(_action: FlowAction, session: FlowSession): Promise<Ending> {
  const status = await session.detect()
  return status === 'off' ? failed('answering machine detection is off') : { kind: 'result', value: status }
}

/** What references look into. */
function view(session: FlowSession, memory: FlowMemory): unknown {
  return { ...session.data(), External: memory.external }
}

function resolveAll(values: Readonly<Record<string, string>>, data: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, resolve(value, data) ?? '']))
}

function compose(prompt: z.infer<typeof Prompt>, session: FlowSession, memory: FlowMemory): Speech | undefined {
  const { Text: text, SSML: document } = prompt
  if (text !== undefined && document === undefined) return speakText(fillIn(text, view(session, memory)))
  if (document !== undefined && text === undefined) return speakSsml(fillIn(document, view(session, memory)))
  return undefined
}

function withParameters<T, R extends Ending | Promise<Ending>>(
  action: FlowAction,
  schema: z.ZodType<T>,
  act: (parameters: T) => R,
): R | (Ending & { kind: 'fault' }) {
  const parsed = schema.safeParse(action.Parameters)
  return parsed.success
    ? act(parsed.data)
    : { kind: 'fault', reason: `its parameters are wrong: ${z.prettifyError(parsed.error)}` }
}

function failed(reason: string): Ending {
  return { kind: 'error', type: 'NoMatchingError', reason }
}

function fault(reason: string): Ending {
  return { kind: 'fault', reason }
}
