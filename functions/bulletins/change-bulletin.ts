import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { changeBulletin } from '#bulletins/bulletin-store.ts'
import { deleteImages } from '#bulletins/image-store.ts'
import type { BulletinChange, BulletinPath } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { findForeignBins } from '#directory/foreign-bins-store.ts'
import {
  BulletinSettings,
  getOwnBulletin,
  refuseChange,
  refuseOvertaken,
  refuseUnknownBulletin,
  replyBulletin,
} from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknownBins } from '#runtime/refusals.ts'
import { openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly publicUrl: string
}

type Request = Pick<
  RouteRequest<BulletinChange, unknown, z.output<typeof BulletinPath>>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/** Changes a draft as it was read; images that are not to be kept go with their bytes. */
export function makeHandler({ directory, journal, publicUrl }: Dependencies) {
  return async ({ body, params: { id }, caller, ifMatch }: Request): Promise<HttpReply> => {
    const before = await getOwnBulletin(journal, caller, id)
    if (before === undefined) return refuseUnknownBulletin()
    const refusal = refuseChange(before, ifMatch, publicUrl)
    if (refusal !== undefined) return refusal
    const { images: kept, ...fields } = body
    const foreign = await findForeignBins(directory, before.zoneId, fields.binIds ?? [])
    if (foreign.length > 0) return refuseUnknownBins(foreign, fields.binIds ?? [])
    const images = kept === undefined ? before.images : before.images.filter(({ name }) => kept.includes(name))
    const after = { ...before, ...fields, images }
    const changed = changedFields(before, after)
    if (changed.length === 0) return replyBulletin(before, publicUrl)
    const { zoneId } = before
    const written = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'bulletin-changed', subjects: [id], fields: changed },
      () => changeBulletin(journal, after),
      (made) => made !== undefined,
    )
    if (written === undefined) return refuseOvertaken(journal, caller, id, publicUrl)
    const gone = before.images.filter((image) => !images.includes(image)).map(({ name }) => name)
    await deleteImages(journal, id, gone)
    return replyBulletin(written, publicUrl)
  }
}

export const handler = httpRoute(routes.changeBulletin, BulletinSettings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    publicUrl: settings.PUBLIC_URL,
  }),
)
