import { ExecutionTimeoutError, StateMachine } from 'aws-local-stepfunctions'
import { type JsonValue, parseJson } from '../json.ts'
import type { Activity, PreparedDefinition } from './definition.ts'
import { type History, makeHistory } from './history.ts'
import { makeStopSignal } from './stop-signal.ts'
import { type Invoke, runTask, StateError } from './task.ts'
import type { TaskTokens } from './task-tokens.ts'

/** Where an execution stands, in Step Functions' words. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** What an execution is known by. */
export interface ExecutionIdentity {
  readonly arn: string
  readonly name: string
  readonly stateMachineArn: string
  /** JSON text, as StartExecution got it. */
  readonly input: string
}

/** How an execution ended. */
export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>
  readonly at: Date
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
}

/** One run of a state machine. */
export interface Execution extends ExecutionIdentity {
  readonly startedAt: Date
  readonly history: History
  /** Undefined while it runs. */
  end(): ExecutionEnd | undefined
  /** Ends it as ABORTED; what its tasks still answer counts no more. */
  stop(error?: string, cause?: string): void
  /** Settles when the execution has ended, whichever way. */
  readonly ended: Promise<void>
}

/** What an execution needs. */
export interface ExecutionOptions {
  readonly identity: ExecutionIdentity
  readonly definition: PreparedDefinition
  readonly tokens: TaskTokens
  readonly invoke: Invoke
  readonly now: () => Date
}

/** Starts an execution in the interpreter and follows it to its end. */
export function startExecution({ identity, definition, tokens, invoke, now }: ExecutionOptions): Execution {
  const { machine, activities, types } = definition
  const history = makeHistory(types, (state) => resourceName(activities.get(state)))
  const stopSignal = makeStopSignal()
  // The interpreter asks for $$.Task.Token while it fills the parameters of a task and hands these to the task in the
  // same turn of the event loop; so the tokens in `fresh` that stand in its input are that task's.
  const fresh = new Set<string>()
  const startedAt = now()
  let end: ExecutionEnd | undefined

  const handlers = Object.fromEntries(
    [...activities].map(([state, activity]) => [
      state,
      async (input: JsonValue) => {
        const token = findToken(input, fresh)
        fresh.clear()
        stopSignal.throwIfStopped()
        return runTask(activity, input, { token, tokens, invoke, now, stopSignal })
      },
    ]),
  )

  const run = new StateMachine(machine, { validationOptions: { noValidate: true } }).run(parseJson(identity.input), {
    overrides: { taskResourceLocalHandlers: handlers },
    context: {
      Execution: { Id: identity.arn, Name: identity.name, StartTime: startedAt.toISOString() },
      StateMachine: { Id: identity.stateMachineArn },
      Task: {
        get Token() {
          const token = tokens.issue()
          fresh.add(token)
          return token
        },
      },
    },
  })

  const logged = (async () => {
    for await (const event of run.eventLogs) history.add(event)
  })()
  const settled = run.result.then(
    (output) => {
      end ??= { status: 'SUCCEEDED', at: now(), output }
    },
    (error: unknown) => {
      end ??= error instanceof ExecutionTimeoutError ? { status: 'TIMED_OUT', at: now() } : failed(error, now())
      stopSignal.stop(stopped())
    },
  )

  return {
    ...identity,
    startedAt,
    history,
    end: () => end,
    stop(error, cause) {
      if (end !== undefined) return
      end = {
        status: 'ABORTED',
        at: now(),
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }
      stopSignal.stop(stopped())
      run.abort()
    },
    ended: Promise.all([logged, settled]).then(() => undefined),
  }
}

/** Neither retried nor caught: the interpreter would otherwise go on with a stopped execution's Retry or Catch. */
function stopped() {
  return new StateError('ExecutionAborted', 'the execution has ended', { final: true })
}

function failed(error: unknown, at: Date): ExecutionEnd {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return reason instanceof Error
    ? { status: 'FAILED', at, error: reason.name, cause: reason.message }
    : { status: 'FAILED', at, error: 'States.Runtime', cause: String(reason) }
}

function resourceName(activity: Activity | undefined): string {
  return activity?.kind === 'task' ? (activity.resource.split(':').at(-1) ?? '') : ''
}

function findToken(input: JsonValue, fresh: ReadonlySet<string>): string | undefined {
  if (fresh.size === 0) return undefined
  if (typeof input === 'string') return fresh.has(input) ? input : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const value of Object.values(input)) {
    const token = findToken(value, fresh)
    if (token !== undefined) return token
  }
  return undefined
}
