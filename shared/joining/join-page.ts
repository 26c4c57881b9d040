import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Zone } from '#directory/zone.ts'
import { type FieldFault, faultSummary, textField, tick } from '#pages/fields.ts'
import type { Html } from '#pages/layout.ts'
import { buttonForm, hiddenFields, layOut, type PageFrame, paragraphs, sayingPage } from './page.ts'
import { describeFaults, reachFields, whoFields } from './person-fields.ts'
import type { Fault, Typed } from './person-form.ts'
import { pageTexts } from './texts.ts'

/** The field that only a robot fills in. */
export const TRAP = 'website'

/** Why a form comes back although its fields are in order. */
export type FormNotice = 'tooMany' | 'tooFast' | 'formOld'

export interface JoinPage {
  readonly bin: Bin
  readonly zone: Zone
  readonly language: Language
  readonly typed: Typed
  /** Signed: when this form was first shown, and its number. */
  readonly formToken: string
  readonly faults?: readonly Fault[]
  /** What stands in the field that must stay empty. */
  readonly trapped?: string
  readonly notice?: FormNotice
}

/** The form with which somebody asks to join a BIN ("Aansluitingsformulier BIN"). */
export async function joinPage(page: JoinPage): Promise<string> {
  const { bin, zone, language, typed, formToken, faults = [], trapped = '', notice } = page
  const texts = pageTexts(language)
  const { join } = texts
  const described = [
    ...describeFaults(faults, language),
    ...(trapped === '' ? [] : [{ field: TRAP, text: texts.faults.trap }]),
  ]
  const isFaulty = described.length > 0 || notice !== undefined
  const title = join.title(nameOf(bin))
  const fields = { typed, language, faults: described }
  const body = html`${faultSummary(texts.faultsTitle, described, notice === undefined ? undefined : texts[notice])}
<div class="lead">${paragraphs(join.introduction)}</div>
<form method="post" action="/aansluiten/${bin.binId}?lang=${language}" novalidate>
${hiddenFields({ form: formToken })}
<h2>${join.you}</h2>
${whoFields(fields, streetsOf(bin))}
<h2>${join.reach}</h2>
${reachFields(fields)}
${trapField(trapped, texts.fields.trap, described)}
${houseRules(zone, language)}
${tick({ name: 'rules', label: join.accept(zone.houseRules.version), checked: typed.rules, required: true, faults: described })}
${privacyNotice(zone, language)}
<button>${join.submit}</button>
</form>`
  const otherLanguage = (other: Language) => `/aansluiten/${bin.binId}?lang=${other}`
  return layOut({ ...frameOf(bin, zone, language), otherLanguage }, { title, isFaulty, body })
}

/** The page after the form: by mail there is a link to click, by SMS a code to fill in. */
export async function sentPage(
  bin: Bin,
  zone: Zone,
  language: Language,
  sent: { readonly kind: 'mail' } | { readonly kind: 'code'; readonly token: string },
): Promise<string> {
  const frame = frameOf(bin, zone, language)
  return sent.kind === 'mail'
    ? sayingPage(frame, pageTexts(language).mailSent)
    : codePage(frame, { action: CONFIRM_PATH, hidden: { token: sent.token } })
}

/** Where a request is confirmed. */
export const CONFIRM_PATH = '/aansluiten/bevestigen'

/** The page on which the code of an SMS is filled in. */
export async function codePage(
  frame: PageFrame,
  form: {
    readonly action: string
    readonly hidden: Readonly<Record<string, string>>
    readonly state?: 'wrong' | 'sent-again'
  },
): Promise<string> {
  const texts = pageTexts(frame.language)
  const faults: readonly FieldFault[] =
    form.state === 'wrong' ? [{ field: 'code', text: texts.faults['code-wrong'] }] : []
  const body = html`${faultSummary(texts.faultsTitle, faults)}
${form.state === 'sent-again' ? html`<p class="done" role="status">${texts.code.sentAgain}</p>` : paragraphs(texts.code.text)}
${codeForm(frame.language, form, faults)}`
  return layOut(frame, { title: texts.code.title, isFaulty: faults.length > 0, body })
}

/** The field for the code of an SMS, and the button for a new one. */
export function codeForm(
  language: Language,
  { action, hidden }: { readonly action: string; readonly hidden: Readonly<Record<string, string>> },
  faults: readonly FieldFault[],
): Html {
  const { code } = pageTexts(language)
  return html`<form method="post" action="${action}" novalidate>${hiddenFields(hidden)}
${textField({ name: 'code', label: code.label, hint: code.hint, value: '', look: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', most: 12, faults })}
<button>${code.submit}</button>
</form>
${buttonForm({ action, label: code.again, look: 'plain', hidden: { ...hidden, again: 'yes' } })}`
}

/** The frame of a BIN's pages. */
export function frameOf(bin: Bin, zone: Zone, language: Language): PageFrame {
  return { language, of: nameOf(bin), under: `${bin.municipality} – ${pageTexts(language).zone(zone.name)}` }
}

/** What people call a BIN. */
export function nameOf({ type, name }: Pick<Bin, 'type' | 'name'>): string {
  return `${type} ${name}`
}

/** The streets of a BIN, each once, by name. */
export function streetsOf({ streets }: Bin): readonly string[] {
  return [...new Set(streets.map(({ name }) => name))].toSorted((a, b) => a.localeCompare(b, 'nl'))
}

/** Out of sight and out of the order of the fields, until something stands in it: then whoever filled it in sees it. */
function trapField(value: string, label: string, faults: readonly FieldFault[]): Html {
  if (value !== '') return textField({ name: TRAP, label, value, autocomplete: 'off', faults })
  return html`<div class="trap" aria-hidden="true"><label for="${TRAP}">${label}</label><input id="${TRAP}" name="${TRAP}" type="text" value="" tabindex="-1" autocomplete="off"></div>`
}

function houseRules({ houseRules: rules, language: own }: Zone, language: Language): Html {
  const { join } = pageTexts(language)
  return html`<section class="panel" aria-labelledby="reglement">
<h2 id="reglement">${join.rules}</h2>
<p class="hint">${join.rulesVersion(rules.version)}${own === language ? '' : html`. ${join.rulesElsewhere}`}</p>
<ol lang="${own}">${rules.paragraphs.map((paragraph) => html`<li>${paragraph}</li>`)}</ol>
</section>`
}

function privacyNotice(zone: Zone, language: Language): Html {
  const { join, zone: zoneText } = pageTexts(language)
  const texts = join.privacyTexts(zoneText(zone.name), zone.preventionEmail)
  return html`<section class="panel" aria-labelledby="privacy">
<h2 id="privacy">${join.privacy}</h2>
<dl>${texts.map(([heading, text]) => html`<dt>${heading}</dt><dd>${text}</dd>`)}</dl>
</section>`
}
