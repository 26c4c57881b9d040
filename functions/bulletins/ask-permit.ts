import type * as z from 'zod'
import { getBulletin } from '#bulletins/bulletin-store.ts'
import { previewBulletin, showRelay } from '#bulletins/bulletin-view.ts'
import { askPermit } from '#bulletins/relay.ts'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { takeStep } from '#bulletins/relaying-mailer.ts'
import type { PermitRequest, RelayPath } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { remainingFindings } from '#privacy/confirmation.ts'
import { maySeeRelay, refuseBusy, refuseStep, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuse } from '#runtime/problem.ts'
import { refuseFindings } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<PermitRequest, unknown, z.output<typeof RelayPath>>, 'body' | 'params' | 'caller'>

/** Asks prevention for a permit; a changed text passes the privacy check as the bulletin did. */
export function makeHandler(desk: RelayDesk) {
  return async ({ body, params: { id: bulletinId, binId }, caller }: Request): Promise<HttpReply> => {
    const bulletin = await getBulletin(desk.journal, bulletinId)
    if (bulletin === undefined || !maySeeRelay(caller, bulletin, binId)) return refuseUnknownBulletin()
    const { kind, motive, confirm, title = bulletin.title, text = bulletin.text } = body
    const isChanged = kind === 'change' || body.title !== undefined || body.text !== undefined
    if (isChanged) {
      if (title === '' || text.trim() === '') return refuseEmpty()
      const { findings } = previewBulletin({ title, text }, bulletin, desk.publicUrl)
      const unfit = refuseFindings(remainingFindings(findings, confirm?.findings ?? []))
      if (unfit !== undefined) return unfit
    }
    const by = { subject: caller.subject, role: 'coordinator' } as const
    const wish = {
      by,
      ...(motive === undefined ? {} : { motive }),
      ...(isChanged ? { changed: { title, text } } : {}),
    }
    const taken = await takeStep(
      desk,
      { bulletinId, binId },
      { by, action: 'permit-asked', decide: ({ relay }) => askPermit(relay, kind, wish, bulletin, desk.now()) },
    )
    if (taken.kind === 'missing') return refuseUnknownBulletin()
    if (taken.kind === 'busy') return refuseBusy()
    if (taken.kind === 'refused') return refuseStep(taken.obstacle, taken.about.relay.preventionDueAt)
    return { status: 200, body: showRelay(taken.about.relay) }
  }
}

function refuseEmpty(): HttpReply {
  return refuse('bulletin-incomplete', 'Een bericht heeft een titel en een tekst nodig. Vul ze in.')
}

export const handler = httpRoute(routes.askPermit, RelayDeskSettings, (settings) =>
  makeHandler(openRelayDesk(settings)),
)
