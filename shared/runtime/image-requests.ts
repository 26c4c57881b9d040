import { createHash } from 'node:crypto'
import type { Journal } from '#alerts/journal.ts'
import type { BulletinImage, ImageOwner } from '#bulletins/bulletin.ts'
import { deleteImages, putImage } from '#bulletins/image-store.ts'
import { MOST_IMAGES } from '#contract/bulletins-api.ts'
import { cleanImage, type ImageType, imageRefusals } from '#mail/clean-image.ts'
import { refuseBusy } from './bulletin-requests.ts'
import { type HttpReply, refuse } from './problem.ts'

/** What an image is added to, as it is read and written. */
export interface Illustrated<Item extends { readonly images: readonly Image[] }, Image extends BulletinImage> {
  readonly journal: Journal
  readonly id: ImageOwner
  /** Reads it as it stands now, or why it may have no more images; gone are those it had with it. */
  read(): Promise<{ readonly item: Item } | { readonly refusal: HttpReply; readonly isGone: boolean }>
  /** The image as it stands with what it is added to. */
  place(image: BulletinImage): Image
  /** Writes it over the one that was read, undefined when somebody was quicker. */
  write(before: Item, images: readonly Image[]): Promise<Item | undefined>
  reply(written: Item, image: Image): HttpReply
}

/** How often something is read anew because somebody else changes it at the same time. */
const TRIES = 4

const endings: Readonly<Record<ImageType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** Adds a picture under a name made of its bytes, without what it tells beside the picture: the same again is the same image. */
export async function addImage<Item extends { readonly images: readonly Image[] }, Image extends BulletinImage>(
  { journal, id, read, place, write, reply }: Illustrated<Item, Image>,
  bytes: () => Uint8Array,
): Promise<HttpReply> {
  const first = await read()
  if ('refusal' in first) return first.refusal
  const cleaned = cleanImage(bytes())
  if (cleaned.kind === 'refused') return refuse('unfit-image', imageRefusals[cleaned.reason])
  const { type, width, height } = cleaned
  const digest = createHash('sha256').update(cleaned.bytes).digest('base64url').slice(0, 22)
  const image = place({ name: `${digest}.${endings[type]}`, type, width, height })
  for (let tried = 0; tried < TRIES; tried += 1) {
    const current = await read()
    if ('refusal' in current) {
      // Removed meanwhile, with the images it had then: what was kept since goes too.
      if (current.isGone && tried > 0) await deleteImages(journal, id, [image.name])
      return current.refusal
    }
    const others = current.item.images.filter(({ name }) => name !== image.name)
    if (others.length >= MOST_IMAGES) {
      return refuse('unfit-image', `Een bericht heeft hoogstens ${MOST_IMAGES} afbeeldingen. Haal er eerst een weg.`)
    }
    await putImage(journal, id, image, cleaned.bytes)
    const written = await write(current.item, [...others, image])
    if (written !== undefined) return reply(written, image)
  }
  return refuseBusy()
}
