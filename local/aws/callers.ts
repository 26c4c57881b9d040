import type { Caller } from './service.ts'

/** Who holds an access key, and how to end the worker that does. */
export interface KeyHolder {
  readonly caller: Caller
  /** Ends the function's worker at once, as a crash would. */
  kill(): void
}

/** The key of people and tests; it may do everything. */
export const OPERATOR_KEY = 'LOCALOPERATOR'

/** The access keys in use: each worker of a function has one of its own, so a call tells which worker makes it. */
export interface KeyRing {
  add(accessKeyId: string, holder: KeyHolder): void
  remove(accessKeyId: string): void
  find(accessKeyId: string): KeyHolder | undefined
}

/** Makes the ring, the operator's key on it. */
export function createKeyRing(): KeyRing {
  const holders = new Map<string, KeyHolder>([[OPERATOR_KEY, { caller: { kind: 'operator' }, kill: () => undefined }]])
  return {
    add: (accessKeyId, holder) => void holders.set(accessKeyId, holder),
    remove: (accessKeyId) => void holders.delete(accessKeyId),
    find: (accessKeyId) => holders.get(accessKeyId),
  }
}
