import { createRequire } from 'node:module'
import type SesLocal from 'aws-ses-v2-local'
import { z } from 'zod'
import type { Mail } from './mailbox.ts'
import { queryError } from './replies.ts'
import type { AwsCall, AwsReply } from './service.ts'

// Required, not imported: Node and Vitest differ in what the default import of this CommonJS package is.
const load: (name: string) => typeof SesLocal = createRequire(import.meta.url)
const sesLocal = load('aws-ses-v2-local')

const StoredMail = z.object({
  messageId: z.string(),
  from: z.string(),
  subject: z.string(),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
})
const Store = z.object({ emails: z.array(StoredMail) })
const Reason = z.object({ detail: z.string() })

/** A plain mail that was read, and SES's answer to it. */
export type PlainMail =
  | { readonly mail: Pick<Mail, 'messageId' | 'from' | 'subject' | 'text' | 'html'>; readonly reply: AwsReply }
  | { readonly refusal: AwsReply }

/** Takes the mails of SendEmail, which come in parts. */
export interface PlainMailReader {
  take(call: AwsCall, form: URLSearchParams): Promise<PlainMail>
  close(): void
}

/**
 * Starts aws-ses-v2-local on a loopback port of its own. It reads SendEmail's parts; of what it has it can only tell all,
 * so it is none for the many thousands of a mailing.
 */
export async function startPlainMailReader(): Promise<PlainMailReader> {
  const server = await sesLocal.default({ host: '127.0.0.1', port: 0 })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('aws-ses-v2-local has no port')
  const url = `http://127.0.0.1:${address.port}`
  return {
    async take(call, form) {
      // By the real clock, as aws-ses-v2-local dates what it stores.
      const since = Math.floor(Date.now() / 1000)
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: call.headers['authorization'] ?? 'AWS4-HMAC-SHA256 local',
        },
        body: form.toString(),
      })
      const body = await response.text()
      if (!response.ok) return { refusal: queryError('InvalidParameterValue', reasonOf(body)) }
      const messageId = /<MessageId>(.*?)<\/MessageId>/.exec(body)?.[1] ?? ''
      const store: unknown = await (await fetch(`${url}/store?since=${since}`)).json()
      const mail = Store.parse(store).emails.find((each) => each.messageId === messageId)
      if (mail === undefined) return { refusal: queryError('InternalFailure', 'the mail was not stored', 500) }
      const { text, html } = mail.body
      const { from, subject } = mail
      const read = {
        messageId,
        from,
        subject,
        ...(text === undefined ? {} : { text }),
        ...(html === undefined ? {} : { html }),
      }
      return { mail: read, reply: { status: 200, headers: { 'content-type': 'text/xml' }, body } }
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function reasonOf(body: string): string {
  try {
    return Reason.parse(JSON.parse(body)).detail
  } catch {
    return body
  }
}
