import type * as z from 'zod'
import type { Bulletin } from '#bulletins/bulletin.ts'
import { changeBulletin } from '#bulletins/bulletin-store.ts'
import { previewBulletin, showBulletin } from '#bulletins/bulletin-view.ts'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { listRelays, lookAgain } from '#bulletins/relay-store.ts'
import { finishSending } from '#bulletins/sending-mailer.ts'
import type { BulletinPath, SendRequest } from '#contract/bulletins-api.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import { remainingFindings } from '#privacy/confirmation.ts'
import { getOwnBulletin, refuseOvertaken, refuseSent, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFindings, refuseUnknownBins } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<SendRequest, unknown, z.output<typeof BulletinPath>>, 'body' | 'params' | 'caller'>

/**
 * Sends a bulletin to its BINs. The text and the BINs are settled first, in one write that only one request can make;
 * every step after it may be taken twice, so a repeated request finishes what a crash left out.
 */
export function makeHandler(desk: RelayDesk, log: Log) {
  const { journal, directory, publicUrl } = desk
  return async ({ body, params: { id }, caller }: Request): Promise<HttpReply> => {
    const bulletin = await getOwnBulletin(journal, caller, id)
    if (bulletin === undefined) return refuseUnknownBulletin()
    const binIds = body.binIds ?? bulletin.binIds
    if (bulletin.state !== 'draft') {
      return isSameSet(binIds, bulletin.binIds) ? finish(bulletin) : refuseSent()
    }
    const refusal = refuseIncomplete(bulletin, binIds)
    if (refusal !== undefined) return refusal
    const foreign = await findForeignBins(directory, bulletin.zoneId, binIds)
    if (foreign.length > 0) return refuseUnknownBins(foreign, binIds)
    const { findings } = previewBulletin(bulletin, bulletin, publicUrl)
    const unfit = refuseFindings(remainingFindings(findings, body.confirm?.findings ?? []))
    if (unfit !== undefined) return unfit
    const begun = await begin(bulletin, binIds, caller)
    if (begun === undefined) {
      const current = await getOwnBulletin(journal, caller, id)
      const isSent = current !== undefined && current.state !== 'draft' && isSameSet(binIds, current.binIds)
      return isSent ? finish(current) : refuseOvertaken(journal, caller, id, publicUrl)
    }
    for (const { rule, field } of findings) log.info('finding-overruled', { bulletinId: id, rule, field })
    log.info('bulletin-sent', { bulletinId: id, bins: binIds.length })
    return finish(begun)
  }

  async function begin(bulletin: Bulletin, binIds: readonly BinId[], caller: Caller): Promise<Bulletin | undefined> {
    const { bulletinId, zoneId } = bulletin
    const [binId] = binIds
    const now = desk.now()
    const dueAt = new Date(now.getTime() + desk.lookAfter).toISOString()
    if (binId !== undefined) await lookAgain(journal, { bulletinId, binId, dueAt })
    const sending = { state: 'sending', binIds, sentAt: now.toISOString(), sentBy: caller.subject } as const
    return audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'bulletin-sent', subjects: [bulletinId, ...binIds] },
      () => changeBulletin(journal, { ...bulletin, ...sending }),
      (made) => made !== undefined,
    )
  }

  async function finish(bulletin: Bulletin): Promise<HttpReply> {
    const sent = bulletin.state === 'sending' ? await finishSending(desk, bulletin) : bulletin
    const relays = await listRelays(journal, sent.bulletinId)
    return { status: 200, body: showBulletin(sent, relays, new Set(sent.binIds), publicUrl) }
  }
}

function refuseIncomplete({ title, text }: Bulletin, binIds: readonly BinId[]): HttpReply | undefined {
  const missing = [
    ...(title === '' ? [{ path: 'title', message: 'Geef het bericht een titel.' }] : []),
    ...(text.trim() === '' ? [{ path: 'text', message: 'Schrijf het bericht.' }] : []),
    ...(binIds.length === 0 ? [{ path: 'binIds', message: 'Kies voor welke BIN’s het is.' }] : []),
  ]
  if (missing.length === 0) return undefined
  return refuse('bulletin-incomplete', missing.map(({ message }) => message).join(' '), { errors: missing })
}

function isSameSet(some: readonly BinId[], others: readonly BinId[]): boolean {
  return new Set([...some, ...others]).size === new Set(some).size && new Set(some).size === new Set(others).size
}

export const handler = httpRoute(routes.sendBulletin, RelayDeskSettings, (settings, log) =>
  makeHandler(openRelayDesk(settings), log),
)
