import * as z from 'zod'
import type { ProblemCode } from './errors.ts'
import type { Role } from './vocabulary.ts'

/** One call of the API: what the gateway routes, the handlers validate with, and the OpenAPI page is made from. */
export interface Route<
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Path extends z.ZodType = z.ZodType,
> {
  readonly operation: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Nobody named: open to the public. */
  readonly roles: readonly Role[]
  readonly body: Body
  readonly query: Query
  readonly params: Path
  /** `csv`: as a table too, or as nothing else; `html`: to print too. */
  readonly reply?: {
    readonly status: number
    readonly schema: z.ZodType
    readonly csv?: boolean | 'only'
    readonly html?: boolean
  }
  readonly refusals: readonly ProblemCode[]
  readonly needsIdempotencyKey?: boolean
  /** A write to a changing thing: without `If-Match` it is 428, with a stale one 412. */
  readonly needsIfMatch?: boolean
  /** The body is a list or an image, not JSON; the handler reads it from `bytes()`. */
  readonly takes?: 'text/csv' | 'image/*'
}

/** What a call without a body, a query or path parameters takes. */
export const nothing = z.strictObject({})
