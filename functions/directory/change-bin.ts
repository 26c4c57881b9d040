import type { BinPatch } from '#contract/bin-api.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { namedIn, officeFaults, patchBin } from '#directory/bin-input.ts'
import { findNamesake } from '#directory/bin-writing-store.ts'
import { type Directory, getBinFor, getMember, getZoneFor } from '#directory/directory-store.ts'
import { refuseNamesake, refuseStaleBin, saveAndReply } from '#runtime/bin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

type Request = Pick<RouteRequest<BinPatch, unknown, { id: BinId }>, 'body' | 'params' | 'caller' | 'ifMatch'>

/** Changes a BIN as it was read: what it is called, who runs it, how it is alerted. */
export function makeHandler(directory: Directory) {
  return async ({ body, params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getBinFor(directory, caller, params.id)
    if (before === undefined) return refuseUnknown('Dit BIN')
    if (ifMatch !== String(before.revision)) return refuseStaleBin(before)
    const after = patchBin(before, body)
    const moves = after.zoneId !== before.zoneId
    if (moves && (await getZoneFor(directory, caller, after.zoneId)) === undefined) return refuseUnknown('Deze zone')
    const { binId } = before
    const named = await Promise.all(namedIn(body).map((memberId) => getMember(directory, { binId, memberId })))
    const faults = officeFaults(
      after,
      body,
      named.filter((member) => member !== undefined),
    )
    if (faults.length > 0) return refuseFields(faults)
    const isRenamed = moves || !isSameName(before, after)
    const namesake = isRenamed ? await findNamesake(directory, after) : undefined
    if (namesake !== undefined) return refuseNamesake(namesake)
    return saveAndReply(directory, { before, after, actor: actorOf(caller), action: 'bin-changed' })
  }
}

function isSameName(one: { name: string; municipality: string }, other: { name: string; municipality: string }) {
  return one.name === other.name && one.municipality === other.municipality
}

export const handler = httpRoute(routes.changeBin, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
