import type { Journal } from '#alerts/journal.ts'
import type { ImageOwner } from '#bulletins/bulletin.ts'
import { getImage } from '#bulletins/image-store.ts'
import { bulletinPages } from '#contract/bulletin-pages.ts'
import { htmlPage, notFound, type PageReply } from '#runtime/html-page.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** A name is made of the bytes, so what it stands for never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** An item of BIN-Nieuws may be taken off, and its images with it: copies live for ten minutes. */
const WHILE_PUBLIC = 'public, max-age=600'

/** Serves an image of a bulletin or a news item to whoever has its address, as mail programs do not sign in. */
export function makeHandler(journal: Journal) {
  return async ({
    params: { id, name },
  }: {
    params: { readonly id: ImageOwner; readonly name: string }
  }): Promise<PageReply> => {
    const image = await getImage(journal, id, name)
    if (image === undefined) return notFound()
    const kept = id.startsWith('nws_') ? WHILE_PUBLIC : FOR_EVER
    return { status: 200, body: image.bytes, headers: { 'content-type': image.type, 'cache-control': kept } }
  }
}

export const handler = htmlPage(bulletinPages.showImage, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
