import { getBulletin } from '#bulletins/bulletin-store.ts'
import type { NewsRequest } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { recordAudit } from '#directory/audit-store.ts'
import { imagesOf, type NewsItem } from '#news/news-item.ts'
import { createNews } from '#news/news-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  chooseZone,
  type NewsDesk,
  NewsSettings,
  openNewsDesk,
  refuseForeignBins,
  replyNews,
} from '#runtime/news-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<NewsRequest, unknown, unknown>, 'body' | 'caller'>

/** Writes a draft, with what is not given taken from a bulletin that was sent. */
export function makeHandler({ journal, directory, publicUrl, now, newId }: NewsDesk) {
  return async ({ body, caller }: Request): Promise<HttpReply> => {
    const { bulletinId } = body
    const bulletin = bulletinId && (await getBulletin(journal, bulletinId))
    const isOwn = bulletin !== undefined && caller.zones.includes(bulletin.zoneId)
    if (bulletinId !== undefined && (bulletin === undefined || !isOwn)) return refuseUnknown('Dit bulletin')
    if (bulletin?.state === 'draft') {
      return refuse(
        'bulletin-not-sent',
        'Verstuur het bulletin eerst: wat de leden nog niet kregen, wordt geen nieuws.',
      )
    }
    const zone = chooseZone(caller, body.zoneId ?? bulletin?.zoneId)
    if ('refusal' in zone) return zone.refusal
    if (bulletin !== undefined && bulletin.zoneId !== zone.zoneId) return refuseUnknown('Dit bulletin')
    const binIds = body.binIds ?? bulletin?.binIds ?? []
    const foreign = await refuseForeignBins(directory, zone.zoneId, binIds)
    if (foreign !== undefined) return foreign
    const item: NewsItem = {
      newsId: newId(),
      zoneId: zone.zoneId,
      state: 'draft',
      title: body.title ?? bulletin?.title ?? '',
      summary: body.summary ?? '',
      text: body.text ?? bulletin?.text ?? '',
      images: bulletin === undefined ? [] : imagesOf(bulletin),
      binIds,
      ...(bulletinId === undefined ? {} : { bulletinId }),
      createdAt: now().toISOString(),
      createdBy: caller.subject,
      revision: 1,
    }
    const subjects = bulletinId === undefined ? [item.newsId] : [item.newsId, bulletinId]
    const entry = { zoneId: item.zoneId, actor: actorOf(caller), action: 'news-created' as const, subjects }
    await recordAudit(directory, entry)
    if (!(await createNews(journal, item))) throw new Error('a new id was in use')
    const reply = replyNews(item, publicUrl, 201)
    return { ...reply, headers: { ...reply.headers, location: `/v1/news/${item.newsId}` } }
  }
}

export const handler = httpRoute(routes.createNews, NewsSettings, (settings) => makeHandler(openNewsDesk(settings)))
