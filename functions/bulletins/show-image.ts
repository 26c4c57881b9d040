import type { Journal } from '#alerts/journal.ts'
import { getImage } from '#bulletins/image-store.ts'
import { bulletinPages } from '#contract/bulletin-pages.ts'
import type { BulletinId } from '#contract/ids.ts'
import { htmlPage, notFound, type PageReply } from '#runtime/html-page.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** A name is made of the bytes, so what it stands for never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Serves an image of a bulletin to whoever has its address, as mail programs do not sign in. */
export function makeHandler(journal: Journal) {
  return async ({
    params: { id, name },
  }: {
    params: { readonly id: BulletinId; readonly name: string }
  }): Promise<PageReply> => {
    const image = await getImage(journal, id, name)
    if (image === undefined) return notFound()
    return { status: 200, body: image.bytes, headers: { 'content-type': image.type, 'cache-control': FOR_EVER } }
  }
}

export const handler = htmlPage(bulletinPages.showImage, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
