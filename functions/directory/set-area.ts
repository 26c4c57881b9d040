import type * as z from 'zod'
import type { Area } from '#contract/directory-api.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { checkArea } from '#directory/area.ts'
import { actorOf } from '#directory/audit.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { refuseStaleBin, saveAndReply } from '#runtime/bin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

type Request = Pick<
  RouteRequest<z.output<typeof Area>, unknown, { id: BinId }>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/** Replaces the area of a BIN as it was read. */
export function makeHandler(directory: Directory) {
  return async ({ body, params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getBinFor(directory, caller, params.id)
    if (before === undefined) return refuseUnknown('Dit BIN')
    if (ifMatch !== String(before.revision)) return refuseStaleBin(before)
    const drawn = checkArea(body)
    if (drawn.kind === 'faulty') return refuseFields(drawn.faults)
    const after = { ...before, area: drawn.area }
    return saveAndReply(directory, { before, after, actor: actorOf(caller), action: 'bin-area-set' })
  }
}

export const handler = httpRoute(routes.setArea, DirectorySettings, (settings) => makeHandler(openDirectory(settings)))
