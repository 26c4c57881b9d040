/** Tells many waiting tasks at once that their execution has ended. */
export interface StopSignal {
  /** Ends with this error whatever is subscribed, and whatever subscribes later. */
  stop(reason: Error): void
  throwIfStopped(): void
  /** Calls back once on the stop; the returned function withdraws. */
  subscribe(onStop: (reason: Error) => void): () => void
}

/** An AbortSignal would do, but walks the list of its listeners for each one added: slow for thousands of waiting tasks. */
export function makeStopSignal(): StopSignal {
  const listeners = new Set<(reason: Error) => void>()
  let stopped: Error | undefined
  return {
    stop(reason) {
      if (stopped !== undefined) return
      stopped = reason
      for (const listener of listeners) listener(reason)
      listeners.clear()
    },
    throwIfStopped() {
      if (stopped !== undefined) throw stopped
    },
    subscribe(onStop) {
      listeners.add(onStop)
      return () => void listeners.delete(onStop)
    },
  }
}
