import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { getBulletin } from '#bulletins/bulletin-store.ts'
import { showBulletin } from '#bulletins/bulletin-view.ts'
import { listRelays } from '#bulletins/relay-store.ts'
import { visibleBins } from '#bulletins/rights.ts'
import type { BulletinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { refuseUnknownBulletin, replyBulletin } from '#runtime/bulletin-requests.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...JournalSettings.shape, PUBLIC_URL: z.url() })

/** Shows a bulletin, and who relayed it when; the ETag of a draft is what it is changed with. */
export function makeHandler({ journal, publicUrl }: { readonly journal: Journal; readonly publicUrl: string }) {
  return async ({ params: { id }, caller }: { params: { id: BulletinId }; caller: Caller }): Promise<HttpReply> => {
    const bulletin = await getBulletin(journal, id)
    const visible = bulletin === undefined ? undefined : visibleBins(caller, bulletin)
    if (bulletin === undefined || visible === undefined) return refuseUnknownBulletin()
    if (bulletin.state === 'draft') return replyBulletin(bulletin, publicUrl)
    return { status: 200, body: showBulletin(bulletin, await listRelays(journal, id), visible, publicUrl) }
  }
}

export const handler = httpRoute(routes.readBulletin, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), publicUrl: settings.PUBLIC_URL }),
)
