import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { toGsm7 } from '#alerts/gsm7.ts'
import type { Texter } from '#alerts/sns-texter.ts'
import { composeMail, mailId, UnfitForMail } from '#mail/compose-mail.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import { readRefusal } from '#mailing/ses-raw-mailer.ts'
import type { PersonalMail, PersonalMessage, Reached } from './messages.ts'

/** Sends a mail to one person; `refused` when that address will never take it. Throws when it may be tried again. */
export type PersonalMailer = (mail: PersonalMail) => Promise<'sent' | 'refused'>

/** Sends personal mails through SES from the system's address, under the BIN's name. */
export function makePersonalMailer(
  client: SESClient,
  system: { readonly address: string; readonly stage: string; readonly newId: () => string; readonly now: () => Date },
): PersonalMailer {
  const { address, stage, newId, now } = system
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return async ({ to, from, replyTo, language, text, url, footer }) => {
    const laidOut = await layoutMail({
      language,
      stage,
      sender: from,
      title: text.title,
      body: renderMarkdown(text.text.join('\n\n')),
      ...(url === undefined || text.action === undefined ? {} : { action: { label: text.action, url } }),
      footer,
    })
    try {
      const message = await composeMail({
        from: { name: from, address },
        replyTo,
        to,
        ...laidOut,
        language,
        date: now(),
        messageId: mailId(newId(), domain),
      })
      await client.send(new SendRawEmailCommand({ Source: address, Destinations: [to], RawMessage: { Data: message } }))
      return 'sent'
    } catch (error) {
      if (error instanceof UnfitForMail || readRefusal(error, address).kind === 'refused') return 'refused'
      throw error
    }
  }
}

/** What it takes to write to people. */
export interface Messenger {
  readonly mail: PersonalMailer
  readonly text: Texter
}

/** Writes to a person: by mail, or who gave no address by SMS; `refused` when there is no way to reach them. */
export async function reachPerson(
  { mail, text }: Messenger,
  { email, phone, phoneKind }: Reached,
  message: PersonalMessage,
): Promise<'sent' | 'refused'> {
  if (email !== undefined) return mail({ ...message.mail, to: email })
  if (phone === undefined || phoneKind !== 'mobile' || message.sms === undefined) return 'refused'
  return text(phone, toGsm7(message.sms))
}
