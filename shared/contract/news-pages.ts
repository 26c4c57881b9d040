import * as z from 'zod'
import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

/** The pages of BIN-Nieuws that a function answers; all others are files that `publish-pages` wrote. */
export const newsPages = {
  searchNews: { operation: 'search-news', method: 'GET', path: '/nieuws/zoeken', params: nothing },
  /** Asked only for what is no file: the front of the site turns here when there is none (never found, or removed). */
  showMissingNews: {
    operation: 'show-missing-news',
    method: 'GET',
    path: '/nieuws/{path+}',
    params: z.strictObject({ path: z.string() }),
  },
} as const satisfies Record<string, PageRoute>
