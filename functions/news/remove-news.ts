import type * as z from 'zod'
import { deleteImages } from '#bulletins/image-store.ts'
import type { NewsPath, NewsRemoval } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { ownImages, takeOff } from '#news/news-item.ts'
import { changeNews } from '#news/news-store.ts'
import { notePages } from '#news/stale-pages-store.ts'
import { checkText } from '#privacy/check-text.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import {
  getNewsFor,
  type NewsDesk,
  NewsSettings,
  openNewsDesk,
  refuseStaleNews,
  replyNews,
} from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseFindings, refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<NewsRemoval, unknown, z.output<typeof NewsPath>>, 'body' | 'params' | 'caller'>

/** Takes an item off the pages, and then its images; one that is off already stays so, and what a crash left of it goes. */
export function makeHandler({ journal, directory, publicUrl, now, log }: NewsDesk & { readonly log: Log }) {
  return async ({ body, params, caller }: Request): Promise<HttpReply> => {
    const item = await getNewsFor(journal, caller, params.id)
    if (item === undefined) return refuseUnknown('Dit bericht')
    if (item.state === 'removed') {
      await deleteImages(journal, item.newsId, ownImages(item, item.images))
      return replyNews(item, publicUrl)
    }
    if (item.state === 'draft') {
      return refuse('not-published', 'Dit is nog een ontwerp, dat niemand kan lezen. Wis het met DELETE.')
    }
    const refused = refuseFindings(checkText(body.reason ?? '', { field: 'reason' }))
    if (refused !== undefined) return refused
    await notePages(journal, item, now())
    const { zoneId, newsId } = item
    const written = await audited(
      directory,
      { zoneId, actor: actorOf(caller), action: 'news-removed', subjects: [newsId] },
      () => changeNews(journal, takeOff(item, body.reason, now())),
      (result) => result !== undefined,
    )
    if (written === undefined) return refuseStaleNews(await getNewsFor(journal, caller, params.id), publicUrl)
    await deleteImages(journal, newsId, ownImages(written, written.images))
    log.info('news-removed', { newsId, zoneId })
    return replyNews(written, publicUrl)
  }
}

export const handler = httpRoute(routes.removeNews, NewsSettings, (settings, log) =>
  makeHandler({ ...openNewsDesk(settings), log }),
)
