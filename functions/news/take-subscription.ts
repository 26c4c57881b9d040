import type { ZoneId } from '#contract/ids.ts'
import { newsPages } from '#contract/news-pages.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { Zone } from '#directory/zone.ts'
import { readForm, signForm } from '#joining/form-tokens.ts'
import { chooseLanguage } from '#joining/page.ts'
import { isMailAddress } from '#mail/mail-address.ts'
import { putPending } from '#news/subscriber-store.ts'
import { type FormState, sentPage, subscriptionForm } from '#news/subscription-page.ts'
import { subscriptionPhrases } from '#news/subscription-phrases.ts'
import { CONFIRM_SECONDS, confirmUrl } from '#news/subscription-tokens.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { openSubscriptionDesk, type SubscriptionDesk, SubscriptionSettings } from '#runtime/subscriptions.ts'

/** Mails a link to confirm with to whatever address was filled in; the answer tells nothing of whom we know. */
export function makeHandler(desk: SubscriptionDesk) {
  const { zoneOf, linkKey, askings, evenly, leastSeconds, now, newId, log } = desk
  return async (request: PageRequest<{ readonly zoneId: ZoneId }>): Promise<PageReply> => {
    const { params, query, form, header, sourceIp } = request
    const zone = await zoneOf(params.zoneId)
    if (zone === undefined) return notFound()
    const language = chooseLanguage(query['lang'], header('accept-language'), zone.language)
    const address = (form.get('address') ?? '').trim()
    const token = form.get('form') ?? ''
    const key = await linkKey()
    const of = { page: 'news', about: zone.zoneId } as const
    const sent = await readForm(key, token, { ...of, leastSeconds }, now())
    const again = async (status: number, state: FormState): Promise<PageReply> => {
      const formToken = sent.kind === 'old' ? await signForm(key, { ...of, id: newId() }, now()) : token
      return { status, body: await subscriptionForm({ zone, language, formToken, typed: address, state }) }
    }
    if (sent.kind !== 'good') return again(422, sent.kind === 'old' ? 'formOld' : 'tooFast')
    if (!isMailAddress(address)) return again(422, 'missing')
    if (!(await askings.ofSource(sourceIp))) {
      log.warn('asking-refused')
      return again(429, 'tooMany')
    }
    await evenly(() => askToConfirm(desk, zone, language, address))
    return { status: 200, body: await sentPage(zone, language) }
  }
}

async function askToConfirm(desk: SubscriptionDesk, zone: Zone, language: Language, address: string): Promise<void> {
  const { journal, linkKey, publicUrl, mail, askings, now, newSecret, log } = desk
  if (!(await askings.ofPerson(address))) return
  const { zoneId, name } = zone
  const pendingId = newSecret()
  await putPending(journal, { zoneId, pendingId, address, language }, { now: now(), seconds: CONFIRM_SECONDS })
  const phrases = subscriptionPhrases(language)
  const { title, text, action } = phrases.mail
  try {
    await mail({
      to: address,
      from: phrases.of(name),
      replyTo: zone.preventionEmail,
      language,
      text: { title, text: text(name), action },
      url: await confirmUrl(await linkKey(), publicUrl, { zoneId, pendingId }, now()),
      footer: { reason: 'confirmation', of: phrases.of(name) },
    })
  } catch (error) {
    log.error('message-not-sent', error, { zoneId })
  }
}

export const handler = htmlPage(newsPages.takeSubscription, SubscriptionSettings, (settings, log) =>
  makeHandler(openSubscriptionDesk(settings, log)),
)
