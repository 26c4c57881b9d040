import { BinPath } from './directory-api.ts'
import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

/** The public pages on which people join, see to their own data, and leave. */
export const joiningPages = {
  showJoinForm: { operation: 'show-join-form', method: 'GET', path: '/aansluiten/{id}', params: BinPath },
  takeJoinForm: { operation: 'take-join-form', method: 'POST', path: '/aansluiten/{id}', params: BinPath },
  askToConfirm: { operation: 'confirm-joining', method: 'GET', path: '/aansluiten/bevestigen', params: nothing },
  confirmJoining: { operation: 'confirm-joining', method: 'POST', path: '/aansluiten/bevestigen', params: nothing },
  showOwnData: { operation: 'show-own-data', method: 'GET', path: '/mijn-gegevens', params: nothing },
  changeOwnData: { operation: 'change-own-data', method: 'POST', path: '/mijn-gegevens', params: nothing },
  askToConfirmContact: {
    operation: 'confirm-contact',
    method: 'GET',
    path: '/mijn-gegevens/bevestigen',
    params: nothing,
  },
  confirmContact: { operation: 'confirm-contact', method: 'POST', path: '/mijn-gegevens/bevestigen', params: nothing },
  downloadOwnData: { operation: 'download-own-data', method: 'POST', path: '/mijn-gegevens/download', params: nothing },
  leaveBin: { operation: 'leave-bin', method: 'POST', path: '/mijn-gegevens/verlaten', params: nothing },
  showLinkForm: { operation: 'show-own-data', method: 'GET', path: '/mijn-gegevens/link', params: nothing },
  sendOwnLink: { operation: 'send-own-link', method: 'POST', path: '/mijn-gegevens/link', params: nothing },
} as const satisfies Record<string, PageRoute>
