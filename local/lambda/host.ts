import type { Assembly, DeployedFunction } from '../assembly.ts'
import type { KeyRing } from '../aws/callers.ts'
import type { Faults } from '../faults.ts'
import { type JsonValue, parseJson } from '../json.ts'
import { platformEnvironment, scaleEnvironment } from './environment.ts'
import { FunctionFailed } from './function-failed.ts'
import { createPool, type FunctionPool } from './pool.ts'

/** An asynchronous invocation that failed for the last time, as Lambda would hand it to a dead-letter queue. */
export interface DeadLetter {
  readonly functionName: string
  readonly event: JsonValue
  readonly errorType: string
  readonly errorMessage: string
  readonly at: Date
}

/** Runs the assembly's functions, each worker with its own environment and access key. */
export interface LambdaHost {
  /** Waits for the answer; rejects with FunctionFailed. Takes a function's ARN (also with a qualifier) or its short name. */
  invoke(functionArnOrName: string, event: unknown): Promise<unknown>
  /** Event invocation: as many retries as the function has (at most 2), 1 and 2 simulated minutes later, then a dead letter. */
  invokeAsync(functionArnOrName: string, event: unknown): void
  /** Asynchronous invocations that failed for good, oldest first. */
  deadLetters(): readonly DeadLetter[]
  /** Whether a function of that ARN or name is deployed. */
  has(functionArnOrName: string): boolean
  /** Loads one worker of each function (or of those named), so that no first call waits for it. */
  warm(names?: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** What the host needs. */
export interface LambdaHostOptions {
  readonly assembly: Pick<Assembly, 'functions' | 'region'>
  readonly timeScale: number
  readonly faults: Faults
  readonly keys: KeyRing
  /** Base URL of the AWS front. */
  readonly awsEndpoint: string
  /** Every line a function wrote to stdout or stderr, and the platform's own about it. */
  onLog(functionName: string, line: string): void
  /** Variables that replace or add to a function's own, before scaling. */
  readonly extraEnvironment?: Readonly<Record<string, string>>
  /** Workers one function may have at once. */
  readonly maxWorkersPerFunction?: number
  /** How long an invocation waits for a warm worker before another is started, in milliseconds. */
  readonly growAfterMilliseconds?: number
}

/**
 * A new worker loads its bundle and runs its first calls several times slower, on processors that the warm ones could
 * use: it is worth it only where those are held up, not where they are merely busy.
 */
const GROW_AFTER_MS = 1500

/** Threads share this machine's processors; more would only wait for each other. */
const MAX_WORKERS = 6

/** Lambda's waits before the second and the third try of an asynchronous invocation. */
const RETRY_AFTER_SECONDS = [60, 120] as const

interface Hosted {
  readonly deployed: DeployedFunction
  readonly pool: FunctionPool
}

/** Makes the host of an assembly's functions; workers start when they are called for. */
export function createLambdaHost(options: LambdaHostOptions): LambdaHost {
  const { assembly, timeScale, faults, keys, awsEndpoint, onLog } = options
  const { region } = assembly
  const hosted = new Map<string, Hosted>()
  const deadLetters: DeadLetter[] = []
  const retries = new Set<NodeJS.Timeout>()
  let closed = false

  // Threads have no time zone of their own, and in Lambda it is UTC.
  process.env['TZ'] = 'UTC'

  for (const deployed of assembly.functions) {
    const own = scaleEnvironment({ ...deployed.environment, ...options.extraEnvironment }, timeScale)
    const pool = createPool({
      deployed,
      maxWorkers: options.maxWorkersPerFunction ?? MAX_WORKERS,
      growAfterMilliseconds: options.growAfterMilliseconds ?? GROW_AFTER_MS,
      timeScale,
      faults,
      keys,
      environment: (accessKeyId) => ({
        ...own,
        ...platformEnvironment(deployed, { awsEndpoint, accessKeyId, region }),
      }),
      onLog: (line) => onLog(deployed.name, line),
    })
    hosted.set(deployed.name, { deployed, pool })
    hosted.set(deployed.arn, { deployed, pool })
  }

  /** An ARN with a version or alias is that of the function: only one version is deployed. */
  function find(functionArnOrName: string): Hosted {
    const unqualified = functionArnOrName.split(':').slice(0, 7).join(':')
    const found = hosted.get(unqualified)
    if (found !== undefined) return found
    throw new FunctionFailed(functionArnOrName, 'ResourceNotFoundException', `Function not found: ${functionArnOrName}`)
  }

  function attempt({ deployed, pool }: Hosted, event: string, tries: number): void {
    pool.invoke(event).catch((error: unknown) => {
      if (closed) return
      const wait = tries < deployed.asyncRetries ? RETRY_AFTER_SECONDS[tries] : undefined
      if (wait === undefined) {
        const failure =
          error instanceof FunctionFailed ? error : new FunctionFailed(deployed.name, 'Unknown', String(error))
        const { errorType, errorMessage } = failure
        deadLetters.push({
          functionName: deployed.name,
          event: parseJson(event),
          errorType,
          errorMessage,
          at: new Date(),
        })
        return
      }
      const timer = setTimeout(
        () => {
          retries.delete(timer)
          attempt({ deployed, pool }, event, tries + 1)
        },
        (wait * 1000) / timeScale,
      )
      retries.add(timer)
    })
  }

  const pools = () => [...new Set([...hosted.values()].map(({ pool }) => pool))]

  return {
    async invoke(functionArnOrName, event) {
      const { pool } = find(functionArnOrName)
      return parseJson(await pool.invoke(JSON.stringify(event) ?? 'null'))
    },
    invokeAsync(functionArnOrName, event) {
      attempt(find(functionArnOrName), JSON.stringify(event) ?? 'null', 0)
    },
    deadLetters: () => deadLetters,
    has: (functionArnOrName) => hosted.has(functionArnOrName.split(':').slice(0, 7).join(':')),
    async warm(names) {
      const wanted = names === undefined ? pools() : names.map((name) => find(name).pool)
      // One after the other: at once they would only slow each other down.
      for (const pool of wanted) await pool.warm()
    },
    async close() {
      closed = true
      for (const timer of retries) clearTimeout(timer)
      await Promise.all(pools().map((pool) => pool.close()))
    },
  }
}
