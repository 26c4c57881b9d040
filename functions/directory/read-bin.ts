import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { entityTag, showBin } from '#directory/bin-view.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

/** Reads one BIN with its ETag. */
export function makeHandler(directory: Directory) {
  return async ({ params, caller }: { params: { id: BinId }; caller: Caller }): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    return { status: 200, headers: { etag: entityTag(bin) }, body: showBin(bin) }
  }
}

export const handler = httpRoute(routes.readBin, DirectorySettings, (settings) => makeHandler(openDirectory(settings)))
