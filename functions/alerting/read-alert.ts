import { getAlert } from '#alerts/alert-store.ts'
import { showAlert } from '#alerts/alert-view.ts'
import { listBatches } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { visibleBins } from '#alerts/rights.ts'
import type { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknownAlert } from '#runtime/refusals.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** Shows an alert as it stands: two reads, however many people are called. */
export function makeHandler(journal: Journal) {
  return async ({ params: { id }, caller }: { params: { id: AlertId }; caller: Caller }): Promise<HttpReply> => {
    const [alert, batches] = await Promise.all([getAlert(journal, id), listBatches(journal, id)])
    const visible = alert === undefined ? undefined : visibleBins(caller, alert)
    if (alert === undefined || visible === undefined || visible.size === 0) return refuseUnknownAlert()
    return { status: 200, body: showAlert(alert, batches, visible, caller.role) }
  }
}

export const handler = httpRoute(routes.readAlert, JournalSettings, (settings) => makeHandler(openJournal(settings)))
