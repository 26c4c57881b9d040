import type * as z from 'zod'
import { getAlert } from '#alerts/alert-store.ts'
import type { Delivery } from '#alerts/delivery.ts'
import { listBatches, listDeliveries } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { visibleBins } from '#alerts/rights.ts'
import type { DeliveryView, PageQuery } from '#contract/alerts-api.ts'
import type { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { BATCH_SIZE } from '#contract/workflow.ts'
import { toCsv } from '#lists/csv.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknownAlert } from '#runtime/refusals.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

interface Request {
  readonly params: { readonly id: AlertId }
  readonly query: z.output<typeof PageQuery>
  readonly caller: Caller
  header(name: string): string | undefined
}

/** Lists what became of every recipient, whole batches at a time: the cursor is the number of the next batch. */
export function makeHandler(journal: Journal) {
  return async ({ params: { id }, query, caller, header }: Request): Promise<HttpReply> => {
    const first = Number(query.cursor ?? '0')
    if (!Number.isInteger(first) || first < 0) {
      return refuse('bad-request', 'Gebruik als cursor de waarde van next uit het vorige antwoord.')
    }
    const [alert, batches] = await Promise.all([getAlert(journal, id), listBatches(journal, id)])
    const visible = alert === undefined ? undefined : visibleBins(caller, alert)
    if (alert === undefined || visible === undefined || visible.size === 0) return refuseUnknownAlert()
    const wanted = batches.filter(({ binId, batch }) => visible.has(binId) && batch >= first)
    const asCsv = header('accept')?.includes('text/csv') === true
    const page = asCsv ? wanted : wanted.slice(0, Math.max(1, Math.ceil(query.limit / BATCH_SIZE)))
    const items = (await listDeliveries(journal, id, page)).map(show)
    if (asCsv) {
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${id}.csv"`,
      }
      return { status: 200, headers, body: toCsv([columns, ...items.map(rowOf)]) }
    }
    const next = wanted[page.length]?.batch
    return { status: 200, body: { items, ...(next === undefined ? {} : { next: String(next) }) } }
  }
}

function show({ memberId, binId, outcome, channel, acknowledgedAt, textSentAt, attempts }: Delivery): DeliveryView {
  const soFar = acknowledgedAt === undefined ? outcome : ('acknowledged' as const)
  return {
    memberId,
    binId,
    channel,
    ...(soFar === undefined ? {} : { outcome: soFar }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(textSentAt === undefined ? {} : { textSentAt }),
    attempts: attempts.map(({ number, startedAt, endedAt, outcome: result }) => ({
      number,
      startedAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(result === undefined ? {} : { outcome: result }),
    })),
  }
}

const columns = [
  'lid',
  'bin',
  'kanaal',
  'uitkomst',
  'bevestigd',
  'sms',
  'oproep 1',
  'uitkomst 1',
  'oproep 2',
  'uitkomst 2',
]

function rowOf({ memberId, binId, channel, outcome, acknowledgedAt, textSentAt, attempts }: DeliveryView) {
  const [one, two] = attempts
  return [
    memberId,
    binId,
    channel,
    outcome ?? '',
    acknowledgedAt ?? '',
    textSentAt ?? '',
    one?.startedAt ?? '',
    one?.outcome ?? '',
    two?.startedAt ?? '',
    two?.outcome ?? '',
  ]
}

export const handler = httpRoute(routes.listDeliveries, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
