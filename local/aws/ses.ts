import { createRequire } from 'node:module'
import type SesLocal from 'aws-ses-v2-local'
import { z } from 'zod'
import { queryError } from './replies.ts'
import type { AwsCall, AwsReply, AwsService } from './service.ts'

// Required, not imported: Node and Vitest differ in what the default import of this CommonJS package is.
const load: (name: string) => typeof SesLocal = createRequire(import.meta.url)
const sesLocal = load('aws-ses-v2-local')

/** A mail that SES took. */
export interface Mail {
  readonly messageId: string
  readonly from: string
  /** Every address it went to, copies included. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text?: string
  readonly html?: string
  /** As they stand in the mail. */
  readonly headers: Readonly<Record<string, string>>
  /** ISO 8601 */
  readonly at: string
}

/** Amazon SES (v1) in front of aws-ses-v2-local, and what it took. */
export interface MailService {
  readonly service: AwsService
  /** Oldest first; all, or those to one address. */
  mails(to?: string): readonly Mail[]
  find(messageId: string): Mail | undefined
  close(): void
}

const MAILS_KEPT = 10_000
/** Of To, Cc and Bcc together; SES refuses the whole mail above it. */
const MOST_RECIPIENTS = 50

const StoredMail = z.object({
  messageId: z.string(),
  from: z.string(),
  subject: z.string(),
  destination: z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) }),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
})
const Store = z.object({ emails: z.array(StoredMail) })

/**
 * Starts aws-ses-v2-local on a loopback port of its own and stands before it. It reads the mail; what it drops and others
 * need is kept here: the headers of a raw mail, and all recipients but the first.
 */
export async function startMailService(now: () => Date = () => new Date()): Promise<MailService> {
  const server = await sesLocal.default({ host: '127.0.0.1', port: 0 })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('aws-ses-v2-local has no port')
  const url = `http://127.0.0.1:${address.port}`
  const mails: Mail[] = []

  const stored = async (messageId: string, since: Date) => {
    const seconds = Math.floor(since.getTime() / 1000)
    const response = await fetch(`${url}/store?since=${seconds}`)
    return Store.parse(await response.json()).emails.find((mail) => mail.messageId === messageId)
  }

  const take = async (call: AwsCall, form: URLSearchParams): Promise<AwsReply> => {
    // By the real clock, as aws-ses-v2-local dates what it stores.
    const since = new Date()
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: call.headers['authorization'] ?? 'AWS4-HMAC-SHA256 local',
      },
      body: form.toString(),
    })
    const body = await response.text()
    if (!response.ok) return queryError('InvalidParameterValue', reasonOf(body))
    const messageId = /<MessageId>(.*?)<\/MessageId>/.exec(body)?.[1] ?? ''
    const mail = await stored(messageId, since)
    if (mail === undefined) return queryError('InternalFailure', 'the mail was not stored', 500)
    const { text, html } = mail.body
    mails.push({
      messageId,
      from: mail.from,
      to: recipients(form, mail),
      subject: mail.subject,
      ...(text === undefined ? {} : { text }),
      ...(html === undefined ? {} : { html }),
      headers: headersOf(form, mail),
      at: now().toISOString(),
    })
    if (mails.length > MAILS_KEPT) mails.shift()
    return { status: 200, headers: { 'content-type': 'text/xml' }, body }
  }

  return {
    async service(call) {
      if (call.action !== 'SendEmail' && call.action !== 'SendRawEmail')
        return queryError('InvalidAction', `SES does not do ${call.action} here.`)
      const form = new URLSearchParams(call.body.toString())
      if (members(form, /^Destinations?\./).length > MOST_RECIPIENTS)
        return queryError('MessageRejected', `Recipient count exceeds ${MOST_RECIPIENTS}.`)
      return take(call, form)
    },
    mails: (to) => mails.filter((mail) => to === undefined || mail.to.some((one) => bare(one) === bare(to))),
    find: (messageId) => mails.find((mail) => mail.messageId === messageId),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const Reason = z.object({ detail: z.string() })

function reasonOf(body: string): string {
  try {
    return Reason.parse(JSON.parse(body)).detail
  } catch {
    return body
  }
}

function members(form: URLSearchParams, name: RegExp): string[] {
  return [...form].filter(([field]) => name.test(field) && field.includes('.member.')).map(([, value]) => value)
}

/** SendRawEmail may name the recipients beside the mail; those count then, as in SES. */
function recipients(form: URLSearchParams, { destination }: z.infer<typeof StoredMail>): string[] {
  const named = members(form, /^Destinations?\./)
  if (named.length > 0) return named
  return [...destination.to, ...destination.cc, ...destination.bcc].flatMap((list) => list.split(/, */))
}

function headersOf(form: URLSearchParams, mail: z.infer<typeof StoredMail>): Record<string, string> {
  const raw = form.get('RawMessage.Data')
  if (raw !== null) return readHeaders(Buffer.from(raw, 'base64').toString())
  const replyTo = members(form, /^ReplyToAddresses\./)
  return {
    From: mail.from,
    To: recipients(form, mail).join(', '),
    Subject: mail.subject,
    ...(replyTo.length === 0 ? {} : { 'Reply-To': replyTo.join(', ') }),
  }
}

/** The header fields of a MIME message, each on one line. */
function readHeaders(message: string): Record<string, string> {
  const [head = ''] = message.split(/\r?\n\r?\n/, 1)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()]]
    }),
  )
}

/** The address within `Politie Voorkempen <bin@example.org>`, in small letters. */
function bare(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase()
}
