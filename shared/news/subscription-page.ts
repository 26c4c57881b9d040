import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { faultSummary, textField } from '#pages/fields.ts'
import { type Html, layOutPage } from '#pages/layout.ts'
import type { SiteZone } from './news-layout.ts'
import { confirmPath, subscribePath, zonePath } from './paths.ts'
import { type Saying, subscriptionPhrases } from './subscription-phrases.ts'

/** What is wrong with a form that was sent. */
export type FormState = 'missing' | 'tooMany' | 'tooFast' | 'formOld'

const languages: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'nl', name: 'Nederlands' },
  { language: 'fr', name: 'Français' },
  { language: 'de', name: 'Deutsch' },
  { language: 'en', name: 'English' },
]

/** The form on which somebody subscribes to the weekly mail of a zone. */
export function subscriptionForm(form: {
  readonly zone: SiteZone
  readonly language: Language
  readonly formToken: string
  readonly typed?: string
  readonly state?: FormState
}): Promise<string> {
  const { zone, language, formToken, typed = '', state } = form
  const phrases = subscriptionPhrases(language)
  const path = subscribePath(zone.zoneId)
  const faults = state === 'missing' ? [{ field: 'address', text: phrases.missing }] : []
  const notice = state === undefined || state === 'missing' ? undefined : phrases[state]
  return layOutPage({
    language,
    of: phrases.of(zone.name),
    title: phrases.title,
    isFaulty: state !== undefined,
    languages: {
      label: phrases.otherLanguages,
      links: languages.map((one) => ({ ...one, href: `${path}?lang=${one.language}` })),
    },
    body: html`${faultSummary(phrases.faultsTitle, faults, notice)}
<p>${phrases.lead(zone.name)}</p>
<form method="post" action="${path}?lang=${language}" novalidate>
<input type="hidden" name="form" value="${formToken}">
${textField({ name: 'address', ...phrases.address, type: 'email', value: typed, autocomplete: 'email', most: 254, faults })}
<button>${phrases.submit}</button>
</form>
<p class="hint">${phrases.privacy}</p>`,
  })
}

/** What is answered to whoever sends the form, known or not. */
export function sentPage(zone: SiteZone, language: Language): Promise<string> {
  return sayingPage(zone, language, subscriptionPhrases(language).sent)
}

/** Asks for the one press: programs that look at the links of a mail press none. */
export function pressPage(zone: SiteZone, language: Language, token: string): Promise<string> {
  const { confirm } = subscriptionPhrases(language)
  const form = html`<form method="post" action="${confirmPath(zone.zoneId)}"><input type="hidden" name="token" value="${token}"><button>${confirm.submit}</button></form>`
  return sayingPage(zone, language, confirm, form)
}

/** Says that somebody is subscribed. */
export function donePage(zone: SiteZone, language: Language): Promise<string> {
  const { done, read } = subscriptionPhrases(language)
  return sayingPage(zone, language, done(zone.name), html`<p><a href="${zonePath(zone.zoneId)}">${read}</a></p>`)
}

/** Says that a link is not good, or not any more. */
export function deadLinkPage(zone: SiteZone, language: Language): Promise<string> {
  const { deadLink, again } = subscriptionPhrases(language)
  return sayingPage(
    zone,
    language,
    deadLink,
    html`<p><a class="button" href="${subscribePath(zone.zoneId)}?lang=${language}">${again}</a></p>`,
  )
}

function sayingPage(
  zone: SiteZone,
  language: Language,
  { title, text }: Saying,
  more: Html | '' = '',
): Promise<string> {
  return layOutPage({
    language,
    of: subscriptionPhrases(language).of(zone.name),
    title,
    body: html`${text.map((one) => html`<p>${one}</p>`)}${more}`,
  })
}
