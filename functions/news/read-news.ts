import type { NewsId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import {
  getNewsFor,
  type NewsReading,
  NewsReadingSettings,
  openNewsReading,
  replyNews,
} from '#runtime/news-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'

/** Reads one item with its ETag. */
export function makeHandler({ journal, publicUrl }: NewsReading) {
  return async ({ params, caller }: { params: { id: NewsId }; caller: Caller }): Promise<HttpReply> => {
    const item = await getNewsFor(journal, caller, params.id)
    return item === undefined ? refuseUnknown('Dit bericht') : replyNews(item, publicUrl)
  }
}

export const handler = httpRoute(routes.readNews, NewsReadingSettings, (settings) =>
  makeHandler(openNewsReading(settings)),
)
