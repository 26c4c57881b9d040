import type * as z from 'zod'
import type { NewsListQuery } from '#contract/news-api.ts'
import { routes } from '#contract/routes.ts'
import { listNews } from '#news/news-store.ts'
import { summariseNews } from '#news/news-view.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { chooseZone, type NewsReading, NewsReadingSettings, openNewsReading } from '#runtime/news-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'

type Request = Pick<RouteRequest<unknown, z.output<typeof NewsListQuery>, unknown>, 'query' | 'caller'>

/** Lists the items of a zone, newest first. */
export function makeHandler({ journal, publicUrl }: NewsReading) {
  return async ({ query, caller }: Request): Promise<HttpReply> => {
    const zone = chooseZone(caller, query.zoneId)
    if ('refusal' in zone) return zone.refusal
    const { limit, cursor } = query
    const items = await listNews(journal, zone.zoneId, { limit, ...(cursor === undefined ? {} : { before: cursor }) })
    const last = items.length === limit ? items.at(-1) : undefined
    return {
      status: 200,
      body: {
        items: items.map((item) => summariseNews(item, publicUrl)),
        ...(last === undefined ? {} : { next: last.newsId }),
      },
    }
  }
}

export const handler = httpRoute(routes.listNews, NewsReadingSettings, (settings) =>
  makeHandler(openNewsReading(settings)),
)
