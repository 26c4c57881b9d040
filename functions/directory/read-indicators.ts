import { decodeTime } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { countRelays } from '#bulletins/relay-figures.ts'
import { listRelaysOfBin } from '#bulletins/relay-store.ts'
import type { BinId } from '#contract/ids.ts'
import type { IndicatorsView } from '#contract/indicators-api.ts'
import { routes } from '#contract/routes.ts'
import { listResults } from '#directory/alert-result-store.ts'
import type { AuditEntry } from '#directory/audit.ts'
import { listAudit } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { dayInBrussels, nextDay, startOfDay } from '#directory/brussels-day.ts'
import { type Directory, getBinFor, listReachable } from '#directory/directory-store.ts'
import { listFigures } from '#directory/figures-store.ts'
import { tabulateIndicators } from '#directory/indicator-table.ts'
import { countAlerts, countFigures, countMembership, type Period } from '#directory/indicators.ts'
import { toCsv } from '#lists/csv.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { listMeasured } from '#surveys/measured-store.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
}

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: Partial<Period>
  readonly caller: Caller
  header(name: string): string | undefined
}

/**
 * Reads the indicators of a BIN: what was recorded in the period, what its evaluations measured, and what was entered of
 * its quarters. All of it is kept for good, so a period gives the same numbers whenever it is asked for.
 */
export function makeHandler({ directory, journal, now }: Dependencies) {
  return async ({ params, query, caller, header }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const today = dayInBrussels(now())
    const to = query.to ?? today
    const from = query.from ?? `${(to < today ? to : today).slice(0, 4)}-01-01`
    const view = await measure(bin, { from, to })
    if (header('accept')?.includes('text/csv') !== true) return { status: 200, body: view }
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="indicatoren-${from}-${to}.csv"`,
    }
    return { status: 200, headers, body: toCsv(tabulateIndicators(view)) }
  }

  async function measure(bin: Bin, { from, to }: Period): Promise<IndicatorsView> {
    const { binId } = bin
    // A BIN's id tells when it was entered: nothing of it was recorded before.
    const recordedFrom = dayInBrussels(new Date(decodeTime(binId.slice('bin_'.length))))
    const recorded = { from: from > recordedFrom ? from : recordedFrom, to }
    const isRecorded = recorded.from <= to
    const range = { from: startOfDay(recorded.from), until: startOfDay(nextDay(to)) }
    const [results, entries, members, entered, relays, surveys] = await Promise.all([
      isRecorded ? listResults(directory, binId, range) : [],
      isRecorded ? listEntries(bin, range) : [],
      listReachable(directory, binId),
      listFigures(directory, binId),
      isRecorded ? listRelaysOfBin(journal, binId, instants(range)) : [],
      listMeasured(journal, bin, { from, to }),
    ])
    const { figures, partial } = countFigures(entered, { from, to })
    return {
      binId,
      from,
      to,
      recordedFrom,
      ...(isRecorded ? { alerts: { live: countAlerts(results, 'live'), test: countAlerts(results, 'test') } } : {}),
      members: { ...(isRecorded ? countMembership(entries) : {}), now: members.length },
      ...(isRecorded ? { bulletins: countRelays(relays, now()) } : {}),
      entered: figures,
      surveys,
      partialQuarters: [...partial],
    }
  }

  async function listEntries(
    { zoneId, binId }: Bin,
    { from, until }: { readonly from: Date; readonly until: Date },
  ): Promise<readonly AuditEntry[]> {
    const range = { ...instants({ from, until }), limit: PAGE }
    const entries: AuditEntry[] = []
    let cursor: string | undefined
    do {
      const page = await listAudit(
        directory,
        { zoneId, binId },
        { ...range, ...(cursor === undefined ? {} : { cursor }) },
      )
      entries.push(...page.entries)
      cursor = page.next
    } while (cursor !== undefined)
    return entries
  }
}

function instants({ from, until }: { readonly from: Date; readonly until: Date }) {
  return { from: from.toISOString(), to: new Date(until.getTime() - 1).toISOString() }
}

const PAGE = 500

export const handler = httpRoute(routes.readIndicators, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), now: () => new Date() }),
)
