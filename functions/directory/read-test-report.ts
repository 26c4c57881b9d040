import * as z from 'zod'
import type { Alert } from '#alerts/alert.ts'
import { getAlert, listAlertIds } from '#alerts/alert-store.ts'
import { listBatches, listDeliveries } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { reportTest, tabulateTest } from '#alerts/test-report.ts'
import type { AlertId, BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor, getMembers } from '#directory/directory-store.ts'
import { toCsv } from '#lists/csv.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
}

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: { readonly alertId?: AlertId }
  readonly caller: Caller
  header(name: string): string | undefined
}

/** Tells who of a BIN did not acknowledge its last test call, or the one that is named. */
export function makeHandler({ directory, journal }: Dependencies) {
  return async ({ params: { id: binId }, query, caller, header }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, binId)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const alert = query.alertId === undefined ? await findLastTest(binId) : await getTest(query.alertId, binId)
    if (alert === undefined) return query.alertId === undefined ? refuseUntested() : refuseUnknown('Deze testoproep')
    const batches = await listBatches(journal, alert.alertId)
    const own = batches.filter((batch) => batch.binId === binId)
    const deliveries = await listDeliveries(journal, alert.alertId, own)
    const missed = deliveries.filter(({ acknowledgedAt }) => acknowledgedAt === undefined)
    const report = reportTest(alert, binId, deliveries, await getMembers(directory, missed))
    if (header('accept')?.includes('text/csv') !== true) return { status: 200, body: report }
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="testoproep-${alert.alertId}.csv"`,
    }
    return { status: 200, headers, body: toCsv(tabulateTest(report)) }
  }

  async function getTest(alertId: AlertId, binId: BinId): Promise<Alert | undefined> {
    const alert = await getAlert(journal, alertId)
    const isTest = alert?.kind === 'test' && alert.followUpOf === undefined
    return isTest && alert.bins.some((bin) => bin.binId === binId) ? alert : undefined
  }

  async function findLastTest(binId: BinId): Promise<Alert | undefined> {
    let before: AlertId | undefined
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const ids = await listAlertIds(journal, binId, PAGE, before)
      const tests = await Promise.all(ids.map((id) => getTest(id, binId)))
      const last = tests.find((test) => test !== undefined)
      if (last !== undefined || ids.length < PAGE) return last
      before = ids.at(-1)
    }
    return undefined
  }
}

function refuseUntested(): HttpReply {
  return refuse('not-found', 'Er is nog geen testoproep geweest.')
}

/** A BIN has a few alerts a year; 200 are more than the journal keeps. */
const PAGE = 20
const MOST_PAGES = 10

export const handler = httpRoute(routes.readTestReport, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
