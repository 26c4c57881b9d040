import { z } from 'zod'

/** What the exchange lets through; `overLimit` is what a call gets that finds no free line, of which AWS documents no one way. */
export interface Limits {
  readonly lines: number
  /** Requests to start a call, per telephone second. */
  readonly ratePerSecond: number
  readonly burst: number
  readonly overLimit: 'reorder-tone' | 'limit-exceeded'
}

/** The quotas of a new Connect instance. */
export const NEW_INSTANCE: Limits = { lines: 10, ratePerSecond: 2, burst: 5, overLimit: 'reorder-tone' }

/** A change of limits: what is not named stays as it is. */
export const LimitsChange = z.strictObject({
  lines: z.int().min(0).max(10_000).optional(),
  ratePerSecond: z.number().positive().max(10_000).optional(),
  burst: z.int().min(1).max(10_000).optional(),
  overLimit: z.enum(['reorder-tone', 'limit-exceeded']).optional(),
})
