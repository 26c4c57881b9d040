import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

/** Where somebody stops the mail of a list: asked for one press on the page, or pressed in their mail program (RFC 8058). */
export const mailingPages = {
  showLeaving: { operation: 'leave-list', method: 'GET', path: '/uitschrijven', params: nothing },
  takeLeaving: { operation: 'leave-list', method: 'POST', path: '/uitschrijven', params: nothing },
} as const satisfies Record<string, PageRoute>
