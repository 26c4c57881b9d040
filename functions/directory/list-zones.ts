import { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getZoneFor } from '#directory/directory-store.ts'
import { dutchOrder } from '#directory/search.ts'
import { showZone } from '#directory/zone-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

/** Lists the caller's zones by name; one that the token names and nobody has set up yet is not among them. */
export function makeHandler(directory: Directory) {
  return async ({ caller }: { caller: Caller }): Promise<HttpReply> => {
    const ids = [...new Set(caller.zones)].flatMap((id) => ZoneId.safeParse(id).data ?? [])
    const found = await Promise.all(ids.map((zoneId) => getZoneFor(directory, caller, zoneId)))
    const zones = found.filter((zone) => zone !== undefined)
    return {
      status: 200,
      body: { items: zones.toSorted((one, other) => dutchOrder(one.name, other.name)).map(showZone) },
    }
  }
}

export const handler = httpRoute(routes.listZones, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
