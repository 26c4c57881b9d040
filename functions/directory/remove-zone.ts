import type { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { deleteZone } from '#directory/bin-store.ts'
import { type Directory, getZoneFor, listBins } from '#directory/directory-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { refuseStaleZone } from '#runtime/zone-requests.ts'

type Request = Pick<RouteRequest<unknown, unknown, { id: ZoneId }>, 'params' | 'caller' | 'ifMatch'>

/**
 * Removes a zone that has no BINs, as it was read. A BIN that is added in the same moment keeps its zone's id, and has its
 * zone again as soon as that is set up anew.
 */
export function makeHandler(directory: Directory) {
  return async ({ params: { id: zoneId }, caller, ifMatch }: Request): Promise<HttpReply> => {
    const zone = await getZoneFor(directory, caller, zoneId)
    if (zone === undefined) return refuseUnknown('Deze zone')
    if (ifMatch !== String(zone.revision)) return refuseStaleZone(zone)
    const { length: bins } = await listBins(directory, zoneId)
    if (bins > 0) {
      const has = bins === 1 ? 'nog één BIN' : `nog ${bins} BINs`
      return refuse('zone-not-empty', `Deze zone heeft ${has}. Verwijder of verplaats die eerst.`, { bins })
    }
    const isGone = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'zone-removed', subjects: [zoneId] },
      () => deleteZone(directory, zone),
      (done) => done,
    )
    return isGone ? { status: 204 } : refuseStaleZone(await getZoneFor(directory, caller, zoneId))
  }
}

export const handler = httpRoute(routes.removeZone, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
