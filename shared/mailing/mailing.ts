import { BinId, type MemberId, ZoneId } from '#contract/ids.ts'
import { MailingId, type MailKind } from '#contract/mailing.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { LinkPurpose, LinkSubject } from '#links/link.ts'
import type { LaidOutMail } from '#mail/layout-mail.ts'

/** Kinds of mail that people are subscribed to by joining or asking, and leave by one press on "unsubscribe". */
export type MailListKind = 'bulletins' | 'news'

/** What such a press stops: what a BIN mails its members (bulletins, evaluations), or the news of a zone. */
export type MailList = `bulletins#${BinId}` | `news#${ZoneId}`

/** Whether a text names such a list. */
export function isMailList(text: unknown): text is MailList {
  return typeof text === 'string' && /^(bulletins|news)#[\w-]+$/.test(text)
}

/** What kind of mail a list is of. */
export function kindOfList(list: MailList): MailListKind {
  return list.startsWith('news#') ? 'news' : 'bulletins'
}

/** The BIN or zone that a list belongs to. */
export function ownerOfList(list: MailList): { readonly binId: BinId } | { readonly zoneId: ZoneId } {
  const id = list.slice(list.indexOf('#') + 1)
  return kindOfList(list) === 'news' ? { zoneId: ZoneId.parse(id) } : { binId: BinId.parse(id) }
}

/** A link that is each recipient's own: signed when the mail is sent. */
export interface MailLink {
  /** By this name the text refers to it. */
  readonly name: string
  /** Below the public address, such as `/overleg`; the token is put behind it as `?token=`. */
  readonly path: `/${string}`
  readonly purpose: LinkPurpose
  /** What it is about, in ids; what it is about for one recipient comes on top. */
  readonly about: LinkSubject
  readonly seconds: number
}

/** A text that goes to everyone of a language, each link's place in it; with a meeting it is an invitation. */
export interface MailText extends LaidOutMail {
  readonly language: Language
  readonly meeting?: MailedMeeting
}

/** A meeting that everyone is asked to, or that is called off; times are ISO 8601. See inviteToMeeting. */
export interface MailedMeeting {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly uid: string
  readonly sequence: number
  readonly start: string
  readonly end: string
  readonly place: string
  readonly summary: string
  readonly description: string
  readonly organizer: { readonly name: string; readonly address: string }
}

/** For whom a text is composed. Each of `links` is a web address that stands for each recipient's own. */
export interface MailVariant {
  readonly language: Language
  /** Members have `links.selfService`. */
  readonly isMember: boolean
  readonly links: Readonly<Record<string, string>>
}

/** One sending of one text to many. */
export interface NewMailing {
  readonly mailingId: MailingId
  readonly kind: MailKind
  /** Whose mail it is: the name people see beside the address, such as the BIN's. */
  readonly from: string
  /** Where answers go: the BIN's mailbox. */
  readonly replyTo: string
  /** An id that makes mails one thread, such as the bulletin's. */
  readonly thread?: string
  /** What an unsubscribe stops; absent where nobody subscribed, as with mail to a BIN's own mailbox. */
  readonly list?: MailList
  /** Links beside `unsubscribe` (where there is a list) and `selfService` (for members). */
  readonly links?: readonly MailLink[]
  /** Composes the text; called once for each language and kind of recipient that occurs. */
  readonly compose: (variant: MailVariant) => MailText | Promise<MailText>
}

/** Somebody who is to get a mail; who is named twice by the same address gets one. */
export interface Recipient {
  readonly address: string
  readonly language: Language
  /** Whose data the self-service link opens, and whose coordinator is told when the address is stopped. */
  readonly member?: { readonly binId: BinId; readonly memberId: MemberId }
  /** What the mailing's own links are about for this recipient, in ids. */
  readonly about?: LinkSubject
}

/** What is kept of a mailing besides its texts and deliveries. */
export interface Mailing extends Omit<NewMailing, 'compose' | 'links'> {
  readonly links: readonly MailLink[]
  /** Which of the enrolments that were begun is the one. */
  readonly enrolment: string
  readonly batches: number
  readonly recipients: number
  readonly state: 'sending' | 'sent'
  /** ISO 8601 */
  readonly startedAt: string
  readonly sentAt?: string
}

/** Names a mailing by what it is of. */
export function mailingIdOf(...parts: readonly string[]): MailingId {
  return MailingId.parse(parts.join('--'))
}

/** Where a link stands in a text: an address that nobody who writes a bulletin can know beforehand. */
export function placeOfLink(enrolment: string, name: string): string {
  return `https://${enrolment.toLowerCase()}.link.invalid/${name}/`
}

/** Puts a recipient's own links in their places in a text. */
export function fillLinks(text: string, enrolment: string, links: Readonly<Record<string, string>>): string {
  return Object.entries(links).reduce(
    (filled, [name, url]) => filled.replaceAll(placeOfLink(enrolment, name), () => url),
    text,
  )
}

/** The links that a text to this kind of recipient has. */
export function linkNames(
  links: readonly MailLink[],
  { isMember, list }: { readonly isMember: boolean; readonly list: MailList | undefined },
): readonly string[] {
  return [
    ...(list === undefined ? [] : ['unsubscribe']),
    ...(isMember ? ['selfService'] : []),
    ...links.map(({ name }) => name),
  ]
}

/** Names the text that recipients of this language and kind get. */
export function variantOf(language: Language, isMember: boolean): string {
  return `${language}-${isMember ? 'member' : 'other'}`
}
