import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { BulletinImage } from '#bulletins/bulletin.ts'
import { changeBulletin } from '#bulletins/bulletin-store.ts'
import { showImage } from '#bulletins/bulletin-view.ts'
import { putImage } from '#bulletins/image-store.ts'
import { type BulletinPath, MOST_IMAGES } from '#contract/bulletins-api.ts'
import { routes } from '#contract/routes.ts'
import { entityTag } from '#directory/bin-view.ts'
import { cleanImage, type ImageType, imageRefusals } from '#mail/clean-image.ts'
import { getOwnBulletin, refuseBusy, refuseSent, refuseUnknownBulletin } from '#runtime/bulletin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...JournalSettings.shape, PUBLIC_URL: z.url() })

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof BulletinPath>>, 'params' | 'caller' | 'bytes'>

/** How often a draft is read anew because somebody else changes it at the same time. */
const TRIES = 4

const endings: Readonly<Record<ImageType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** Adds an image to a draft under a name made of its bytes: the same picture again is the same image. */
export function makeHandler({ journal, publicUrl }: { readonly journal: Journal; readonly publicUrl: string }) {
  return async ({ params: { id }, caller, bytes }: Request): Promise<HttpReply> => {
    const draft = await getOwnBulletin(journal, caller, id)
    if (draft === undefined) return refuseUnknownBulletin()
    if (draft.state !== 'draft') return refuseSent()
    const cleaned = cleanImage(bytes())
    if (cleaned.kind === 'refused') return refuse('unfit-image', imageRefusals[cleaned.reason])
    const { type, width, height } = cleaned
    const digest = createHash('sha256').update(cleaned.bytes).digest('base64url').slice(0, 22)
    const image: BulletinImage = { name: `${digest}.${endings[type]}`, type, width, height }
    for (let tried = 0; tried < TRIES; tried += 1) {
      const before = await getOwnBulletin(journal, caller, id)
      if (before === undefined) return refuseUnknownBulletin()
      if (before.state !== 'draft') return refuseSent()
      const others = before.images.filter(({ name }) => name !== image.name)
      if (others.length >= MOST_IMAGES) {
        return refuse('unfit-image', `Een bericht heeft hoogstens ${MOST_IMAGES} afbeeldingen. Haal er eerst een weg.`)
      }
      await putImage(journal, id, image, cleaned.bytes)
      const written = await changeBulletin(journal, { ...before, images: [...others, image] })
      if (written === undefined) continue
      return { status: 201, headers: { etag: entityTag(written) }, body: showImage(written, image, publicUrl) }
    }
    return refuseBusy()
  }
}

export const handler = httpRoute(routes.addImage, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), publicUrl: settings.PUBLIC_URL }),
)
