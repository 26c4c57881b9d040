import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { JoinRequestPath } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { getRequest } from '#joining/request-store.ts'
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
  readonly params: z.output<typeof JoinRequestPath>
  readonly caller: Caller
}

/** Reads one request to join. */
export function makeHandler({ directory, journal, now }: Dependencies) {
  return async ({ params: { id: binId, requestId }, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, binId)
    const request = bin === undefined ? undefined : await getRequest(journal, { binId, requestId }, now())
    const view = request === undefined ? undefined : showRequest(request)
    return view === undefined ? refuseUnknown('Deze aanvraag') : { status: 200, body: view }
  }
}

const Settings = DirectorySettings.extend(JournalSettings.shape)

export const handler = httpRoute(routes.readRequest, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), now: () => new Date() }),
)
