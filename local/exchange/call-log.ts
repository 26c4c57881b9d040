import type { Call } from './call.ts'

/** All calls in order of their start: those in progress, and the last ones that ended. */
export interface CallLog {
  add(call: Call): void
  find(contactId: string): Call | undefined
  /** To be told of every call that ends, so that the oldest can be dropped. */
  ended(call: Call): void
  calls(): Iterable<Call>
  live(): Iterable<Call>
}

/** Calls that ended and are still kept: about 3 kB each with their attributes, thus 150 MB. */
const MOST_ENDED = 50_000

/** Makes an empty log. */
export function createCallLog(mostEnded = MOST_ENDED): CallLog {
  const calls = new Map<string, Call>()
  const live = new Set<Call>()
  let ended: string[] = []
  let oldest = 0

  return {
    add(call) {
      calls.set(call.details.contactId, call)
      live.add(call)
    },
    find: (contactId) => calls.get(contactId),
    ended(call) {
      live.delete(call)
      ended.push(call.details.contactId)
      const dropped = ended.length - oldest > mostEnded ? ended[oldest++] : undefined
      if (dropped !== undefined) calls.delete(dropped)
      if (oldest > 1024) {
        ended = ended.slice(oldest)
        oldest = 0
      }
    },
    calls: () => calls.values(),
    live: () => live.values(),
  }
}
