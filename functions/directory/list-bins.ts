import type * as z from 'zod'
import type { BinListQuery } from '#contract/bin-api.ts'
import { BinId, ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Bin } from '#directory/bin.ts'
import { summariseBin } from '#directory/bin-view.ts'
import { type Directory, getBins, listBins } from '#directory/directory-store.ts'
import { takePage } from '#directory/page.ts'
import { maySee, maySeeZone } from '#directory/rights.ts'
import { dutchOrder, readSearch } from '#directory/search.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Request {
  readonly query: z.output<typeof BinListQuery>
  readonly caller: Caller
}

/** Lists the BINs of the caller by name, or those that are searched for. */
export function makeHandler(directory: Directory) {
  return async ({ query, caller }: Request): Promise<HttpReply> => {
    const { q = '', zoneId, status } = query
    const own = (await listOwn(directory, caller, zoneId)).filter(
      (bin) => maySee(caller, bin) && (zoneId === undefined || bin.zoneId === zoneId),
    )
    // A coordinator knows of the zones in which they have a BIN.
    const isUnknown = zoneId !== undefined && own.length === 0 && !maySeeZone(caller, zoneId)
    if (isUnknown) return refuseUnknown('Deze zone')
    const isAskedFor = readSearch(q)
    const found = own.filter(
      (bin) => (status === undefined || bin.status === status) && isAskedFor([bin.name, bin.municipality], []),
    )
    const page = takePage(found.toSorted(byName), query, ({ binId: id, revision }) => ({ id, revision }))
    return { status: 200, body: { ...page, items: page.items.map(summariseBin) } }
  }
}

async function listOwn(directory: Directory, caller: Caller, asked: ZoneId | undefined): Promise<readonly Bin[]> {
  if (caller.role === 'coordinator') {
    return getBins(
      directory,
      caller.bins.flatMap((id) => BinId.safeParse(id).data ?? []),
    )
  }
  const zones = asked === undefined ? caller.zones.flatMap((id) => ZoneId.safeParse(id).data ?? []) : [asked]
  return (await Promise.all(zones.map((zoneId) => listBins(directory, zoneId)))).flat()
}

function byName(one: Bin, other: Bin): number {
  return dutchOrder(one.name, other.name) || (one.binId < other.binId ? -1 : 1)
}

export const handler = httpRoute(routes.listBins, DirectorySettings, (settings) => makeHandler(openDirectory(settings)))
