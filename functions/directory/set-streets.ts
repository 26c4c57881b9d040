import type { StreetsRequest } from '#contract/bin-api.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { checkStreets } from '#directory/street-ranges.ts'
import { refuseStaleBin, saveAndReply } from '#runtime/bin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

type Request = Pick<RouteRequest<StreetsRequest, unknown, { id: BinId }>, 'body' | 'params' | 'caller' | 'ifMatch'>

/** Replaces the streets of a BIN as it was read. */
export function makeHandler(directory: Directory) {
  return async ({ body: { streets }, params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getBinFor(directory, caller, params.id)
    if (before === undefined) return refuseUnknown('Dit BIN')
    if (ifMatch !== String(before.revision)) return refuseStaleBin(before)
    const faults = checkStreets(streets)
    if (faults.length > 0) return refuseFields(faults)
    const after = { ...before, streets }
    return saveAndReply(directory, { before, after, actor: actorOf(caller), action: 'bin-streets-set' })
  }
}

export const handler = httpRoute(routes.setStreets, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
