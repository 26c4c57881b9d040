import MailComposer from 'nodemailer/lib/mail-composer'
import type { Language } from '#contract/vocabulary.ts'
import type { CalendarPart } from './invitation.ts'
import { isMailAddress } from './mail-address.ts'
import { webAddress } from './web-address.ts'

/** A mail to one person. */
export interface OutgoingMail {
  /** The BIN's name, and the address that SES may send from. */
  readonly from: { readonly name: string; readonly address: string }
  /** The BIN's own mailbox, where an answer goes. */
  readonly replyTo: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: Language
  readonly date: Date
  /** See mailId. SES puts its own in its place, so nothing can refer to it; `references` survive. */
  readonly messageId: string
  /** What this belongs to, oldest first: the same in all mails about one bulletin makes them one thread. */
  readonly references?: readonly string[]
  /** Where one press takes this person off the list (RFC 8058): a page that accepts a POST without a login. */
  readonly listUnsubscribe?: { readonly url: string; readonly mailto?: string }
  readonly calendar?: CalendarPart
  /** Further headers, such as X-SES-CONFIGURATION-SET. */
  readonly headers?: Readonly<Record<`X-${string}`, string>>
}

/** A mail that cannot be sent as it is, however often it is tried; says which field, and never what stands in it. */
export class UnfitForMail extends Error {
  override readonly name = 'UnfitForMail'
}

/** The longest name or subject, in UTF-16 units. */
const LONGEST_LINE = 250

/** A Message-ID: `<id@domain>`, for ids of ours such as `blt_…`. */
export function mailId(id: string, domain: string): string {
  return `<${id}@${domain}>`
}

/**
 * Writes a mail as MIME (RFC 5322), the bytes for SES SendRawEmail. The same input gives the same bytes.
 *
 * Throws UnfitForMail for a line break or another control character in anything that becomes a header, for an address
 * that SES would not take, and for an unsubscribe link that is no web address.
 */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const { from, text, html, calendar, references = [] } = mail
  const composer = new MailComposer({
    from: { name: line('from.name', from.name), address: address('from.address', from.address) },
    replyTo: { name: '', address: address('replyTo', mail.replyTo) },
    to: { name: '', address: address('to', mail.to) },
    subject: line('subject', mail.subject),
    text: withWholeLineBreaks(text),
    html: withWholeLineBreaks(html),
    messageId: reference('messageId', mail.messageId),
    references: references.map((each) => reference('references', each)),
    inReplyTo: references.length === 0 ? undefined : reference('references', references.at(-1) ?? ''),
    date: mail.date,
    headers: headersOf(mail),
    ...(calendar === undefined ? {} : { icalEvent: eventOf(calendar) }),
    encoding: 'quoted-printable',
    newline: 'win',
    // Quoted-printable never writes "=_": no text can end its own part.
    boundaryPrefix: '=_',
    baseBoundary: 'bin',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}

function headersOf({ language, listUnsubscribe, headers = {} }: OutgoingMail): Record<string, string> {
  const all: Record<string, string> = {
    'Content-Language': language,
    // No out-of-office answers: they would fill the BIN's mailbox (RFC 3834; Exchange has its own header).
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!/^X-[A-Za-z0-9-]{1,70}$/.test(name)) throw new UnfitForMail('headers')
    all[name] = line('headers', value)
  }
  return listUnsubscribe === undefined ? all : { ...all, ...unsubscribe(listUnsubscribe) }
}

function unsubscribe({ url, mailto }: NonNullable<OutgoingMail['listUnsubscribe']>): Record<string, string> {
  const target = webAddress(url)
  if (target === undefined) throw new UnfitForMail('listUnsubscribe.url')
  const byMail = mailto === undefined ? '' : `, <mailto:${address('listUnsubscribe.mailto', mailto)}>`
  return {
    'List-Unsubscribe': `<${target}>${byMail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** A carriage return by itself is no line break in a message, and must not be in one. */
function withWholeLineBreaks(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}

/** As Google Calendar sends it: a part that shows the buttons, and the same as a file for programs without them. */
function eventOf({ method, content }: CalendarPart) {
  return { method, content, filename: 'uitnodiging.ics', contentTransferEncoding: 'base64' }
}

function line(field: string, value: string): string {
  if (value.trim() === '' || value.length > LONGEST_LINE || /\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(value)) {
    throw new UnfitForMail(field)
  }
  return value
}

function address(field: string, value: string): string {
  if (!isMailAddress(value)) throw new UnfitForMail(field)
  return value
}

function reference(field: string, value: string): string {
  if (!/^<[\w.+-]{1,120}@[\w.-]{1,120}>$/.test(value)) throw new UnfitForMail(field)
  return value
}
