import { MediaPath } from './bulletins-api.ts'
import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'

/** The public pages of cold bulletins: where a coordinator relays one by the link in the mail, and its images. */
export const bulletinPages = {
  seeRelay: { operation: 'relay-by-link', method: 'GET', path: '/doorsturen', params: nothing },
  relayByLink: { operation: 'relay-by-link', method: 'POST', path: '/doorsturen', params: nothing },
  showImage: { operation: 'show-image', method: 'GET', path: '/media/{id}/{name}', params: MediaPath },
} as const satisfies Record<string, PageRoute>
