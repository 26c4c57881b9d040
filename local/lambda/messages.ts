/** What a worker is started with. */
export interface WorkerSettings {
  readonly codeDirectory: string
  /** Module and export: index.handler. */
  readonly handler: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMb: number
}

/** Tells whether a thread was started as a worker by these settings, and not as one of somebody else's. */
export function isWorkerSettings(value: unknown): value is WorkerSettings {
  return typeof value === 'object' && value !== null && 'codeDirectory' in value && 'functionArn' in value
}

/** To the worker: handle this event. `deadline` is in milliseconds since 1970. */
export interface InvokeMessage {
  readonly requestId: string
  readonly event: string
  readonly deadline: number
}

/** An error as Lambda's runtime describes it. */
export interface ErrorDescription {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/** From the worker. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'result'; readonly json: string }
  /** `fatal`: the worker is of no further use: its module does not load, or something broke outside a handler. */
  | { readonly kind: 'error'; readonly error: ErrorDescription; readonly fatal: boolean }
