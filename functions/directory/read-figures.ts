import type * as z from 'zod'
import type { FiguresPath } from '#contract/indicators-api.ts'
import { routes } from '#contract/routes.ts'
import { entityTag } from '#directory/bin-view.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { getFigures } from '#directory/figures-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

/** Reads what was entered of a quarter, with its ETag: also of one of which nothing was entered yet. */
export function makeHandler(directory: Directory) {
  return async ({ params, caller }: { params: z.output<typeof FiguresPath>; caller: Caller }): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const figures = await getFigures(directory, bin.binId, params.quarter)
    const body = { quarter: figures.quarter, ...figures.values }
    return { status: 200, headers: { etag: entityTag(figures) }, body }
  }
}

export const handler = httpRoute(routes.readFigures, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
