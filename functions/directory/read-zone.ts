import type { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getZoneFor } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { replyZone } from '#runtime/zone-requests.ts'

/** Reads one zone with its ETag. */
export function makeHandler(directory: Directory) {
  return async ({ params, caller }: { params: { id: ZoneId }; caller: Caller }): Promise<HttpReply> => {
    const zone = await getZoneFor(directory, caller, params.id)
    return zone === undefined ? refuseUnknown('Deze zone') : replyZone(zone)
  }
}

export const handler = httpRoute(routes.readZone, DirectorySettings, (settings) => makeHandler(openDirectory(settings)))
