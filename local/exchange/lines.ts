import type { Clock } from './clock.ts'

/** How the lines were used since the statistics began; line-seconds are telephone seconds. */
export interface LineUse {
  readonly linesInUse: number
  readonly mostLinesInUse: number
  /** Calls that found no free line. */
  readonly overLimit: number
  /** Lines in use, and lines free while at least one call was in progress, each times the seconds it was so. */
  readonly lineSeconds: { readonly busy: number; readonly idle: number }
}

/** The concurrent calls of an instance. */
export interface Lines {
  /** False when all are in use. */
  take(): boolean
  release(): void
  /** To be called before the limit changes, so that what went by counts under the old one. */
  settle(): void
  use(): LineUse
  resetUse(): void
}

/** Counts lines against a limit that may change while calls are in progress; those in progress go on. */
export function createLines(limit: () => number, clock: Clock): Lines {
  let inUse = 0
  let most = 0
  let overLimit = 0
  let busy = 0
  let idle = 0
  let since = clock.now()

  function settle(): void {
    const now = clock.now()
    const seconds = clock.elapsed(now - since)
    since = now
    if (inUse === 0) return
    busy += inUse * seconds
    idle += Math.max(0, limit() - inUse) * seconds
  }

  return {
    take() {
      settle()
      if (inUse >= limit()) {
        overLimit++
        return false
      }
      inUse++
      most = Math.max(most, inUse)
      return true
    },
    release() {
      settle()
      inUse--
    },
    settle,
    use() {
      settle()
      return { linesInUse: inUse, mostLinesInUse: most, overLimit, lineSeconds: { busy, idle } }
    },
    resetUse() {
      settle()
      most = inUse
      overLimit = 0
      busy = 0
      idle = 0
    },
  }
}
