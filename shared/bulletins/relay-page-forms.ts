import { html } from 'hono/html'
import { LONGEST_BULLETIN } from '#contract/bulletins-api.ts'
import type { PermitKind } from '#contract/vocabulary.ts'
import { type FieldFault, textArea, textField, tick } from '#pages/fields.ts'
import type { Html } from '#pages/layout.ts'
import type { Confirmation } from '#privacy/confirmation.ts'
import type { Finding } from '#privacy/finding.ts'
import type { BulletinText } from './bulletin.ts'
import type { BulletinFinding } from './bulletin-text.ts'
import type { RelayPageTexts } from './relay-page-texts.ts'

/** What a coordinator fills in to ask for a permit. */
export interface AskedForm extends BulletinText {
  readonly kind: PermitKind
  readonly motive: string
  readonly faults: readonly FieldFault[]
  /** What the privacy check finds and the coordinator has yet to take out or confirm. */
  readonly findings: readonly BulletinFinding[]
}

const TITLE_LENGTH = 150
const MOTIVE_LENGTH = 1000

/** Reads the form in which a permit is asked for; line ends as a browser sends them become plain ones. */
export function readAskForm(form: URLSearchParams, kind: PermitKind): Omit<AskedForm, 'faults' | 'findings'> {
  const field = (name: string) => (form.get(name) ?? '').toWellFormed().normalize('NFC').replaceAll(/\r\n?/g, '\n')
  return {
    kind,
    title: field('title').replaceAll(/\s+/g, ' ').trim().slice(0, TITLE_LENGTH),
    text: field('text').trim(),
    motive: field(`motive-${kind}`).trim().slice(0, MOTIVE_LENGTH),
  }
}

/** Reads which findings were confirmed: each box carries the place it speaks of, so another text needs other words. */
export function readConfirmed(form: URLSearchParams, findings: readonly Finding[]): readonly Confirmation[] {
  return findings.filter((finding) => form.has(boxOf(finding)))
}

/** What is wrong with a changed text before the privacy check. */
export function findFaults(
  { title, text }: BulletinText,
  original: BulletinText,
  texts: RelayPageTexts,
): readonly FieldFault[] {
  return [
    ...(title === '' ? [{ field: 'title', text: texts.emptyTitle }] : []),
    ...(text === '' ? [{ field: 'text', text: texts.emptyText }] : []),
    ...(text.length > LONGEST_BULLETIN ? [{ field: 'text', text: texts.tooLong }] : []),
    ...(title === original.title && text === original.text.trim() ? [{ field: 'text', text: texts.unchanged }] : []),
  ]
}

/** A form to ask for a permit, opened when it comes back. */
export function askForm(form: {
  readonly kind: PermitKind
  readonly token: string
  readonly original: BulletinText
  readonly texts: RelayPageTexts
  readonly filled?: AskedForm
}): Html {
  const { kind, token, original, texts, filled } = form
  const words = kind === 'change' ? texts.change : texts.social
  const faults = filled?.faults ?? []
  const fields =
    kind === 'change'
      ? html`${textField({ name: 'title', label: texts.change.title, value: filled?.title ?? original.title, most: TITLE_LENGTH, faults })}
${textArea({ name: 'text', label: texts.change.text, hint: texts.change.textHint, value: filled?.text ?? original.text, rows: 12, most: LONGEST_BULLETIN, faults })}
${(filled?.findings ?? []).map((finding) => tick({ name: boxOf(finding), label: texts.confirm(finding.text), checked: false, faults }))}`
      : ''
  return html`<details${filled === undefined ? '' : html` open`}><summary>${words.summary}</summary>
<p>${words.explain}</p>
<form method="post" action="/doorsturen" novalidate>${hidden({ token, do: `ask-${kind}` })}
${fields}
${textArea({ name: `motive-${kind}`, label: words.motive, value: filled?.motive ?? '', rows: 3, most: MOTIVE_LENGTH, optional: texts.optional, faults })}
<button class="plain">${words.submit}</button>
</form></details>`
}

/** Fields that nobody sees. */
export function hidden(fields: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

/** The name of the box that confirms a finding. */
export function boxOf({ rule, field, start, end }: Pick<Finding, 'rule' | 'field' | 'start' | 'end'>): string {
  return `sure-${rule}-${field}-${start}-${end}`
}
