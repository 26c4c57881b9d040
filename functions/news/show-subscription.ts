import { ulid } from 'ulid'
import type { ZoneId } from '#contract/ids.ts'
import { newsPages } from '#contract/news-pages.ts'
import { signForm } from '#joining/form-tokens.ts'
import { chooseLanguage } from '#joining/page.ts'
import { subscriptionForm } from '#news/subscription-page.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { openLinkKey } from '#runtime/links.ts'
import { type SubscriptionDesk, SubscriptionFormSettings, zonesIn } from '#runtime/subscriptions.ts'
import { openDirectory } from '#runtime/tables.ts'

type Dependencies = Pick<SubscriptionDesk, 'zoneOf' | 'linkKey' | 'now' | 'newId'>

/** Shows the form on which somebody subscribes to the weekly mail of a zone. */
export function makeHandler({ zoneOf, linkKey, now, newId }: Dependencies) {
  return async ({ params, query, header }: PageRequest<{ readonly zoneId: ZoneId }>): Promise<PageReply> => {
    const zone = await zoneOf(params.zoneId)
    if (zone === undefined) return notFound()
    const language = chooseLanguage(query['lang'], header('accept-language'), zone.language)
    const formToken = await signForm(await linkKey(), { page: 'news', about: zone.zoneId, id: newId() }, now())
    return { status: 200, body: await subscriptionForm({ zone, language, formToken }) }
  }
}

export const handler = htmlPage(newsPages.showSubscription, SubscriptionFormSettings, (settings) =>
  makeHandler({
    zoneOf: zonesIn(openDirectory(settings)),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    newId: () => ulid(),
  }),
)
