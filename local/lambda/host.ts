import type { Assembly } from '../assembly.ts'
import type { Faults } from '../faults.ts'

/** An asynchronous invocation that failed for the third time, as Lambda would hand it to a dead-letter queue. */
export interface DeadLetter {
  readonly functionName: string
  readonly event: unknown
  readonly errorType: string
  readonly errorMessage: string
  readonly at: Date
}

/** Runs the assembly's functions, each worker with its own environment and access key. */
export interface LambdaHost {
  /** Waits for the answer; rejects with FunctionFailed. Takes a function's ARN (also with a qualifier) or its last name part. */
  invoke(functionArnOrName: string, event: unknown): Promise<unknown>
  /** Event invocation: two retries after 1 and 2 (scaled) minutes, then a dead letter. */
  invokeAsync(functionArnOrName: string, event: unknown): void
  /** Asynchronous invocations that failed for good, oldest first. */
  deadLetters(): readonly DeadLetter[]
  /** Whether a function of that ARN or name is deployed. */
  has(functionArnOrName: string): boolean
  close(): Promise<void>
}

/** What the host needs. */
export interface LambdaHostOptions {
  readonly assembly: Assembly
  readonly timeScale: number
  readonly faults: Faults
  /** Base URL of the AWS front: http://127.0.0.1:1234. */
  readonly awsEndpoint: string
  /** Every line a function wrote to stdout or stderr, as well as the platform's own about it. */
  onLog(functionName: string, line: string): void
  /** Variables that replace or add to a function's own, before scaling. */
  readonly extraEnvironment?: Readonly<Record<string, string>>
  /** Workers a function may have at once; default 6. */
  readonly maxWorkersPerFunction?: number
}
