import PostalMime, { decodeWords } from 'postal-mime'

/** A mail that SES took, as its reader has it. */
export interface Mail {
  readonly messageId: string
  readonly from: string
  /** Every address it went to, copies included. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text?: string
  readonly html?: string
  /** Of an invitation: its iCalendar text. */
  readonly calendar?: string
  /** As they stand in the mail. */
  readonly headers: Readonly<Record<string, string>>
  /** ISO 8601 */
  readonly at: string
}

/** What is told of a mail in a long list. */
export type MailSummary = Pick<Mail, 'messageId' | 'from' | 'to' | 'subject' | 'at'>

/** A mail as it came: read at once, or the bytes of a message, which are read when somebody looks. */
export type KeptMail = Mail | (MailSummary & { readonly headers: Mail['headers']; readonly message: Uint8Array })

/** Which mails are meant: those to one address, the newest so many. */
export interface MailSearch {
  readonly to?: string | undefined
  readonly newest?: number | undefined
}

/** The mails that SES took, oldest first. */
export interface Mailbox {
  keep(mail: KeptMail): void
  mails(search?: MailSearch): Promise<readonly Mail[]>
  list(search?: MailSearch): readonly MailSummary[]
  find(messageId: string): Promise<Mail | undefined>
}

/** 12 KB a mail, as most are: 300 MB. */
const MAILS_KEPT = 25_000

/** Makes an empty mailbox. */
export function createMailbox(): Mailbox {
  const kept = new Map<string, KeptMail>()
  const byAddress = new Map<string, Set<string>>()

  const forget = (mail: KeptMail) => {
    kept.delete(mail.messageId)
    for (const address of mail.to) {
      const own = byAddress.get(bareAddress(address))
      own?.delete(mail.messageId)
      if (own?.size === 0) byAddress.delete(bareAddress(address))
    }
  }
  const search = ({ to, newest }: MailSearch): readonly KeptMail[] => {
    const ids = to === undefined ? [...kept.keys()] : [...(byAddress.get(bareAddress(to)) ?? [])]
    const wanted = newest === undefined ? ids : ids.slice(Math.max(0, ids.length - newest))
    return wanted.flatMap((id) => kept.get(id) ?? [])
  }

  return {
    keep(mail) {
      kept.set(mail.messageId, mail)
      for (const address of mail.to) {
        const own = byAddress.get(bareAddress(address)) ?? new Set()
        byAddress.set(bareAddress(address), own.add(mail.messageId))
      }
      const [oldest] = kept.values()
      if (kept.size > MAILS_KEPT && oldest !== undefined) forget(oldest)
    },
    mails: (wanted = {}) => Promise.all(search(wanted).map(read)),
    list: (wanted = {}) =>
      search(wanted).map(({ messageId, from, to, subject, at }) => ({ messageId, from, to, subject, at })),
    async find(messageId) {
      const mail = kept.get(messageId)
      return mail === undefined ? undefined : read(mail)
    },
  }
}

async function read(mail: KeptMail): Promise<Mail> {
  if (!('message' in mail)) return mail
  const { message, ...known } = mail
  const { text, html, attachments } = await PostalMime.parse(message, { attachmentEncoding: 'utf8' })
  const calendar = attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content
  return {
    ...known,
    // The reader of mail ends every text with a line break of its own.
    ...(text === undefined ? {} : { text: text.trimEnd() }),
    ...(html === undefined ? {} : { html }),
    ...(typeof calendar === 'string' ? { calendar } : {}),
  }
}

/** The header fields of a MIME message, each on one line, as they stand there. */
export function readHeaders(message: string): Readonly<Record<string, string>> {
  const [head = ''] = message.split(/\r?\n\r?\n/, 1)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()]]
    }),
  )
}

/** A header's text, with what was encoded for the way decoded. */
export function decodeHeader(value: string): string {
  return decodeWords(value)
}

/** The address within `Politie Voorkempen <bin@example.org>`, in small letters. */
export function bareAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase()
}
