import * as z from 'zod'
import { ZoneId } from './ids.ts'
import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

const ZonePath = z.strictObject({ zoneId: ZoneId })

/** The pages of BIN-Nieuws that a function answers; all others are files that `publish-pages` wrote. */
export const newsPages = {
  searchNews: { operation: 'search-news', method: 'GET', path: '/nieuws/zoeken', params: nothing },
  showSubscription: {
    operation: 'show-subscription',
    method: 'GET',
    path: '/nieuws/{zoneId}/inschrijven',
    params: ZonePath,
  },
  takeSubscription: {
    operation: 'take-subscription',
    method: 'POST',
    path: '/nieuws/{zoneId}/inschrijven',
    params: ZonePath,
  },
  confirmSubscription: {
    operation: 'confirm-subscription',
    method: 'GET',
    path: '/nieuws/{zoneId}/bevestigen',
    params: ZonePath,
  },
  confirmSubscriptionForm: {
    operation: 'confirm-subscription',
    method: 'POST',
    path: '/nieuws/{zoneId}/bevestigen',
    params: ZonePath,
  },
  /** Asked only for what is no file: the front of the site turns here when there is none (never found, or removed), and for every other address that nothing has. */
  showMissingNews: {
    operation: 'show-missing-news',
    method: 'GET',
    path: '/nieuws/{path+}',
    params: z.strictObject({ path: z.string() }),
  },
} as const satisfies Record<string, PageRoute>
