import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

/** The page on which an invitation is answered. */
export const meetingPages = {
  showInvitation: { operation: 'show-invitation', method: 'GET', path: '/overleg', params: nothing },
  answerInvitation: { operation: 'answer-invitation', method: 'POST', path: '/overleg', params: nothing },
} as const satisfies Record<string, PageRoute>
