import type * as z from 'zod'
import { getAlert, listAlertIds } from '#alerts/alert-store.ts'
import { showAlert } from '#alerts/alert-view.ts'
import { listBatches } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { visibleBins } from '#alerts/rights.ts'
import type { AlertListQuery } from '#contract/alerts-api.ts'
import { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** Lists the alerts of the caller's zones or BINs, newest first; the cursor is the last id of the page before. */
export function makeHandler(journal: Journal) {
  return async ({ query, caller }: { query: z.output<typeof AlertListQuery>; caller: Caller }): Promise<HttpReply> => {
    const before = query.cursor === undefined ? undefined : AlertId.safeParse(query.cursor)
    if (before?.success === false)
      return refuse('bad-request', 'Gebruik als cursor de waarde van next uit het vorige antwoord.')
    const own = caller.role === 'coordinator' ? caller.bins : caller.zones
    const owners = query.binId === undefined ? own : [query.binId]
    const pages = await Promise.all(owners.map((owner) => listAlertIds(journal, owner, query.limit + 1, before?.data)))
    const ids = [...new Set(pages.flat())].toSorted().toReversed()
    const page = ids.slice(0, query.limit)
    const views = await Promise.all(page.map((id) => view(journal, caller, id)))
    const last = ids.length > query.limit ? page.at(-1) : undefined
    return {
      status: 200,
      body: { items: views.filter((one) => one !== undefined), ...(last === undefined ? {} : { next: last }) },
    }
  }
}

async function view(journal: Journal, caller: Caller, id: AlertId) {
  const [alert, batches] = await Promise.all([getAlert(journal, id), listBatches(journal, id)])
  if (alert === undefined) return undefined
  const visible = visibleBins(caller, alert)
  return visible.size === 0 ? undefined : showAlert(alert, batches, visible, caller.role)
}

export const handler = httpRoute(routes.listAlerts, JournalSettings, (settings) => makeHandler(openJournal(settings)))
