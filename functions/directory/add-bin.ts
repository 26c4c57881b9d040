import { ulid } from 'ulid'
import type { BinRequest } from '#contract/bin-api.ts'
import { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { checkArea } from '#directory/area.ts'
import { actorOf } from '#directory/audit.ts'
import { enterBin } from '#directory/bin-input.ts'
import { addBin, findNamesake } from '#directory/bin-writing-store.ts'
import { type Directory, getZoneFor } from '#directory/directory-store.ts'
import { checkStreets } from '#directory/street-ranges.ts'
import { refuseNamesake, refuseStaleBin, replyBin } from '#runtime/bin-requests.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Request {
  readonly body: BinRequest
  readonly caller: Caller
}

/** Sets up a BIN in a zone of the caller. */
export function makeHandler(directory: Directory, newId: () => BinId) {
  return async ({ body, caller }: Request): Promise<HttpReply> => {
    const zone = await getZoneFor(directory, caller, body.zoneId)
    if (zone === undefined) return refuseUnknown('Deze zone')
    const drawn = checkArea(body.area)
    const faults = [
      ...(drawn.kind === 'faulty' ? drawn.faults.map(({ path, message }) => ({ path: `area.${path}`, message })) : []),
      ...checkStreets(body.streets),
    ]
    if (drawn.kind === 'faulty' || faults.length > 0) return refuseFields(faults)
    const bin = { ...enterBin(newId(), body, zone), area: drawn.area }
    const namesake = await findNamesake(directory, bin)
    if (namesake !== undefined) return refuseNamesake(namesake)
    const isNew = await addBin(directory, bin, actorOf(caller))
    return isNew ? replyBin(bin, 201) : refuseStaleBin(undefined)
  }
}

export const handler = httpRoute(routes.addBin, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings), () => BinId.parse(`bin_${ulid()}`)),
)
