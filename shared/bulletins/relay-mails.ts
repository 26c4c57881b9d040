import type { Language, PermitKind } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Zone } from '#directory/zone.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { type Footer, type LaidOutMail, layoutMail } from '#mail/layout-mail.ts'
import type { MailVariant } from '#mailing/mailing.ts'
import type { Bulletin, BulletinText } from './bulletin.ts'
import { renderBulletin } from './bulletin-text.ts'
import { type MailFacts, type MailWords, type RelayMailTexts, relayMailTexts } from './mail-texts.ts'
import { type Permit, type Relay, relayedText } from './relay.ts'

/** Everything that a mail about a bulletin in one BIN is made of. */
export interface RelayCase {
  readonly bulletin: Bulletin
  readonly relay: Relay
  readonly bin: Bin
  readonly zone: Zone
  /** Where the system runs, as layoutMail wants it. */
  readonly stage: string
  readonly publicUrl: string
}

/** What a BIN is called: "BIN Peperstraat". */
export function nameOfBin({ type, name }: Pick<Bin, 'type' | 'name'>): string {
  return `${type} ${name}`
}

/** Composes the mail that members get: the bulletin and nothing else, in the frame of their own language. */
export function mailToMembers(about: RelayCase, { language, links }: MailVariant): Promise<LaidOutMail> {
  const { bulletin, relay, bin, stage, publicUrl } = about
  const { title, text } = relayedText(relay, bulletin)
  const sender = nameOfBin(bin)
  return layoutMail({
    language,
    stage,
    sender,
    title,
    body: renderBulletin(text, bulletin, publicUrl),
    footer: {
      reason: 'member',
      of: sender,
      selfServiceUrl: links['selfService'] ?? '',
      unsubscribeUrl: links['unsubscribe'] ?? '',
    },
  })
}

/** Composes the mail that brings a bulletin to its BIN's mailbox, or to an adjunct who is asked in its place. */
export function mailToRelay(about: RelayCase, whom: 'mailbox' | 'adjunct', variant: MailVariant): Promise<LaidOutMail> {
  const texts = relayMailTexts(variant.language)
  const words = whom === 'mailbox' ? texts.toMailbox(factsOf(about, texts)) : texts.toAdjunct(factsOf(about, texts))
  return layOut(about, variant, words, { quoted: quote(texts.original, about.bulletin) })
}

/** Composes the mail that tells prevention that a bulletin was not relayed. */
export function mailToPrevention(about: RelayCase, variant: MailVariant): Promise<LaidOutMail> {
  const texts = relayMailTexts(variant.language)
  const words = texts.toPrevention(factsOf(about, texts))
  return layOut(about, variant, words, { quoted: quote(texts.original, about.bulletin) })
}

/** Composes the mail that asks prevention for a permit. */
export function mailPermitAsked(
  about: RelayCase,
  kind: PermitKind,
  { motive, changed }: Permit,
  variant: MailVariant,
): Promise<LaidOutMail> {
  const texts = relayMailTexts(variant.language)
  return layOut(about, variant, texts.asked[kind](factsOf(about, texts)), {
    said: motive === undefined ? [] : [`**${texts.motive}:** ${escapeMarkdown(motive)}`],
    quoted: changed === undefined ? quote(texts.original, about.bulletin) : quote(texts.newText, changed),
  })
}

/** Composes the mail that tells a BIN what was decided. */
export function mailPermitDecided(
  about: RelayCase,
  kind: PermitKind,
  { state, reason, changed }: Permit,
  variant: MailVariant,
): Promise<LaidOutMail> {
  const texts = relayMailTexts(variant.language)
  const words = state === 'granted' ? texts.granted[kind] : texts.refused[kind]
  return layOut(about, variant, words(factsOf(about, texts)), {
    said: reason === undefined ? [] : [`**${texts.reason}:** ${escapeMarkdown(reason)}`],
    ...(changed === undefined ? {} : { quoted: quote(texts.newText, changed) }),
  })
}

/** The name beside the address in mail from the police to a BIN. */
export function nameOfPrevention(zone: Pick<Zone, 'name'>, language: Language): string {
  return relayMailTexts(language).prevention(zone.name)
}

/** What is to be done comes before the message it is about, which may be long. */
function layOut(
  { bulletin, bin, zone, stage, publicUrl }: RelayCase,
  { language, links }: MailVariant,
  { title, text, action }: MailWords,
  { said = [], quoted }: { readonly said?: readonly string[]; readonly quoted?: string },
): Promise<LaidOutMail> {
  const texts = relayMailTexts(language)
  const relay = links['relay']
  return layoutMail({
    language,
    stage,
    sender: texts.prevention(zone.name),
    title: shortened(title),
    body: renderBulletin([...text, ...said].join('\n\n'), bulletin, publicUrl),
    ...(relay === undefined || action === undefined ? {} : { action: { label: action, url: relay } }),
    ...(quoted === undefined ? {} : { below: renderBulletin(quoted, bulletin, publicUrl) }),
    footer: footerOf(),
  })

  /** Prevention has no link to relay by, and an adjunct has one to their own data besides. */
  function footerOf(): Footer {
    const selfServiceUrl = links['selfService']
    if (selfServiceUrl !== undefined) return { reason: 'member', of: nameOfBin(bin), selfServiceUrl }
    if (relay === undefined) return { reason: 'staff', of: texts.prevention(zone.name) }
    return { reason: 'mailbox', of: nameOfBin(bin) }
  }
}

function factsOf({ bulletin, relay, bin }: RelayCase, { locale }: RelayMailTexts): MailFacts {
  const moment = (at: string) =>
    new Date(at).toLocaleString(locale, {
      timeZone: 'Europe/Brussels',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    })
  return {
    title: bulletin.title,
    bin: nameOfBin(bin),
    binInText: `**${escapeMarkdown(nameOfBin(bin))}**`,
    adjunctBy: moment(relay.adjunctDueAt),
    preventionBy: moment(relay.preventionDueAt),
  }
}

/** The text comes last and as it is: a list or a table that it leaves open can swallow nothing of ours. */
function quote(label: string, { title, text }: BulletinText): string {
  return `---\n\n**${label}:**\n\n## ${escapeMarkdown(title)}\n\n${text}`
}

/** A subject has at most 250 characters. */
function shortened(title: string): string {
  return title.length <= 200 ? title : `${title.slice(0, 199).toWellFormed()}…`
}
