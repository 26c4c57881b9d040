import { routes } from '#contract/routes.ts'
import type { ZoneRequest } from '#contract/zone-api.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { createZone } from '#directory/bin-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { maySeeZone } from '#directory/rights.ts'
import { enterZone, zoneFaults } from '#directory/zone-input.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFields } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { replyZone } from '#runtime/zone-requests.ts'

interface Request {
  readonly body: ZoneRequest
  readonly caller: Caller
}

/** Sets up a zone that the caller's token already names. */
export function makeHandler(directory: Directory) {
  return async ({ body, caller }: Request): Promise<HttpReply> => {
    const { id } = body
    if (!maySeeZone(caller, id)) {
      const detail = `Uw aanmelding noemt de zone ${id} niet. Laat de beheerder van de gebruikers ze eerst aan uw zones toevoegen, en meld u opnieuw aan.`
      return refuse('forbidden', detail)
    }
    const zone = enterZone(body)
    const faults = zoneFaults(zone)
    if (faults.length > 0) return refuseFields(faults)
    const isNew = await audited(
      directory,
      { zoneId: id, actor: actorOf(caller), action: 'zone-created', subjects: [id] },
      () => createZone(directory, zone),
      (done) => done,
    )
    return isNew ? replyZone(zone, 201) : refuse('already-exists', `De zone ${id} bestaat al. Pas ze aan.`)
  }
}

export const handler = httpRoute(routes.addZone, DirectorySettings, (settings) => makeHandler(openDirectory(settings)))
