import type { StateMachine } from 'aws-local-stepfunctions'

type EventLogs = ReturnType<StateMachine['run']>['eventLogs']
/** An event as the interpreter logs it. */
export type InterpreterEvent = EventLogs extends AsyncGenerator<infer Event> ? Event : never

/** One event of an execution, in the words of GetExecutionHistory. */
export interface HistoryEvent {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly timestamp: number
  readonly type: string
  /** Name of the details field of the event, as stateEnteredEventDetails, and what stands in it. */
  readonly details?: readonly [field: string, values: Readonly<Record<string, unknown>>]
}

/** The events of one execution, oldest first, never more than MOST_EVENTS of them. */
export interface History {
  add(event: InterpreterEvent): void
  events(): readonly HistoryEvent[]
  /** Forgets what happened in it; for executions closed long ago. */
  clear(): void
}

/** As many as AWS lets one execution have. There a distributed Map's children have histories of their own; here not. */
const MOST_EVENTS = 25_000
/** Longer inputs and outputs are left out of the history. */
const MOST_DATA_LENGTH = 1_000

function data(value: unknown): unknown {
  const text = JSON.stringify(value) ?? 'null'
  return text.length > MOST_DATA_LENGTH ? undefined : text
}

type Described = Omit<HistoryEvent, 'id' | 'timestamp'>

function describe(
  event: InterpreterEvent,
  types: ReadonlyMap<string, string>,
  resources: (state: string) => string,
): Described | undefined {
  switch (event.type) {
    case 'ExecutionStarted':
      return { type: event.type, details: ['executionStartedEventDetails', { input: data(event.input) }] }
    case 'ExecutionSucceeded':
      return { type: event.type, details: ['executionSucceededEventDetails', { output: data(event.output) }] }
    case 'ExecutionFailed':
      return { type: event.type, details: ['executionFailedEventDetails', failure(event)] }
    case 'ExecutionAborted':
      return { type: event.type }
    case 'ExecutionTimeout':
      return { type: 'ExecutionTimedOut' }
    case 'MapIterationStarted':
    case 'MapIterationSucceeded':
    case 'MapIterationFailed': {
      const field = `mapIteration${event.type.slice('MapIteration'.length)}EventDetails`
      return { type: event.type, details: [field, { name: event.parentState.name, index: event.index }] }
    }
    case 'StateEntered': {
      const { name, input } = event.state
      return {
        type: `${types.get(name) ?? event.state.type}StateEntered`,
        details: ['stateEnteredEventDetails', { name, input: data(input) }],
      }
    }
    case 'StateExited': {
      const { name, output } = event.state
      return {
        type: `${types.get(name) ?? event.state.type}StateExited`,
        details: ['stateExitedEventDetails', { name, output: data(output) }],
      }
    }
    case 'StateFailed': {
      const { name, type } = event.state
      if (types.get(name) !== 'Task') return { type: `${type}StateFailed` }
      if (event.Error === 'States.Timeout')
        return { type: 'TaskTimedOut', details: ['taskTimedOutEventDetails', task(resources(name), failure(event))] }
      return { type: 'TaskFailed', details: ['taskFailedEventDetails', task(resources(name), failure(event))] }
    }
    case 'StateRetried':
      return {
        type: 'TaskScheduled',
        details: ['taskScheduledEventDetails', task(resources(event.state.name), { region: '', parameters: '{}' })],
      }
    default:
      return undefined
  }
}

function failure(event: { readonly Error: string; readonly Cause?: unknown }) {
  const cause = typeof event.Cause === 'string' ? event.Cause : data(event.Cause)
  return { error: event.Error, cause }
}

function task(resource: string, more: Readonly<Record<string, unknown>>) {
  return { resourceType: 'lambda', resource, ...more }
}

/** Starts an empty history for a machine with these state types and task resources. */
export function makeHistory(types: ReadonlyMap<string, string>, resources: (state: string) => string): History {
  let events: HistoryEvent[] = []
  let counted = 0
  return {
    add(event) {
      const described = describe(event, types, resources)
      if (described === undefined) return
      counted += 1
      events.push({ id: counted, timestamp: event.timestamp, ...described })
      if (events.length > MOST_EVENTS) events = [...events.slice(0, 1), ...events.slice(MOST_EVENTS / 10)]
    },
    events: () => events,
    clear() {
      events = []
    },
  }
}
