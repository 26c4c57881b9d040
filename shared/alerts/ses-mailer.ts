import { type SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import type { Mail } from './closing-mail.ts'

/** Sends a plain mail. */
export type Mailer = (mail: Mail) => Promise<void>

/** Sends mail through SES from the zone's verified address. */
export function makeSesMailer(client: SESClient, from: string): Mailer {
  return async ({ to, subject, text }) => {
    await client.send(
      new SendEmailCommand({
        Source: from,
        Destination: { ToAddresses: [to] },
        Message: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Body: { Text: { Data: text, Charset: 'UTF-8' } },
        },
      }),
    )
  }
}
