import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { getBulletins } from '#bulletins/bulletin-store.ts'
import { relayedText } from '#bulletins/relay.ts'
import { listRelayed } from '#bulletins/relay-store.ts'
import type { BinId, BulletinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { listResults } from '#directory/alert-result-store.ts'
import { dayInBrussels, startOfDay } from '#directory/brussels-day.ts'
import { listBulletinResults } from '#directory/bulletin-result-store.ts'
import { costEnclosure } from '#directory/cost-enclosure.ts'
import { costRows } from '#directory/cost-sheet.ts'
import { type BulletinCost, reckonCosts } from '#directory/costs.ts'
import { type Directory, getBinFor, getZone } from '#directory/directory-store.ts'
import { toCsv } from '#lists/csv.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
}

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: { readonly year?: number | undefined }
  readonly caller: Caller
  header(name: string): string | undefined
}

/**
 * Reads what the alerts and bulletins of a BIN cost in a year: as JSON, as CSV, or as HTML to enclose with a request. All
 * of it is kept for good: a year costs the same whenever it is asked for.
 */
export function makeHandler({ directory, journal, now }: Dependencies) {
  return async ({ params, query, caller, header }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const year = query.year ?? Number(dayInBrussels(now()).slice(0, 4))
    const range = { from: startOfDay(`${year}-01-01`), until: startOfDay(`${year + 1}-01-01`) }
    const [results, bulletins] = await Promise.all([
      listResults(directory, bin.binId, range),
      listBulletinCosts(bin.binId, range),
    ])
    const costs = reckonCosts(year, results, bulletins)

    const accept = header('accept') ?? ''
    if (accept.includes('text/csv')) {
      return { status: 200, headers: downloadOf(`kosten-${year}.csv`), body: toCsv(costRows(costs)) }
    }
    if (accept.includes('text/html')) {
      const zone = await getZone(directory, bin.zoneId)
      if (zone === undefined) return refuseUnknown('Deze zone')
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: await costEnclosure(bin, zone, costs, now().toISOString()),
      }
    }
    const { alerts, bulletins: mailed, total } = costs
    return {
      status: 200,
      body: {
        binId: bin.binId,
        year,
        alerts: alerts.map(({ alertId, ...alert }) => ({ id: alertId, ...alert })),
        bulletins: mailed.map(({ bulletinId, ...bulletin }) => ({ id: bulletinId, ...bulletin })),
        total,
      },
    }
  }

  async function listBulletinCosts(
    binId: BinId,
    range: { readonly from: Date; readonly until: Date },
  ): Promise<readonly BulletinCost[]> {
    const [relays, results] = await Promise.all([
      listRelayed(journal, binId, range),
      listBulletinResults(directory, binId),
    ])
    const bulletins = await getBulletins(
      journal,
      relays.map(({ bulletinId }) => bulletinId),
    )
    const [bulletinOf, resultOf] = [byId(bulletins), byId(results)]
    return relays.map((relay) => {
      const { bulletinId, relayedAt } = relay
      const [bulletin, result] = [bulletinOf.get(bulletinId), resultOf.get(bulletinId)]
      return {
        bulletinId,
        title: bulletin === undefined ? bulletinId : relayedText(relay, bulletin).title,
        relayedAt,
        ...(result === undefined ? {} : { mails: result.mails, mailPrice: result.mailPrice, cost: result.cost }),
      }
    })
  }
}

function byId<Of extends { readonly bulletinId: BulletinId }>(many: readonly Of[]): ReadonlyMap<BulletinId, Of> {
  return new Map(many.map((one) => [one.bulletinId, one]))
}

function downloadOf(name: string): Readonly<Record<string, string>> {
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.readCosts, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    now: () => new Date(),
  }),
)
