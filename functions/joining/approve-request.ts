import * as z from 'zod'
import type { JoinRequestPath } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { getBinFor } from '#directory/directory-store.ts'
import { type ApprovalDesk, approveRequest } from '#joining/decision-office.ts'
import { getRequest } from '#joining/request-store.ts'
import { showRequest } from '#joining/request-view.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { MessengerSettings, openMessenger } from '#runtime/joining.ts'
import { digestWith, LinkSettings, openLinkKey } from '#runtime/links.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  ...LinkSettings.shape,
  ...MessengerSettings.shape,
  CALLER_NUMBER: z.string().min(1),
})

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof JoinRequestPath>>, 'params' | 'caller'>

/** Makes a member of who asks to join a BIN. */
export function makeHandler(open: () => Promise<ApprovalDesk>) {
  return async ({ params: { id: binId, requestId }, caller }: Request): Promise<HttpReply> => {
    const desk = await open()
    const bin = await getBinFor(desk.directory, caller, binId)
    const request = bin === undefined ? undefined : await getRequest(desk.journal, { binId, requestId }, desk.now())
    if (bin === undefined || request === undefined || request.state === 'filed') return refuseUnknown('Deze aanvraag')
    const result = await approveRequest(desk, { bin, request, actor: actorOf(caller) })
    switch (result.kind) {
      case 'done':
        return { status: 200, body: showRequest(result.request) }
      case 'taken':
        return refuse(
          'number-taken',
          'Het telefoonnummer van deze aanvraag staat al bij een lid van dit BIN. Is het dezelfde persoon, weiger de aanvraag dan. Woont er nog iemand op dat nummer, weiger dan met de vraag om een ander nummer.',
          result.by === undefined ? {} : { memberId: result.by.memberId },
        )
      case 'decided':
        return refuse('request-decided', 'Deze aanvraag werd al geweigerd. De persoon kan ze opnieuw indienen.')
      case 'busy':
        return refuse('try-later', 'Iemand anders beslist op dit ogenblik over deze aanvraag.')
      case 'no-bin':
        return refuseUnknown('Dit BIN')
    }
  }
}

export const handler = httpRoute(routes.approveRequest, Settings, (settings, log) => {
  const readKey = openLinkKey(settings)
  const desk = {
    directory: openDirectory(settings),
    journal: openJournal(settings),
    publicUrl: settings.PUBLIC_URL,
    callerNumber: settings.CALLER_NUMBER,
    messenger: openMessenger(settings),
    now: () => new Date(),
    log,
  }
  return makeHandler(async () => {
    const linkKey = await readKey()
    return { ...desk, linkKey, fingerprint: digestWith(linkKey) }
  })
})
