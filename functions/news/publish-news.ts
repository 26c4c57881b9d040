import type * as z from 'zod'
import type { NewsPath, PublishRequest } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { publish } from '#news/news-item.ts'
import { changeNews, claimSlug } from '#news/news-store.ts'
import { checkNews, renderNews } from '#news/news-text.ts'
import { notePages } from '#news/stale-pages-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import {
  getNewsFor,
  type NewsDesk,
  NewsSettings,
  openNewsDesk,
  refuseNewsFindings,
  refuseStaleNews,
  replyNews,
} from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<PublishRequest, unknown, z.output<typeof NewsPath>>, 'body' | 'params' | 'caller'>

/** Makes an item public; one that is public already stays as it is. */
export function makeHandler({ journal, directory, publicUrl, now, log }: NewsDesk & { readonly log: Log }) {
  return async ({ body, params, caller }: Request): Promise<HttpReply> => {
    const item = await getNewsFor(journal, caller, params.id)
    if (item === undefined) return refuseUnknown('Dit bericht')
    if (item.state === 'removed')
      return refuse('news-removed', 'Dit bericht is van BIN-Nieuws gehaald. Maak een nieuw.')
    if (item.state === 'published') return replyNews(item, publicUrl)
    const rendered = renderNews(item)
    if (item.title === '' || rendered.text.trim() === '') {
      return refuse('empty-message', 'Geef het bericht een titel en een tekst.')
    }
    const refused = refuseNewsFindings(checkNews(item, rendered), body.confirm?.findings)
    if (refused !== undefined) return refused
    const published = publish(item, await claimSlug(journal, item), now())
    await notePages(journal, item, now())
    const { zoneId, newsId } = item
    const written = await audited(
      directory,
      {
        zoneId,
        actor: actorOf(caller),
        action: 'news-published',
        subjects: [newsId],
        details: { confirmedFindings: body.confirm?.findings?.length ?? 0 },
      },
      () => changeNews(journal, published),
      (result) => result !== undefined,
    )
    if (written === undefined) return refuseStaleNews(await getNewsFor(journal, caller, params.id), publicUrl)
    log.info('news-published', { newsId, zoneId })
    return replyNews(written, publicUrl)
  }
}

export const handler = httpRoute(routes.publishNews, NewsSettings, (settings, log) =>
  makeHandler({ ...openNewsDesk(settings), log }),
)
