import { monotonicFactory } from 'ulid'
import { type BinId, MemberId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { getBinFor } from '#directory/directory-store.ts'
import { importList } from '#directory/list-import-store.ts'
import { describeListFault } from '#directory/lists/list-faults.ts'
import { reportImport, tabulateRefused } from '#directory/lists/list-report.ts'
import { readPeople } from '#directory/lists/read-people.ts'
import type { MemberWriting } from '#directory/member-store.ts'
import { toCsv } from '#lists/csv.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { MemberWritingSettings, openMemberWriting } from '#runtime/member-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<
  RouteRequest<unknown, { readonly dryRun: 'true' | 'false' }, { readonly id: BinId }>,
  'params' | 'query' | 'caller' | 'header' | 'bytes' | 'remainingMilliseconds'
>

/**
 * What the last block of rows and the answer may still take: API Gateway waits 30 seconds from the start of the request,
 * and a new execution environment is among them.
 */
const TIME_TO_STOP_MS = 6000

/** Adds and changes members from a list, and reports on every row; with `dryRun` the report alone. */
export function makeHandler(open: () => Promise<MemberWriting>, drawId: () => MemberId) {
  return async (request: Request): Promise<HttpReply> => {
    const { params, query, caller, header, bytes, remainingMilliseconds } = request
    const writing = await open()
    const bin = await getBinFor(writing.directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const read = await readPeople(bytes())
    if (read.kind === 'faulty') {
      const { detail, ...more } = describeListFault(read.fault)
      return refuse('bad-list', detail, more)
    }
    const dryRun = query.dryRun === 'true'
    const hasTime = () => remainingMilliseconds() > TIME_TO_STOP_MS
    const imported = await importList(read, { ...writing, bin, actor: actorOf(caller), drawId, hasTime, dryRun })
    if (imported === undefined) return refuseUnknown('Dit BIN')
    if (header('accept')?.includes('text/csv') !== true) return { status: 200, body: reportImport(imported) }
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="geweigerde-rijen.csv"',
    }
    return { status: 200, headers, body: toCsv(tabulateRefused(imported)) }
  }
}

export const handler = httpRoute(routes.importMembers, MemberWritingSettings, (settings) => {
  // Ids that follow each other keep the order of the list, and cost a sixteenth of the randomness.
  const ulid = monotonicFactory()
  return makeHandler(openMemberWriting(settings), () => MemberId.parse(`mbr_${ulid()}`))
})
