import type * as z from 'zod'
import { deleteImages } from '#bulletins/image-store.ts'
import type { NewsChange, NewsPath } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { isPublished, ownImages, rewrite } from '#news/news-item.ts'
import { changeNews } from '#news/news-store.ts'
import { checkNews, renderNews } from '#news/news-text.ts'
import { notePages } from '#news/stale-pages-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  getNewsFor,
  type NewsDesk,
  NewsSettings,
  openNewsDesk,
  refuseForeignBins,
  refuseNewsFindings,
  refuseStaleNews,
  replyNews,
} from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<
  RouteRequest<NewsChange, unknown, z.output<typeof NewsPath>>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/** Changes an item as it was read; the words of one that is public are checked before they are. Images that are not to be kept go with their bytes. */
export function makeHandler({ journal, directory, publicUrl, now }: NewsDesk) {
  return async ({ body, params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const item = await getNewsFor(journal, caller, params.id)
    if (item === undefined) return refuseUnknown('Dit bericht')
    if (item.state === 'removed')
      return refuse('news-removed', 'Dit bericht is van BIN-Nieuws gehaald. Maak een nieuw.')
    if (ifMatch !== String(item.revision)) return refuseStaleNews(item, publicUrl)
    const { confirm, images: kept, ...words } = body
    const images = kept === undefined ? item.images : item.images.filter(({ name }) => kept.includes(name))
    const change = { ...words, images }
    const foreign = change.binIds && (await refuseForeignBins(directory, item.zoneId, change.binIds))
    if (foreign !== undefined) return foreign
    const changed = rewrite(item, change, now())
    const isPublic = isPublished(changed)
    const refused = isPublic
      ? refuseNewsFindings(checkNews(changed, renderNews(changed)), confirm?.findings)
      : undefined
    if (refused !== undefined) return refused
    if (isPublic) await notePages(journal, item, now())
    const written = await audited(
      directory,
      {
        zoneId: item.zoneId,
        actor: actorOf(caller),
        action: 'news-changed',
        subjects: [item.newsId],
        fields: changedFields(item, changed),
      },
      () => changeNews(journal, changed),
      (result) => result !== undefined,
    )
    if (written === undefined) return refuseStaleNews(await getNewsFor(journal, caller, params.id), publicUrl)
    const gone = item.images.filter((image) => !images.includes(image))
    await deleteImages(journal, params.id, ownImages(item, gone))
    return replyNews(written, publicUrl)
  }
}

export const handler = httpRoute(routes.changeNews, NewsSettings, (settings) => makeHandler(openNewsDesk(settings)))
