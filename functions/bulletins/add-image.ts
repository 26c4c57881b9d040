import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { type Bulletin, type BulletinImage, imagePath } from '#bulletins/bulletin.ts'
import { changeBulletin } from '#bulletins/bulletin-store.ts'
import { showImage } from '#bulletins/bulletin-view.ts'
import type { BulletinPath } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import { BulletinSettings, getOwnBulletin, refuseSent, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { addImage } from '#runtime/image-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly publicUrl: string
}

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof BulletinPath>>, 'params' | 'caller' | 'bytes'>

/** Adds an image to a draft. */
export function makeHandler({ directory, journal, publicUrl }: Dependencies) {
  return ({ params: { id }, caller, bytes }: Request): Promise<HttpReply> =>
    addImage<Bulletin, BulletinImage>(
      {
        journal,
        id,
        read: async () => {
          const item = await getOwnBulletin(journal, caller, id)
          if (item === undefined) return { refusal: refuseUnknownBulletin(), isGone: true }
          return item.state === 'draft' ? { item } : { refusal: refuseSent(), isGone: false }
        },
        place: (image) => image,
        write: (before, images) =>
          audited(
            directory,
            {
              zoneId: before.zoneId,
              actor: actorOf(caller),
              action: 'bulletin-changed',
              subjects: [id],
              fields: ['images'],
            },
            () => changeBulletin(journal, { ...before, images }),
            (written) => written !== undefined,
          ),
        reply: (written, image) => ({
          status: 201,
          headers: { etag: entityTag(written) },
          body: showImage(image, `${publicUrl}${imagePath(id, image.name)}`),
        }),
      },
      bytes,
    )
}

export const handler = httpRoute(routes.addImage, BulletinSettings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings), publicUrl: settings.PUBLIC_URL }),
)
