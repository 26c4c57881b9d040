import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { type FieldFault, faultSummary, textField } from '#pages/fields.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import { OWN_PATH } from './own-page.ts'
import { buttonForm, hiddenFields, layOut, type PageFrame, paragraphs, sayingPage } from './page.ts'
import { pageTexts } from './texts.ts'

/** Where somebody asks for the link to their own data. */
const LINK_PATH = `${OWN_PATH}/link`

/** The page on which somebody asks for the link to their own data. */
export async function linkPage(page: {
  readonly language: Language
  readonly formToken: string
  readonly typed?: string
  readonly state?: 'dead-link' | 'missing' | 'tooMany' | 'tooFast' | 'formOld'
}): Promise<string> {
  const { language, formToken, typed = '', state } = page
  const texts = pageTexts(language)
  const { link } = texts
  const faults: readonly FieldFault[] =
    state === 'missing' ? [{ field: 'reach', text: texts.faults['ask-missing'] }] : []
  const notice =
    state === 'dead-link' ? link.deadLink : state === undefined || state === 'missing' ? undefined : texts[state]
  const body = html`${faultSummary(texts.faultsTitle, faults, notice)}
${paragraphs(link.text)}
<form method="post" action="${LINK_PATH}?lang=${language}" novalidate>${hiddenFields({ form: formToken })}
${textField({ name: 'reach', ...link.field, value: typed, autocomplete: 'email', most: 254, faults })}
<button>${link.submit}</button>
</form>`
  const otherLanguage = (other: Language) => `${LINK_PATH}?lang=${other}`
  return layOut(
    { ...systemFrame(language), otherLanguage },
    { title: link.title, isFaulty: faults.length > 0 || notice !== undefined, body },
  )
}

/** What is answered to whoever asks for a link, whether they are known or not. */
export function linkSentPage(language: Language): Promise<string> {
  return sayingPage(systemFrame(language), pageTexts(language).link.sent)
}

/** The page of a link that is not good, or not any more. */
export function deadLinkPage(language: Language): Promise<string> {
  return sayingPage(systemFrame(language), pageTexts(language).deadLink)
}

/** Asks to press a button: programs that look at the links of a mail press none. */
export function pressPage(
  frame: PageFrame,
  saying: { readonly title: string; readonly text: readonly string[]; readonly submit: string },
  form: { readonly action: string; readonly token: string },
): Promise<string> {
  const button = buttonForm({ action: form.action, label: saying.submit, hidden: { token: form.token } })
  return sayingPage(frame, saying, button)
}

/** The frame of pages that are of no BIN in particular. */
function systemFrame(language: Language): PageFrame {
  return { language, of: SYSTEM_NAME }
}
