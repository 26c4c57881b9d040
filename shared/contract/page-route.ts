import type * as z from 'zod'

/** A public page: HTML for people, without a login; a form posts to the same path, or to one below it. */
export interface PageRoute<Path extends z.ZodType = z.ZodType> {
  /** The function that answers; one may answer both a page and its form. */
  readonly operation: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params: Path
}
