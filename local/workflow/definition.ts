import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'

/** What a state does that the interpreter hands over to us: a Task of AWS's, or a Wait. */
export type Activity =
  | {
      readonly kind: 'task'
      readonly resource: string
      readonly timeoutMs: number | undefined
      readonly heartbeatMs: number | undefined
    }
  | { readonly kind: 'wait' }

/** A definition made ready for the interpreter, with what it must be told about by the name of the state. */
export interface PreparedDefinition {
  readonly machine: StateMachineDefinition
  readonly activities: ReadonlyMap<string, Activity>
  /** The type each state has in the deployed definition, for the history. */
  readonly types: ReadonlyMap<string, string>
}

/** A definition asks for something the local interpreter does not carry; better said at load than half done. */
class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition'
}

/** The longest a Node timer can run, in seconds; the interpreter sets one for every task and for the machine. */
const LONGEST_SECONDS = 2_147_483
/** Parallel children of a distributed Map where the definition sets no limit. */
const DISTRIBUTED_CONCURRENCY = 10_000
const INLINE_CONCURRENCY = 40

const TYPE_TESTS = ['IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp']
const UNSUPPORTED_MAP_FIELDS = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
]

function object(value: JsonValue | undefined, what: string): JsonObject {
  if (!isJsonObject(value)) throw new UnsupportedDefinition(`${what} is not an object`)
  return value
}

function text(value: JsonValue | undefined, what: string): string {
  if (typeof value !== 'string') throw new UnsupportedDefinition(`${what} is not text`)
  return value
}

function objects(value: JsonValue | undefined, what: string): readonly JsonObject[] {
  if (!Array.isArray(value)) throw new UnsupportedDefinition(`${what} is not a list`)
  return value.map((entry: JsonValue) => object(entry, what))
}

function isMachine(value: unknown): value is StateMachineDefinition {
  return isJsonObject(value) && typeof value['StartAt'] === 'string' && isJsonObject(value['States'])
}

/**
 * Makes a deployed definition fit the interpreter: seconds divided by the time scale (timestamps stay), and around what
 * aws-local-stepfunctions 3.0 does otherwise than AWS:
 * - its tasks end after 60 seconds where none are given (AWS: never), so every task gets an end of its own;
 * - its Map without MaxConcurrency runs 40 at once, also a distributed one (AWS: 10,000);
 * - its Wait warns of moments gone by and may end a millisecond early, so a Wait becomes a task of ours;
 * - a Choice that tests `IsPresent: false` never matches, so it becomes `Not: IsPresent: true`;
 * - its Map knows no tolerated failures, so each item gets a Catch of its own;
 * - ResultPath `$` writes a field named `$`, so it is left out, which means the same.
 */
export function prepareDefinition(definition: JsonObject, timeScale: number): PreparedDefinition {
  const activities = new Map<string, Activity>()
  const types = new Map<string, string>()
  const scaled = (value: JsonValue | undefined) =>
    typeof value === 'number' ? Math.min(value / timeScale, LONGEST_SECONDS) : undefined

  const prepareMachine = (machine: JsonObject, where: string): JsonObject => {
    const language = machine['QueryLanguage'] ?? 'JSONPath'
    if (language !== 'JSONPath')
      throw new UnsupportedDefinition(`${where} uses ${JSON.stringify(language)}; only JSONPath runs`)
    const timeout = scaled(machine['TimeoutSeconds'])
    const states = Object.entries(object(machine['States'], `${where}.States`)).map(([name, state]) => {
      if (types.has(name)) throw new UnsupportedDefinition(`two states are named ${name}`)
      return [name, prepareState(name, object(state, name))] as const
    })
    return {
      ...machine,
      ...(timeout === undefined ? {} : { TimeoutSeconds: timeout }),
      States: Object.fromEntries(states),
    }
  }

  const prepareState = (name: string, given: JsonObject): JsonObject => {
    const { ResultPath, Retry, ...rest } = given
    const state: JsonObject = {
      ...rest,
      ...(ResultPath === undefined || ResultPath === '$' ? {} : { ResultPath }),
      ...(Retry === undefined ? {} : { Retry: objects(Retry, `${name}.Retry`).map(scaleRetrier) }),
      ...(given['Catch'] === undefined ? {} : { Catch: objects(given['Catch'], `${name}.Catch`).map(plainCatcher) }),
    }
    const type = text(given['Type'], `${name}.Type`)
    types.set(name, type)
    switch (type) {
      case 'Task':
        return prepareTask(name, state)
      case 'Wait':
        return prepareWait(name, state)
      case 'Map':
        return prepareMap(name, state)
      case 'Parallel':
        return { ...state, Branches: objects(state['Branches'], name).map((branch) => prepareMachine(branch, name)) }
      case 'Choice':
        return { ...state, Choices: objects(state['Choices'], name).map(positiveRule) }
      default:
        return state
    }
  }

  const scaleRetrier = (retrier: JsonObject): JsonObject => {
    const longest = scaled(retrier['MaxDelaySeconds'])
    return {
      ...retrier,
      IntervalSeconds: scaled(retrier['IntervalSeconds'] ?? 1) ?? 1,
      ...(longest === undefined ? {} : { MaxDelaySeconds: longest }),
    }
  }

  const prepareTask = (name: string, state: JsonObject): JsonObject => {
    const { HeartbeatSeconds, TimeoutSeconds, ...rest } = state
    const timeout = scaled(TimeoutSeconds)
    const heartbeat = scaled(HeartbeatSeconds)
    activities.set(name, {
      kind: 'task',
      resource: text(state['Resource'], `${name}.Resource`),
      timeoutMs: timeout === undefined ? undefined : timeout * 1000,
      heartbeatMs: heartbeat === undefined ? undefined : heartbeat * 1000,
    })
    return 'TimeoutSecondsPath' in rest ? rest : { ...rest, TimeoutSeconds: timeout ?? LONGEST_SECONDS }
  }

  const prepareWait = (name: string, state: JsonObject): JsonObject => {
    if ('InputPath' in state) throw new UnsupportedDefinition(`${name}: a Wait with InputPath`)
    const { Seconds, Timestamp, SecondsPath, TimestampPath, ...rest } = state
    activities.set(name, { kind: 'wait' })
    return {
      ...rest,
      Type: 'Task',
      Resource: 'local:wait',
      Parameters: {
        ...(Seconds === undefined ? {} : { seconds: scaled(Seconds) ?? 0 }),
        ...(Timestamp === undefined ? {} : { timestamp: Timestamp }),
        ...(SecondsPath === undefined ? {} : { 'seconds.$': SecondsPath }),
        ...(TimestampPath === undefined ? {} : { 'timestamp.$': TimestampPath }),
      },
      ResultPath: null,
      TimeoutSeconds: LONGEST_SECONDS,
    }
  }

  const prepareMap = (name: string, state: JsonObject): JsonObject => {
    const missing = UNSUPPORTED_MAP_FIELDS.filter((field) => field in state)
    if (missing.length > 0) throw new UnsupportedDefinition(`${name} uses ${missing.join(', ')}`)
    const { ItemProcessor, Iterator, ToleratedFailurePercentage, ...rest } = state
    const processor = object(ItemProcessor ?? Iterator, `${name}.ItemProcessor`)
    const mode = isJsonObject(processor['ProcessorConfig']) ? processor['ProcessorConfig']['Mode'] : 'INLINE'
    const most = mode === 'DISTRIBUTED' ? DISTRIBUTED_CONCURRENCY : INLINE_CONCURRENCY
    const concurrency = typeof state['MaxConcurrency'] === 'number' ? state['MaxConcurrency'] : 0
    return {
      ...rest,
      ...('MaxConcurrencyPath' in rest ? {} : { MaxConcurrency: concurrency === 0 ? most : concurrency }),
      ItemProcessor: toleratesFailure(name, ToleratedFailurePercentage)
        ? tolerant(name, prepareMachine(processor, name))
        : prepareMachine(processor, name),
    }
  }

  const machine: unknown = prepareMachine(definition, 'the state machine')
  if (!isMachine(machine)) throw new UnsupportedDefinition('the state machine has no StartAt')
  return { machine, activities, types }
}

function toleratesFailure(name: string, percentage: JsonValue | undefined): boolean {
  if (percentage === undefined || percentage === 0) return false
  if (percentage === 100) return true
  throw new UnsupportedDefinition(`${name} tolerates ${JSON.stringify(percentage)} % failures; only 0 or 100 run`)
}

/** The items of a Map that tolerates the failure of every one: what fails in an item's states ends that item alone. */
function tolerant(name: string, machine: JsonObject): JsonObject {
  const [item, failed] = [`${name}: item`, `${name}: item failed`]
  return {
    StartAt: item,
    States: {
      [item]: {
        Type: 'Parallel',
        Branches: [machine],
        OutputPath: '$[0]',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: failed }],
        End: true,
      },
      [failed]: { Type: 'Pass', End: true },
    },
  }
}

function plainCatcher(catcher: JsonObject): JsonObject {
  const { ResultPath, ...rest } = catcher
  return ResultPath === undefined || ResultPath === '$' ? rest : { ...rest, ResultPath }
}

function positiveRule(rule: JsonObject): JsonObject {
  const { Next, And, Or, Not, ...test } = rule
  const next: JsonObject = Next === undefined ? {} : { Next }
  if (And !== undefined) return { ...next, And: objects(And, 'And').map(positiveRule) }
  if (Or !== undefined) return { ...next, Or: objects(Or, 'Or').map(positiveRule) }
  if (Not !== undefined) return { ...next, Not: positiveRule(object(Not, 'Not')) }
  const negative = TYPE_TESTS.find((name) => test[name] === false)
  return negative === undefined ? rule : { ...next, Not: { ...test, [negative]: true } }
}
