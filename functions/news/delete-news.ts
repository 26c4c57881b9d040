import type * as z from 'zod'
import { deleteImages } from '#bulletins/image-store.ts'
import type { NewsPath } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { ownImages } from '#news/news-item.ts'
import { deleteDraft } from '#news/news-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { getNewsFor, type NewsDesk, NewsSettings, openNewsDesk, refuseStaleNews } from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof NewsPath>>, 'params' | 'caller' | 'ifMatch'>

/** Deletes a draft as it was read, and then its images. */
export function makeHandler({ journal, directory, publicUrl }: NewsDesk) {
  return async ({ params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const item = await getNewsFor(journal, caller, params.id)
    if (item === undefined) return refuseUnknown('Dit bericht')
    if (item.state !== 'draft') {
      return refuse('not-a-draft', 'Dit bericht was al openbaar. Haal het van BIN-Nieuws met /remove.')
    }
    if (ifMatch !== String(item.revision)) return refuseStaleNews(item, publicUrl)
    const { zoneId, newsId } = item
    const isGone = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'news-removed', subjects: [newsId], details: { draft: true } },
      () => deleteDraft(journal, item),
      (done) => done,
    )
    if (!isGone) return refuseStaleNews(await getNewsFor(journal, caller, params.id), publicUrl)
    await deleteImages(journal, newsId, ownImages(item, item.images))
    return { status: 204 }
  }
}

export const handler = httpRoute(routes.deleteNews, NewsSettings, (settings) => makeHandler(openNewsDesk(settings)))
