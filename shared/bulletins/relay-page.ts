import { html, raw } from 'hono/html'
import type { Language, PermitKind } from '#contract/vocabulary.ts'
import { faultSummary } from '#pages/fields.ts'
import { type Html, layOutPage } from '#pages/layout.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import { renderBulletin } from './bulletin-text.ts'
import { type Relay, relayedText } from './relay.ts'
import { nameOfBin, type RelayCase } from './relay-mails.ts'
import { relayPageTexts } from './relay-page-catalogue.ts'
import { type AskedForm, askForm, hidden } from './relay-page-forms.ts'
import type { Relayer, RelayPageTexts } from './relay-page-texts.ts'

/** Where a bulletin is relayed by the link in a mail. */
export const RELAY_PATH = '/doorsturen'

/** What the relay page shows. */
export interface RelayPage {
  readonly about: RelayCase
  readonly token: string
  /** How many members would get it, or got it. */
  readonly members: number
  /** How many more have an address that gets no mail. */
  readonly kept: number
  /** A form that is not in order, as it was filled in. */
  readonly asked?: AskedForm
  /** What stood in the way of what was asked. */
  readonly notice?: string
}

/** The page on which whoever runs a BIN sees a bulletin and relays it in one press, without a login. */
export async function relayPage(page: RelayPage): Promise<string> {
  const { about, asked, notice } = page
  const { bin, zone } = about
  const texts = relayPageTexts(bin.language)
  const faults = asked?.faults ?? []
  return layOutPage({
    language: bin.language,
    of: `${nameOfBin(bin)}, ${bin.municipality} – ${texts.zone(zone.name)}`,
    title: about.bulletin.title,
    isFaulty: faults.length > 0 || notice !== undefined,
    body: html`${faultSummary(texts.faultsTitle, faults, notice)}
${standing(page, texts)}
${permits(about.relay, texts)}
${buttons(page, texts)}
${messages(about, texts)}
${wishes(page, texts)}
${history(about.relay, texts)}`,
  })
}

/** The page behind a link that is none, or no longer. */
export async function badRelayLinkPage(language: Language): Promise<string> {
  const { badLink } = relayPageTexts(language)
  return layOutPage({
    language,
    of: SYSTEM_NAME,
    title: badLink.title,
    body: html`<p>${badLink.text}</p>`,
  })
}

/** Who relayed a bulletin: by a link, the BIN itself is the subject where it stood in the mail to its mailbox. */
function relayerOf({ relayedBy, binId }: Pick<Relay, 'relayedBy' | 'binId'>): Relayer | undefined {
  if (relayedBy === undefined) return undefined
  return relayedBy.subject === binId ? 'mailbox' : relayedBy.role
}

/** What was done, or what to do: the first thing one sees. */
function standing({ about, members, kept }: RelayPage, texts: RelayPageTexts): Html {
  const { relay, bin } = about
  const by = relayerOf(relay)
  if (relay.relayedAt !== undefined && by !== undefined) {
    return html`<div class="done" role="status"><h2>${texts.relayedTitle}</h2>
<p>${texts.relayed(momentOf(relay.relayedAt, texts), texts.relayers[by], members)}</p>
${relay.withChanges === true ? html`<p>${texts.relayedChanged}</p>` : ''}</div>`
  }
  const without = kept === 0 ? '' : html`<p>${texts.kept(kept)}</p>`
  if (members === 0) return html`<p class="lead">${texts.nobody}</p>${without}`
  return html`<p class="lead">${texts.ask(nameOfBin(bin), members)}</p>${without}`
}

/** Two where another text was granted: that one first. */
function buttons({ about, token, members }: RelayPage, texts: RelayPageTexts): Html | '' {
  const { relay } = about
  if (relay.relayedAt !== undefined || members === 0) return ''
  const isGranted = relay.permits.change?.state === 'granted'
  return html`${isGranted ? pressForm(token, 'relay-changed', texts.relayChanged(members)) : ''}
${pressForm(token, 'relay', isGranted ? texts.relayUnchanged : texts.relay(members), isGranted)}`
}

function pressForm(token: string, what: string, label: string, isSecond = false): Html {
  return html`<form method="post" action="${RELAY_PATH}">${hidden({ token, do: what })}<button${isSecond ? html` class="plain"` : ''}>${label}</button></form>`
}

/** How each permit stands, with the reason that was given. */
function permits(relay: Relay, texts: RelayPageTexts): readonly Html[] {
  return kinds.flatMap((kind) => {
    const permit = relay.permits[kind]
    if (permit === undefined || isOver(relay, kind)) return []
    const { state, requestedAt, decidedAt, reason } = permit
    const moment = momentOf(decidedAt ?? requestedAt, texts)
    const look = state === 'granted' ? 'done' : state === 'refused' ? 'wrong' : 'panel'
    return [
      html`<section class="${look}"><p>${texts[state][kind](moment)}</p>
${reason === undefined ? '' : html`<p><strong>${texts.reason}:</strong> ${reason}</p>`}</section>`,
    ]
  })
}

const kinds: readonly PermitKind[] = ['change', 'social-media']

/** What was relayed is not changed any more; on social media it may still come. */
function isOver({ relayedAt }: Relay, kind: PermitKind): boolean {
  return kind === 'change' && relayedAt !== undefined
}

/** The text that members get; beside a changed one the original stays to be compared. */
function messages({ bulletin, relay }: RelayCase, texts: RelayPageTexts): Html {
  const isChanged = relay.withChanges ?? relay.permits.change?.state === 'granted'
  const shown = relayedText({ ...relay, withChanges: isChanged }, bulletin)
  const heading =
    relay.relayedAt !== undefined ? texts.relayedMessage : isChanged ? texts.changedMessage : texts.message
  const original = html`<details><summary>${texts.original}</summary>${textOf(bulletin, bulletin)}</details>`
  return html`<section aria-labelledby="message"><h2 id="message">${heading}</h2>
${textOf(shown, bulletin)}</section>
${isChanged ? original : ''}`
}

function textOf({ title, text }: { title: string; text: string }, bulletin: RelayCase['bulletin']): Html {
  return html`<article class="letter"><h3>${title}</h3>
${raw(underTitle(renderBulletin(text, bulletin, '').html))}</article>`
}

/** Headings of the text stand two lower here than in a mail: under that of the page's part, and the bulletin's title. */
function underTitle(safe: string): string {
  return safe.replaceAll(
    /<(\/?)h([2-6])>/g,
    (_, end: string, level: string) => `<${end}h${Math.min(6, Number(level) + 2)}>`,
  )
}

/** The forms for what may still be asked. */
function wishes({ about, token, asked }: RelayPage, texts: RelayPageTexts): readonly Html[] {
  const { relay, bulletin } = about
  return kinds.flatMap((kind) => {
    const state = relay.permits[kind]?.state
    if (isOver(relay, kind) || (state !== undefined && state !== 'refused')) return []
    const filled = asked?.kind === kind ? asked : undefined
    const original = relay.permits.change?.changed ?? bulletin
    return [askForm({ kind, token, original, texts, ...(filled === undefined ? {} : { filled }) })]
  })
}

/** Everything that happened, the latest last. */
function history(relay: Relay, texts: RelayPageTexts): Html {
  const { events, relayers } = texts
  const by = relayerOf(relay)
  const asked = [...relay.earlier, ...kinds.flatMap((kind) => ({ kind, ...relay.permits[kind] }))].flatMap(
    ({ kind, requestedAt, decidedAt, state }) => [
      { at: requestedAt, what: events.asked[kind] },
      ...(state === undefined || state === 'requested' ? [] : [{ at: decidedAt, what: events[state][kind] }]),
    ],
  )
  const all = [
    { at: relay.sentAt, what: events.sent },
    { at: relay.adjunctAskedAt, what: events.adjunct },
    { at: relay.preventionToldAt, what: events.prevention },
    ...asked,
    ...(by === undefined ? [] : [{ at: relay.relayedAt, what: events.relayed(relayers[by]) }]),
  ]
  const happened = all.flatMap(({ at, what }) => (at === undefined ? [] : [{ at, what }]))
  return html`<section aria-labelledby="history"><h2 id="history">${texts.history}</h2>
<ol class="rows">${happened
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(
      ({ at, what }) => html`<li><time datetime="${at}">${momentOf(at, texts)}</time><br>${what}</li>`,
    )}</ol></section>`
}

function momentOf(at: string, { locale }: RelayPageTexts): string {
  return new Date(at).toLocaleString(locale, {
    timeZone: 'Europe/Brussels',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
}
