/** What dynalite's thread is started with. */
export interface DynaliteSettings {
  readonly engine: 'dynalite'
  /** Where the tables are kept; absent: in memory. */
  readonly directory?: string
}

/** Tells whether a thread was started to be dynalite's, and not somebody else's. */
export function isDynaliteSettings(value: unknown): value is DynaliteSettings {
  return typeof value === 'object' && value !== null && 'engine' in value && value.engine === 'dynalite'
}

/** To the thread: one request, or to bring everything to disk and end. */
export type ToDynalite =
  | {
      readonly kind: 'request'
      readonly id: number
      /** X-Amz-Target: DynamoDB_20120810.GetItem. */
      readonly target: string
      readonly body: string
    }
  | { readonly kind: 'close' }

/** From the thread: the answer to a request, or what dynalite threw in the middle of some request. */
export type FromDynalite =
  | {
      readonly kind: 'reply'
      readonly id: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'trouble'; readonly reason: string }
