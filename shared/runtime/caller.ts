import * as z from 'zod'
import { Role } from '#contract/vocabulary.ts'

/** Who calls the API, by the verified claims of the token. */
export interface Caller {
  readonly subject: string
  readonly role: Role
  readonly zones: readonly string[]
  readonly bins: readonly string[]
}

/** The HTTP API's authorizer hands a claim that is an array on as text: `[a b]`. */
const ClaimList = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((claim) => (typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : claim))
  .transform((entries) => entries.filter((entry) => entry !== ''))

const Claims = z.object({ sub: z.string().min(1), role: Role, zones: ClaimList, bins: ClaimList })

/** Reads the caller from the claims the gateway verified; undefined when they name no role of ours. */
export function readCaller(claims: unknown): Caller | undefined {
  const parsed = Claims.safeParse(claims)
  if (!parsed.success) return undefined
  const { sub, role, zones, bins } = parsed.data
  return { subject: sub, role, zones, bins }
}
