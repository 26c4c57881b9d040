import type * as z from 'zod'
import { imagePath } from '#bulletins/bulletin.ts'
import { showImage } from '#bulletins/bulletin-view.ts'
import type { NewsPath } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { isPublished, type NewsImage, type NewsItem } from '#news/news-item.ts'
import { changeNews } from '#news/news-store.ts'
import { notePages } from '#news/stale-pages-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { addImage } from '#runtime/image-requests.ts'
import { getNewsFor, type NewsDesk, NewsSettings, openNewsDesk, replyNews } from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof NewsPath>>, 'params' | 'caller' | 'bytes'>

/** Adds an image to an item; the public sees it once the text shows it. */
export function makeHandler({ journal, directory, publicUrl, now }: NewsDesk) {
  return ({ params: { id }, caller, bytes }: Request): Promise<HttpReply> =>
    addImage<NewsItem, NewsImage>(
      {
        journal,
        id,
        read: async () => {
          const item = await getNewsFor(journal, caller, id)
          if (item === undefined) return { refusal: refuseUnknown('Dit bericht'), isGone: true }
          return item.state === 'removed' ? { refusal: refuseRemoved(), isGone: true } : { item }
        },
        place: (image) => ({ ...image, path: imagePath(id, image.name) }),
        write: async (before, images) => {
          if (isPublished(before)) await notePages(journal, before, now())
          const { zoneId } = before
          return audited(
            directory,
            { zoneId, actor: actorOf(caller), action: 'news-changed', subjects: [id], fields: ['images'] },
            () => changeNews(journal, { ...before, images }),
            (written) => written !== undefined,
          )
        },
        reply: (written, image) => ({
          ...replyNews(written, publicUrl, 201),
          body: showImage(image, `${publicUrl}${image.path}`),
        }),
      },
      bytes,
    )
}

function refuseRemoved(): HttpReply {
  return refuse('news-removed', 'Dit bericht is van BIN-Nieuws gehaald. Maak een nieuw.')
}

export const handler = httpRoute(routes.addNewsImage, NewsSettings, (settings) => makeHandler(openNewsDesk(settings)))
