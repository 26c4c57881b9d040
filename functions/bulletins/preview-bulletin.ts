import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { previewBulletin } from '#bulletins/bulletin-view.ts'
import type { BulletinPreviewRequest } from '#contract/bulletins-api.ts'
import { BulletinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { getOwnBulletin, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...JournalSettings.shape, PUBLIC_URL: z.url() })

/** Of a text that is no bulletin yet, and so has no images. */
const NOBODYS = { bulletinId: BulletinId.parse(`blt_${'0'.repeat(26)}`), images: [] }

/** Shows a text as it would be read, and what the privacy check finds; keeps nothing. */
export function makeHandler({ journal, publicUrl }: { readonly journal: Journal; readonly publicUrl: string }) {
  return async ({
    body,
    caller,
  }: Pick<RouteRequest<BulletinPreviewRequest, unknown, unknown>, 'body' | 'caller'>): Promise<HttpReply> => {
    const { bulletinId } = body
    const draft = bulletinId === undefined ? NOBODYS : await getOwnBulletin(journal, caller, bulletinId)
    if (draft === undefined) return refuseUnknownBulletin()
    return { status: 200, body: previewBulletin(body, draft, publicUrl) }
  }
}

export const handler = httpRoute(routes.previewBulletin, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), publicUrl: settings.PUBLIC_URL }),
)
