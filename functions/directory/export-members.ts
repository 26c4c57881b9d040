import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor, listMembers } from '#directory/directory-store.ts'
import { tabulateMembers } from '#directory/lists/member-rows.ts'
import { toCsv } from '#lists/csv.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

type Request = Pick<RouteRequest<unknown, unknown, { readonly id: BinId }>, 'params' | 'caller'>

/** Writes all members of a BIN as a list for Excel. */
export function makeHandler(directory: Directory) {
  return async ({ params, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const members = await listMembers(directory, bin.binId)
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ledenlijst-${bin.binId}.csv"`,
    }
    return { status: 200, headers, body: toCsv(tabulateMembers(members)) }
  }
}

export const handler = httpRoute(routes.exportMembers, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
