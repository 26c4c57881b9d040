import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { deleteDraft } from '#bulletins/bulletin-store.ts'
import { deleteImages } from '#bulletins/image-store.ts'
import type { BulletinPath } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import {
  BulletinSettings,
  getOwnBulletin,
  refuseChange,
  refuseOvertaken,
  refuseUnknownBulletin,
} from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly publicUrl: string
}

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof BulletinPath>>, 'params' | 'caller' | 'ifMatch'>

/** Removes a draft as it was read, and then its images. */
export function makeHandler({ directory, journal, publicUrl }: Dependencies) {
  return async ({ params: { id }, caller, ifMatch }: Request): Promise<HttpReply> => {
    const bulletin = await getOwnBulletin(journal, caller, id)
    if (bulletin === undefined) return refuseUnknownBulletin()
    const refusal = refuseChange(bulletin, ifMatch, publicUrl)
    if (refusal !== undefined) return refusal
    const { zoneId, images } = bulletin
    const isRemoved = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'bulletin-removed', subjects: [id] },
      () => deleteDraft(journal, bulletin),
      (made) => made,
    )
    if (!isRemoved) return refuseOvertaken(journal, caller, id, publicUrl)
    await deleteImages(
      journal,
      id,
      images.map(({ name }) => name),
    )
    return { status: 204 }
  }
}

export const handler = httpRoute(routes.deleteBulletin, BulletinSettings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    publicUrl: settings.PUBLIC_URL,
  }),
)
