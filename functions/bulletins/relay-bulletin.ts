import type * as z from 'zod'
import { getBulletin } from '#bulletins/bulletin-store.ts'
import { showRelay } from '#bulletins/bulletin-view.ts'
import { relayBulletin } from '#bulletins/relay.ts'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { takeStep } from '#bulletins/relaying-mailer.ts'
import type { RelayPath, RelayRequest } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { maySeeRelay, refuseBusy, refuseStep, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import type { HttpReply } from '#runtime/problem.ts'

type Request = Pick<RouteRequest<RelayRequest, unknown, z.output<typeof RelayPath>>, 'body' | 'params' | 'caller'>

/** Relays a bulletin to the members of a BIN, for its coordinator or, after it was told, for prevention. */
export function makeHandler(desk: RelayDesk, log: Log) {
  return async ({ body, params: { id: bulletinId, binId }, caller }: Request): Promise<HttpReply> => {
    const bulletin = await getBulletin(desk.journal, bulletinId)
    if (bulletin === undefined || !maySeeRelay(caller, bulletin, binId)) return refuseUnknownBulletin()
    const role = caller.role === 'prevention' ? 'prevention' : 'coordinator'
    const by = { subject: caller.subject, role } as const
    const taken = await takeStep(
      desk,
      { bulletinId, binId },
      {
        by,
        action: 'bulletin-relayed',
        decide: ({ relay }) => relayBulletin(relay, by, body.withChanges, desk.now()),
      },
    )
    switch (taken.kind) {
      case 'missing':
        return refuseUnknownBulletin()
      case 'busy':
        return refuseBusy()
      case 'refused':
        return refuseStep(taken.obstacle, taken.about.relay.preventionDueAt)
      case 'done':
        log.info('bulletin-relayed', { bulletinId, binId, role, withChanges: body.withChanges })
        return { status: 200, body: showRelay(taken.about.relay) }
      case 'repeated':
        return { status: 200, body: showRelay(taken.about.relay) }
    }
  }
}

export const handler = httpRoute(routes.relayBulletin, RelayDeskSettings, (settings, log) =>
  makeHandler(openRelayDesk(settings), log),
)
