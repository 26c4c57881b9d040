import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { officeOf } from '#directory/office.ts'
import type { Zone } from '#directory/zone.ts'
import { type FieldFault, faultSummary } from '#pages/fields.ts'
import type { Html } from '#pages/layout.ts'
import type { ContactChange } from './contact-change.ts'
import { codeForm, frameOf, nameOf, streetsOf } from './join-page.ts'
import type { OwnAlert, OwnData } from './own-data.ts'
import { buttonForm, hiddenFields, layOut } from './page.ts'
import { describeFaults, reachFields, whoFields } from './person-fields.ts'
import type { Fault, Typed } from './person-form.ts'
import { readablePhone } from './readable-phone.ts'
import { languageNames, pageTexts } from './texts.ts'

/** Where a person sees and corrects their own data; what they may do there is below it. */
export const OWN_PATH = '/mijn-gegevens'

export interface OwnPage extends OwnData {
  readonly zone: Zone
  /** The signed link: whoever holds it is the member. */
  readonly token: string
  readonly typed: Typed
  readonly faults?: readonly Fault[]
  readonly state?: 'saved' | 'stale' | 'number-taken' | 'code-wrong' | 'too-many'
}

/** A person's own data: what is known, and how to correct, download and delete it. */
export async function ownPage(page: OwnPage): Promise<string> {
  const { member, bin, zone, token, typed, changes, state } = page
  const { language } = member
  const texts = pageTexts(language)
  const { own } = texts
  const faults: readonly FieldFault[] = [
    ...describeFaults(page.faults ?? [], language),
    ...(state === 'number-taken' ? [{ field: 'phone', text: own.numberTaken }] : []),
    ...(state === 'code-wrong' ? [{ field: 'code', text: texts.faults['code-wrong'] }] : []),
  ]
  const notices = { stale: own.stale, 'too-many': texts.tooMany }
  const notice = state === 'stale' || state === 'too-many' ? notices[state] : undefined
  const fields = { typed, language, faults }
  const hidden = { token }
  const body = html`${state === 'saved' ? html`<p class="done" role="status">${own.saved}</p>` : ''}
${faultSummary(texts.faultsTitle, faults, notice)}
${changes.map((change) => waiting(change, language, token, faults))}
<h2>${own.kept}</h2>
${known(page, language)}
<h2>${own.alerts}</h2>
${alertList(page.alerts, language)}
<h2 id="verbeteren">${own.change}</h2>
<p class="hint">${own.changeHint}</p>
<form method="post" action="${OWN_PATH}" novalidate>
${hiddenFields({ ...hidden, revision: String(member.revision) })}
${whoFields(fields, streetsOf(bin))}
${reachFields(fields)}
<button>${own.save}</button>
</form>
<h2>${own.download}</h2>
<p>${own.downloadHint}</p>
${buttonForm({ action: `${OWN_PATH}/download`, label: own.downloadSubmit, look: 'plain', hidden })}
<h2>${own.leave}</h2>
<p>${own.leaveHint}</p>
${buttonForm({ action: `${OWN_PATH}/verlaten`, label: own.leaveSubmit, look: 'danger', hidden })}`
  const isFaulty = faults.length > 0 || notice !== undefined
  return layOut(frameOf(bin, zone, language), { title: own.title, isFaulty, body })
}

/** Asks once more before a person leaves the BIN. */
export async function leavePage({
  member,
  bin,
  zone,
  token,
}: Omit<OwnPage, 'typed' | 'changes' | 'alerts'>): Promise<string> {
  const { language } = member
  const { leaving } = pageTexts(language)
  const coordinates = officeOf(bin, member.memberId) === 'coordinator'
  const body = html`${leaving.text.map((text) => html`<p>${text}</p>`)}
${coordinates ? html`<p class="wrong"><strong>${leaving.coordinator}</strong></p>` : ''}
${buttonForm({ action: `${OWN_PATH}/verlaten`, label: leaving.submit, look: 'danger', hidden: { token, sure: 'yes' } })}
<p><a class="button plain" href="${OWN_PATH}?token=${token}">${leaving.back}</a></p>`
  return layOut(frameOf(bin, zone, language), { title: leaving.title(nameOf(bin)), body })
}

function waiting(change: ContactChange, language: Language, token: string, faults: readonly FieldFault[]): Html {
  const { own } = pageTexts(language)
  if (change.field === 'email') return html`<p class="done">${own.waitingEmail(change.value)}</p>`
  return html`<div class="done"><p>${own.waitingPhone(readablePhone(change.value))}</p>
${codeForm(language, { action: `${OWN_PATH}/bevestigen`, hidden: { token } }, faults)}</div>`
}

function known({ member, bin }: OwnPage, language: Language): Html {
  const { own, fields, yes, no } = pageTexts(language)
  const { name, street, houseNumber, phone, phoneKind, phoneAsEntered, email, channel, wantsNews } = member
  const kind = phoneKind === 'mobile' ? own.mobile : own.fixed
  const number =
    phone === undefined
      ? phoneAsEntered === undefined
        ? own.none
        : own.notCallable(phoneAsEntered)
      : `${readablePhone(phone)} (${kind})`
  const office = officeOf(bin, member.memberId)
  const accepted = own.houseRulesOf(member.houseRulesVersion, dateIn(language, member.houseRulesAcceptedAt))
  const rows: readonly (readonly [string, string])[] = [
    [own.member, `${nameOf(bin)}, ${bin.municipality}${office === undefined ? '' : ` (${own[office]})`}`],
    [fields.name.label, name],
    [own.address, `${street} ${houseNumber}`],
    [fields.phone.label, number],
    [fields.email.label, email ?? own.none],
    [own.channel, channel === 'sms' ? own.bySms : own.byVoice],
    [own.language, languageNames[language]],
    [own.news, wantsNews === true ? yes : no],
    [own.houseRules, accepted],
  ]
  return html`<dl>${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
}

function alertList(alerts: readonly OwnAlert[], language: Language): Html {
  const { own } = pageTexts(language)
  if (alerts.length === 0) return html`<p>${own.noAlerts}</p>`
  return html`<ul class="rows">${alerts.map(
    ({ at, kind, outcome, textSentAt }) =>
      html`<li>${kind === 'test' ? own.test : own.live}, ${momentIn(language, at)}: ${own.outcomes[outcome]}${textSentAt === undefined ? '' : `; ${own.texted}`}.</li>`,
  )}</ul>`
}

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }

function dateIn(language: Language, at: string): string {
  return new Date(at).toLocaleDateString(locales[language], { dateStyle: 'long', timeZone: 'Europe/Brussels' })
}

function momentIn(language: Language, at: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' } as const
  return new Date(at).toLocaleString(locales[language], options)
}
