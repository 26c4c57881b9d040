import type { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { ZonePatch } from '#contract/zone-api.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { changeZone } from '#directory/bin-store.ts'
import { type Directory, getZoneFor } from '#directory/directory-store.ts'
import { patchZone, zoneFaults } from '#directory/zone-input.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { refuseStaleZone, replyZone } from '#runtime/zone-requests.ts'

type Request = Pick<RouteRequest<ZonePatch, unknown, { id: ZoneId }>, 'body' | 'params' | 'caller' | 'ifMatch'>

/** Changes the settings of a zone as it was read. */
export function makeHandler(directory: Directory) {
  return async ({ body, params: { id: zoneId }, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getZoneFor(directory, caller, zoneId)
    if (before === undefined) return refuseUnknown('Deze zone')
    if (ifMatch !== String(before.revision)) return refuseStaleZone(before)
    const after = patchZone(before, body)
    const faults = zoneFaults(after, before)
    if (faults.length > 0) return refuseFields(faults)
    const fields = changedFields(before, after)
    if (fields.length === 0) return replyZone(before)
    const written = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'zone-changed', subjects: [zoneId], fields },
      () => changeZone(directory, after),
      (zone) => zone !== undefined,
    )
    return written === undefined ? refuseStaleZone(await getZoneFor(directory, caller, zoneId)) : replyZone(written)
  }
}

export const handler = httpRoute(routes.changeZone, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
