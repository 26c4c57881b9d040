import type * as z from 'zod'
import { showRelay } from '#bulletins/bulletin-view.ts'
import { decidePermit } from '#bulletins/relay.ts'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { takeStep } from '#bulletins/relaying-mailer.ts'
import type { PermitDecision, RelayPath } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { getOwnBulletin, refuseBusy, refuseStep, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'

type Request = Pick<RouteRequest<PermitDecision, unknown, z.output<typeof RelayPath>>, 'body' | 'params' | 'caller'>

/** Grants or refuses what a BIN asked; the BIN is told by mail. */
export function makeHandler(desk: RelayDesk) {
  return async ({ body, params: { id: bulletinId, binId }, caller }: Request): Promise<HttpReply> => {
    if ((await getOwnBulletin(desk.journal, caller, bulletinId)) === undefined) return refuseUnknownBulletin()
    const { kind, granted, reason } = body
    const by = { subject: caller.subject, role: 'prevention' } as const
    const decision = { by, granted, ...(reason === undefined ? {} : { reason }) }
    const taken = await takeStep(
      desk,
      { bulletinId, binId },
      {
        by,
        action: granted ? 'permit-granted' : 'permit-refused',
        decide: ({ relay }) => decidePermit(relay, kind, decision, desk.now()),
      },
    )
    if (taken.kind === 'missing') return refuseUnknownBulletin()
    if (taken.kind === 'busy') return refuseBusy()
    if (taken.kind === 'refused') return refuseStep(taken.obstacle, taken.about.relay.preventionDueAt)
    return { status: 200, body: showRelay(taken.about.relay) }
  }
}

export const handler = httpRoute(routes.decidePermit, RelayDeskSettings, (settings) =>
  makeHandler(openRelayDesk(settings)),
)
