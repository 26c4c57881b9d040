import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { DeployedFunction } from '../assembly.ts'
import { fullNameOf } from './environment.ts'
import { FunctionFailed } from './function-failed.ts'
import type { ErrorDescription, InvokeMessage, WorkerMessage, WorkerSettings } from './messages.ts'

/** One execution environment of a function: a worker thread that handles one invocation at a time. */
export interface Sandbox {
  /** Resolves when the function's module has loaded; rejects with FunctionFailed when it does not. */
  readonly ready: Promise<void>
  /** Resolves when the worker has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Takes and gives JSON text; rejects with FunctionFailed. One at a time. */
  invoke(event: string): Promise<string>
  /** False from the moment that its end is certain. */
  alive(): boolean
  /** Ends the worker at once, as a crash would; an invocation under way fails. */
  kill(): void
}

/** What a sandbox needs. */
export interface SandboxOptions {
  readonly deployed: DeployedFunction
  readonly environment: Readonly<Record<string, string>>
  onLog(line: string): void
}

/**
 * The old generation stops only what runs away: a function's own memory would count Node's too. The young one is kept
 * small, since dozens of workers share one machine.
 */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 }

/** Lambda's own limit on the module's loading is 10 s; a machine that also runs the tests gets longer. */
const LOAD_WITHIN_MS = 30_000

interface Pending {
  readonly requestId: string
  readonly timer: NodeJS.Timeout
  resolve(json: string): void
  reject(error: FunctionFailed): void
}

/** Splits what a function writes into lines, keeping the unfinished one for later. */
function lineSplitter(onLine: (line: string) => void): { write(text: string): void; flush(): void } {
  let rest = ''
  return {
    write(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') onLine(line)
    },
    flush() {
      if (rest !== '') onLine(rest)
      rest = ''
    },
  }
}

/** Starts a worker for a function. */
export function startSandbox({ deployed, environment, onLog }: SandboxOptions): Sandbox {
  const output = lineSplitter(onLog)
  const settings: WorkerSettings = {
    codeDirectory: deployed.codeDirectory,
    handler: deployed.handler,
    functionName: fullNameOf(deployed),
    functionArn: deployed.arn,
    memoryMb: deployed.memoryMb,
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    env: { ...environment },
    argv: [],
    execArgv: [],
    resourceLimits: HEAP,
  })
  const loaded = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  // A sandbox may load without anybody waiting for it.
  loaded.promise.catch(() => undefined)
  let pending: Pending | undefined
  /** Set as soon as the worker is to end: what became of it. */
  let why: ErrorDescription | undefined

  function end(reason: ErrorDescription): void {
    why ??= reason
    void worker.terminate()
  }

  const failed = ({ errorType, errorMessage, trace }: ErrorDescription) =>
    new FunctionFailed(deployed.name, errorType, errorMessage, trace)
  const ofPlatform = (errorType: string, message: string): ErrorDescription => ({
    errorType,
    errorMessage: pending === undefined ? message : `RequestId: ${pending.requestId} Error: ${message}`,
    trace: [],
  })
  const loadTimer = setTimeout(
    () => end(ofPlatform('Sandbox.Timedout', `Init timed out after ${LOAD_WITHIN_MS / 1000} seconds`)),
    LOAD_WITHIN_MS,
  )

  /** Lambda's runtime writes what a handler threw to the function's log. */
  function logError(title: string, { errorType, errorMessage, trace }: ErrorDescription): void {
    const description = JSON.stringify({ errorType, errorMessage, stack: trace })
    output.write(`${new Date().toISOString()}\t${pending?.requestId ?? '-'}\tERROR\t${title} \t${description}\n`)
  }

  function settle(outcome: string | FunctionFailed): void {
    if (pending === undefined) return
    const { timer, resolve, reject } = pending
    clearTimeout(timer)
    pending = undefined
    output.flush()
    if (typeof outcome === 'string') resolve(outcome)
    else reject(outcome)
  }

  function timeOut(requestId: string): void {
    const message = `Task timed out after ${deployed.timeoutSeconds.toFixed(2)} seconds`
    output.write(`${new Date().toISOString()} ${requestId} ${message}\n`)
    end(ofPlatform('Sandbox.Timedout', message))
  }

  worker.on('message', (message: WorkerMessage) => {
    switch (message.kind) {
      case 'output':
        return output.write(message.text)
      case 'ready':
        clearTimeout(loadTimer)
        return loaded.resolve()
      case 'result':
        return settle(message.json)
      case 'error':
        logError(message.fatal ? 'Uncaught Exception' : 'Invoke Error', message.error)
        return message.fatal ? end(message.error) : settle(failed(message.error))
    }
  })
  // Out of memory and the like; the exit follows.
  worker.on('error', (error) => end(ofPlatform('Runtime.ExitError', `Runtime exited with error: ${String(error)}`)))
  worker.once('exit', (code) => {
    clearTimeout(loadTimer)
    why ??= ofPlatform('Runtime.ExitError', `Runtime exited with error: exit status ${code}`)
    loaded.reject(failed(why))
    settle(failed(why))
    output.flush()
    ended.resolve()
  })

  return {
    ready: loaded.promise,
    ended: ended.promise,
    alive: () => why === undefined,
    async invoke(event) {
      await loaded.promise
      if (why !== undefined) throw failed(why)
      const requestId = randomUUID()
      const milliseconds = deployed.timeoutSeconds * 1000
      return new Promise<string>((resolve, reject) => {
        pending = { requestId, timer: setTimeout(() => timeOut(requestId), milliseconds), resolve, reject }
        const message: InvokeMessage = { requestId, event, deadline: Date.now() + milliseconds }
        worker.postMessage(message)
      })
    },
    kill: () => end(ofPlatform('Runtime.ExitError', 'Runtime exited with error: signal: killed')),
  }
}
