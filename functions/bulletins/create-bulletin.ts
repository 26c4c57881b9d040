import { ulid } from 'ulid'
import type { Journal } from '#alerts/journal.ts'
import type { Bulletin } from '#bulletins/bulletin.ts'
import { createBulletin } from '#bulletins/bulletin-store.ts'
import type { BulletinRequest } from '#contract/bulletins-api.ts'
import { BulletinId, ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import { BulletinSettings, replyBulletin } from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown, refuseUnknownBins } from '#runtime/refusals.ts'
import { openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly publicUrl: string
  readonly now: () => Date
  readonly newBulletinId: () => BulletinId
}

type Request = Pick<RouteRequest<BulletinRequest, unknown, unknown>, 'body' | 'caller'>

/** Writes a new draft in a zone of the caller. */
export function makeHandler({ directory, journal, publicUrl, now, newBulletinId }: Dependencies) {
  return async ({ body, caller }: Request): Promise<HttpReply> => {
    const [only, ...others] = caller.zones
    const zoneId = ZoneId.safeParse(body.zoneId ?? (others.length === 0 ? only : undefined)).data
    if (zoneId === undefined) return refuseZone()
    if (!caller.zones.includes(zoneId)) return refuseUnknown('Deze zone')
    const { kind, title, text, binIds = [] } = body
    const foreign = await findForeignBins(directory, zoneId, binIds)
    if (foreign.length > 0) return refuseUnknownBins(foreign, binIds)
    const bulletin: Bulletin = {
      bulletinId: newBulletinId(),
      zoneId,
      kind,
      title,
      text,
      binIds,
      images: [],
      state: 'draft',
      createdAt: now().toISOString(),
      createdBy: caller.subject,
      revision: 1,
    }
    await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'bulletin-created', subjects: [bulletin.bulletinId] },
      () => createBulletin(journal, bulletin),
      (made) => made,
    )
    const reply = replyBulletin(bulletin, publicUrl, 201)
    return { ...reply, headers: { ...reply.headers, location: `/v1/bulletins/${bulletin.bulletinId}` } }
  }
}

function refuseZone(): HttpReply {
  const message = 'Noem de zone waarvoor dit bericht is.'
  return refuse('bad-request', 'Zeg in zoneId voor welke van uw zones dit bericht is.', {
    errors: [{ path: 'zoneId', message }],
  })
}

export const handler = httpRoute(routes.createBulletin, BulletinSettings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    publicUrl: settings.PUBLIC_URL,
    now: () => new Date(),
    newBulletinId: () => BulletinId.parse(`blt_${ulid()}`),
  }),
)
