import type * as z from 'zod'

/** A public page: HTML for people, without a login; a form posts to the same path. */
export interface PageRoute<Path extends z.ZodType = z.ZodType> {
  readonly operation: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params: Path
}

/** Every public page that a function makes. */
export const pages = {} as const satisfies Record<string, PageRoute>
