import type { Clock } from './clock.ts'

/** How fast requests may come: so many a telephone second, and so many at once after a pause. */
export interface RateLimit {
  readonly ratePerSecond: number
  readonly burst: number
}

/** Requests since the statistics began, those refused included. */
export interface RequestUse {
  readonly total: number
  readonly throttled: number
  /** Most in any one telephone second. */
  readonly mostInOneSecond: number
  /** Most in any one second of the wall clock: steadier than the other when time is compressed. */
  readonly mostInOneRealSecond: number
  /** The emptiest the token bucket has been; whole tokens left after a request. */
  readonly fewestTokensLeft: number
}

/** A token bucket, as AWS throttles an API. */
export interface RequestRate {
  /** Counts one request; false when it is one too many. */
  admit(): boolean
  /** Fills the bucket, for when the limit changed. */
  refill(): void
  use(): RequestUse
  resetUse(): void
}

/** Makes a token bucket over a limit that may change. */
export function createRequestRate(limit: () => RateLimit, clock: Clock): RequestRate {
  const second = createWindow(clock.lasting(1))
  const realSecond = createWindow(1000)
  let tokens = limit().burst
  let at = clock.now()
  let total = 0
  let throttled = 0
  let fewest = tokens

  return {
    admit() {
      const { ratePerSecond, burst } = limit()
      const now = clock.now()
      tokens = Math.min(burst, tokens + clock.elapsed(now - at) * ratePerSecond)
      at = now
      total++
      second.count(now)
      realSecond.count(now)
      if (tokens < 1) {
        throttled++
        return false
      }
      tokens--
      fewest = Math.min(fewest, Math.floor(tokens))
      return true
    },
    refill() {
      tokens = limit().burst
      fewest = tokens
      at = clock.now()
    },
    use: () => ({
      total,
      throttled,
      mostInOneSecond: second.most(),
      mostInOneRealSecond: realSecond.most(),
      fewestTokensLeft: fewest,
    }),
    resetUse() {
      total = 0
      throttled = 0
      fewest = Math.floor(tokens)
      second.reset()
      realSecond.reset()
    },
  }
}

interface Window {
  count(now: number): void
  most(): number
  reset(): void
}

/** Keeps the most events that any stretch of `length` milliseconds held. */
function createWindow(length: number): Window {
  let times: number[] = []
  let from = 0
  let most = 0
  return {
    count(now) {
      times.push(now)
      for (let first = times[from]; first !== undefined && first <= now - length; first = times[from]) from++
      most = Math.max(most, times.length - from)
      if (from > 1024) {
        times = times.slice(from)
        from = 0
      }
    },
    most: () => most,
    reset() {
      times = []
      from = 0
      most = 0
    },
  }
}
