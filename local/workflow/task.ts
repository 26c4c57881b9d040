import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../json.ts'
import { FunctionFailed } from '../lambda/function-failed.ts'
import type { Activity } from './definition.ts'
import type { StopSignal } from './stop-signal.ts'
import type { TaskTokens } from './task-tokens.ts'

/** Calls a function by ARN or name and waits for its answer. */
export type Invoke = (functionArnOrName: string, event: unknown) => Promise<unknown>

/** An error under the name that Retry and Catch of the definition know it by. */
export class StateError extends Error {
  /** Read by the interpreter. */
  readonly isRetryable: boolean
  readonly isCatchable: boolean

  constructor(name: string, cause: string, { final = false } = {}) {
    super(cause)
    this.name = name
    this.isRetryable = !final
    this.isCatchable = !final
  }
}

/** What a task runs in. */
export interface TaskContext {
  /** The task token that stands in the task's input, if one does. */
  readonly token: string | undefined
  readonly tokens: TaskTokens
  readonly invoke: Invoke
  readonly now: () => Date
  readonly stopSignal: StopSignal
}

/** Most bytes of a state's input or output in Step Functions. */
export const MOST_PAYLOAD_BYTES = 262_144
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** What Lambda itself reports, as against an error of the function's code. */
const PLATFORM_ERRORS = /^(Runtime|Sandbox|Extension)\./
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Runs what one state hands over: a Lambda invocation, one that waits for its token to come back, or a wait. */
export async function runTask(activity: Activity, input: JsonValue, context: TaskContext): Promise<JsonValue> {
  const output = await (activity.kind === 'wait' ? wait(input, context) : invokeFunction(activity, input, context))
  if (Buffer.byteLength(JSON.stringify(output)) > MOST_PAYLOAD_BYTES)
    throw new StateError('States.DataLimitExceeded', 'the output of the state is larger than 256 KiB', { final: true })
  return output
}

type Task = Extract<Activity, { kind: 'task' }>

function invokeFunction(task: Task, input: JsonValue, context: TaskContext): Promise<JsonValue> {
  if (task.resource.startsWith('arn:aws:lambda:')) return call(task.resource, input, context)
  const { FunctionName, Payload } = isJsonObject(input) ? input : {}
  if (typeof FunctionName !== 'string')
    throw new StateError('States.Runtime', 'the parameters of the task name no function', { final: true })
  if (task.resource.endsWith(':lambda:invoke')) return call(FunctionName, Payload ?? {}, context).then(lambdaResult)
  if (task.resource.endsWith(':lambda:invoke.waitForTaskToken'))
    return callAndWaitForToken(task, FunctionName, Payload ?? {}, context)
  throw new StateError('States.Runtime', `no such resource here: ${task.resource}`, { final: true })
}

function lambdaResult(payload: JsonValue): JsonObject {
  return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 }
}

async function call(name: string, payload: JsonValue, { invoke }: TaskContext): Promise<JsonValue> {
  try {
    // Through JSON, as on the way to and from a real function: what comes back is data and nothing else.
    const answer: unknown = await invoke(name, payload)
    return parseJson(JSON.stringify(answer) ?? 'null')
  } catch (error) {
    throw asStateError(error)
  }
}

function asStateError(error: unknown): StateError {
  if (!(error instanceof FunctionFailed)) return new StateError('Lambda.Unknown', String(error))
  const cause = JSON.stringify({ errorType: error.errorType, errorMessage: error.errorMessage })
  return new StateError(PLATFORM_ERRORS.test(error.errorType) ? 'Lambda.Unknown' : error.errorType, cause)
}

async function callAndWaitForToken(task: Task, name: string, payload: JsonValue, context: TaskContext) {
  const { token, tokens, stopSignal } = context
  if (token === undefined)
    throw new StateError('States.Runtime', 'the payload of the task holds no $$.Task.Token', { final: true })
  const { promise, resolve, reject } = Promise.withResolvers<JsonValue>()

  let heartbeat: NodeJS.Timeout | undefined
  const beat = () => {
    clearTimeout(heartbeat)
    if (task.heartbeatMs === undefined) return
    heartbeat = setTimeout(() => reject(new StateError('States.HeartbeatTimeout', '')), task.heartbeatMs)
  }
  const close = tokens.open(token, {
    succeed: resolve,
    fail: (error, cause) => reject(new StateError(error, cause)),
    beat,
  })
  const withdraw = stopSignal.subscribe(reject)
  const letGo = () => {
    close()
    clearTimeout(timeout)
    clearTimeout(heartbeat)
    withdraw()
  }
  // The interpreter itself ends the state after TimeoutSeconds; from then on an answer must be refused.
  const timeout = task.timeoutMs === undefined ? undefined : setTimeout(letGo, task.timeoutMs)
  beat()
  call(name, payload, context).catch(reject)
  return promise.finally(letGo)
}

async function wait(input: JsonValue, { now, stopSignal }: TaskContext): Promise<JsonValue> {
  const { seconds, timestamp } = isJsonObject(input) ? input : {}
  const until = typeof seconds === 'number' ? now().getTime() + seconds * 1000 : instant(timestamp)
  // Node may fire a timer a millisecond early, and never one over 24.8 days; so the clock decides.
  for (let left = until - now().getTime(); left > 0; left = until - now().getTime()) await pause(left, stopSignal)
  return null
}

function instant(timestamp: JsonValue | undefined): number {
  if (typeof timestamp !== 'string' || !INSTANT.test(timestamp))
    throw new StateError('States.Runtime', 'the Wait has no seconds and no RFC 3339 timestamp', { final: true })
  return Date.parse(timestamp)
}

async function pause(milliseconds: number, stopSignal: StopSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.min(milliseconds, LONGEST_TIMER_MS))
  const withdraw = stopSignal.subscribe(reject)
  try {
    await promise
  } finally {
    clearTimeout(timer)
    withdraw()
  }
}
