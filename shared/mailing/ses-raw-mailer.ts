import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { MailDeliveryKey } from './mail-delivery.ts'

/** One mail for SES. */
export interface RawMail {
  /** The address only, no name. */
  readonly from: string
  readonly to: string
  /** The whole message as MIME. */
  readonly message: Uint8Array
  /** Comes back with every event about the mail: letters, figures, `_` and `-` only. */
  readonly tags: Readonly<Record<string, string>>
}

/**
 * What SES said to a mail. `too-fast`, `quota` and `closed` hold for any mail; `unsure`: no answer, so nobody can tell
 * whether it was taken.
 */
export type SendResult =
  | { readonly kind: 'taken'; readonly messageId: string }
  | { readonly kind: 'too-fast' }
  | { readonly kind: 'quota' }
  | { readonly kind: 'refused' | 'closed' | 'unsure'; readonly error: string }

/** Hands a mail to SES, once: the client must not try again by itself, as SES would send it again. */
export type RawMailer = (mail: RawMail) => Promise<SendResult>

/** Sends through SES's SendRawEmail: the one call of its first API that leaves the headers to us. */
export function makeRawMailer(client: SESClient, configurationSet: string): RawMailer {
  return async ({ from, to, message, tags }) => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: message },
          Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
          ConfigurationSetName: configurationSet,
        }),
      )
      return MessageId === undefined
        ? { kind: 'unsure', error: 'no message id' }
        : { kind: 'taken', messageId: MessageId }
    } catch (error) {
      return readRefusal(error, from)
    }
  }
}

/** SES names its errors without "Exception" in one place and with it in another. */
const REFUSALS = /^(MessageRejected|InvalidParameterValue|InvalidParameterValueException)$/
const THROTTLING = /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceededException)$/

/** Reads what SES refused: the mail, the moment, or everything (our own configuration, or a paused account). */
export function readRefusal(error: unknown, from: string): SendResult {
  if (!(error instanceof Error)) return { kind: 'unsure', error: typeof error }
  const { name, message } = error
  const status = statusOf(error)
  if (status === undefined || status >= 500) return { kind: 'unsure', error: name }
  if (THROTTLING.test(name)) return { kind: /daily/i.test(message) ? 'quota' : 'too-fast' }
  if (!REFUSALS.test(name)) return { kind: 'closed', error: name }
  // In the sandbox an unverified recipient is refused by the same error as an unverified sender is, who is then named.
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const isOurs = /not verified/i.test(message) && message.toLowerCase().includes(domain.toLowerCase())
  return { kind: isOurs ? 'closed' : 'refused', error: name }
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = Reflect.get(error, '$metadata')
  const status: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : 0
  return typeof status === 'number' && status > 0 ? status : undefined
}

/** The tags of a mailing's mail; by them its events are known again. */
export function tagsOf(
  { mailingId, enrolment, batch, index }: MailDeliveryKey,
  fingerprint: string,
): Readonly<Record<string, string>> {
  return { mailing: mailingId, enrolment, batch: String(batch), index: String(index), address: fingerprint }
}
