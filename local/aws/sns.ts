import { randomUUID } from 'node:crypto'
import { queryError, queryReply } from './replies.ts'
import type { AwsService } from './service.ts'

/** A text message that SNS took for a phone. */
export interface TextMessage {
  /** E.164 */
  readonly to: string
  readonly text: string
  /** ISO 8601 */
  readonly at: string
  readonly messageId: string
  /** SMSType, SenderID, MaxPrice, without their prefix. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Amazon SNS as far as it sends text messages, and what it took. */
export interface TextMessageService {
  readonly service: AwsService
  /** Oldest first; all, or those to one number. */
  messages(to?: string): readonly TextMessage[]
}

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/'
const E164 = /^\+[1-9]\d{1,14}$/
/** SNS cuts nothing: longer is refused. */
const MOST_CHARACTERS = 1600
const MESSAGES_KEPT = 100_000
const ATTRIBUTE_PREFIX = 'AWS.SNS.SMS.'
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  SMSType: /^(Transactional|Promotional)$/,
  SenderID: /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/,
  MaxPrice: /^\d+(\.\d+)?$/,
  OriginationNumber: E164,
}

/** What stands in the way of sending, as SNS says it; undefined: nothing. */
function findFault(to: string, text: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (!E164.test(to)) return `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`
  if (text === '') return 'Invalid parameter: Empty message'
  if (text.length > MOST_CHARACTERS) return 'Invalid parameter: Message Reason: Message too long'
  const wrong = Object.entries(attributes).find(([name, value]) => ATTRIBUTES[name]?.test(value) !== true)
  return wrong && `Invalid parameter: MessageAttributes Reason: ${ATTRIBUTE_PREFIX}${wrong[0]} is not valid`
}

function readAttributes(form: URLSearchParams): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (let entry = 1; form.has(`MessageAttributes.entry.${entry}.Name`); entry += 1) {
    const name = form.get(`MessageAttributes.entry.${entry}.Name`) ?? ''
    const value = form.get(`MessageAttributes.entry.${entry}.Value.StringValue`) ?? ''
    attributes[name.startsWith(ATTRIBUTE_PREFIX) ? name.slice(ATTRIBUTE_PREFIX.length) : name] = value
  }
  return attributes
}

/** Makes the service that takes Publish to a phone number and keeps the message in place of sending it. */
export function createTextMessageService(now: () => Date = () => new Date()): TextMessageService {
  const messages: TextMessage[] = []
  return {
    async service({ action, body }) {
      if (action !== 'Publish') return queryError('InvalidAction', `SNS does not do ${action} here.`)
      const form = new URLSearchParams(body.toString())
      const to = form.get('PhoneNumber') ?? ''
      const text = form.get('Message') ?? ''
      const attributes = readAttributes(form)
      const fault = findFault(to, text, attributes)
      if (fault !== undefined) return queryError('InvalidParameter', fault)
      const messageId = randomUUID()
      messages.push({ to, text, at: now().toISOString(), messageId, attributes })
      if (messages.length > MESSAGES_KEPT) messages.shift()
      return queryReply('Publish', NAMESPACE, `<MessageId>${messageId}</MessageId>`)
    },
    messages: (to) => messages.filter((message) => to === undefined || message.to === to),
  }
}
