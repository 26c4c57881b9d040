import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { BinId } from '#contract/ids.ts'
import type { JoinRequestQuery } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { listConfirmed } from '#joining/request-store.ts'
import { showRequest } from '#joining/request-view.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly now: () => Date
}

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: z.output<typeof JoinRequestQuery>
  readonly caller: Caller
}

/** Lists who asks to join a BIN; the cursor is the last id of the page before. */
export function makeHandler({ directory, journal, now }: Dependencies) {
  return async ({ params, query, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const after = query.cursor === undefined ? {} : { after: query.cursor }
    const { requests, next } = await listConfirmed(journal, bin.binId, { limit: query.limit, ...after, now: now() })
    const items = requests.map(showRequest).filter((one) => one !== undefined)
    return { status: 200, body: { items, ...(next === undefined ? {} : { next }) } }
  }
}

const Settings = DirectorySettings.extend(JournalSettings.shape)

export const handler = httpRoute(routes.listRequests, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), now: () => new Date() }),
)
