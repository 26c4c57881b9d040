import * as z from 'zod'
import type { JoinRefusal, JoinRequestPath } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { getBinFor } from '#directory/directory-store.ts'
import { type DecisionDesk, refuseRequest } from '#joining/decision-office.ts'
import { getRequest } from '#joining/request-store.ts'
import { showRequest } from '#joining/request-view.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { MessengerSettings, openMessenger } from '#runtime/joining.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...MessengerSettings.shape })

type Request = Pick<
  RouteRequest<z.output<typeof JoinRefusal>, unknown, z.output<typeof JoinRequestPath>>,
  'body' | 'params' | 'caller'
>

/** Refuses a request to join a BIN, with a reason that the person is told. */
export function makeHandler(desk: DecisionDesk) {
  return async ({ params: { id: binId, requestId }, body, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(desk.directory, caller, binId)
    const request = bin === undefined ? undefined : await getRequest(desk.journal, { binId, requestId }, desk.now())
    if (bin === undefined || request === undefined || request.state === 'filed') return refuseUnknown('Deze aanvraag')
    const result = await refuseRequest(desk, { bin, request, actor: actorOf(caller) }, body.reason)
    if (result.kind === 'done') return { status: 200, body: showRequest(result.request) }
    return result.kind === 'decided'
      ? refuse('request-decided', 'Deze aanvraag werd al goedgekeurd. Verwijder het lid als dat een vergissing was.')
      : refuse('try-later', 'Iemand anders beslist op dit ogenblik over deze aanvraag.')
  }
}

export const handler = httpRoute(routes.refuseRequest, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    messenger: openMessenger(settings),
    now: () => new Date(),
    log,
  }),
)
