import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { getBulletin } from '#bulletins/bulletin-store.ts'
import type { Relay } from '#bulletins/relay.ts'
import { listRelaysOfBin } from '#bulletins/relay-store.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { listResults } from '#directory/alert-result-store.ts'
import { dayInBrussels, startOfDay } from '#directory/brussels-day.ts'
import { costEnclosure, costRows } from '#directory/cost-sheet.ts'
import { type BulletinCost, mailCost, reckonCosts } from '#directory/costs.ts'
import { type Directory, getBinFor, getZone } from '#directory/directory-store.ts'
import { toCsv } from '#lists/csv.ts'
import { mailingIdOf } from '#mailing/mailing.ts'
import { getMailing } from '#mailing/mailing-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly mailPrice: number
  readonly now: () => Date
}

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: { readonly year?: number | undefined }
  readonly caller: Caller
  header(name: string): string | undefined
}

/** Reads what the alerts and bulletins of a BIN cost in a year: as JSON, as CSV, or as HTML to enclose with a request. */
export function makeHandler({ directory, journal, mailPrice, now }: Dependencies) {
  return async ({ params, query, caller, header }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const year = query.year ?? Number(dayInBrussels(now()).slice(0, 4))
    const range = { from: startOfDay(`${year}-01-01`), until: startOfDay(`${year + 1}-01-01`) }
    const [results, relays] = await Promise.all([
      listResults(directory, bin.binId, range),
      listRelaysOfBin(journal, bin.binId, { from: range.from.toISOString(), to: range.until.toISOString() }),
    ])
    const bulletins = (await Promise.all(relays.map(costOfRelay))).filter((cost) => cost !== undefined)
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
        body: await costEnclosure(bin, zone, costs),
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

  async function costOfRelay({ bulletinId, binId, relayedAt }: Relay): Promise<BulletinCost | undefined> {
    if (relayedAt === undefined) return undefined
    const [bulletin, mailing] = await Promise.all([
      getBulletin(journal, bulletinId),
      getMailing(journal, mailingIdOf(bulletinId, binId, 'members')),
    ])
    const known = mailing && { mails: mailing.recipients, cost: mailCost(mailing.recipients, mailPrice) }
    return { bulletinId, title: bulletin?.title ?? bulletinId, relayedAt, ...known }
  }
}

function downloadOf(name: string): Readonly<Record<string, string>> {
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
}

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  PRICE_MAIL: z.coerce.number().nonnegative(),
})

export const handler = httpRoute(routes.readCosts, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    mailPrice: settings.PRICE_MAIL,
    now: () => new Date(),
  }),
)
