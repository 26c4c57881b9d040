import { randomBytes, randomUUID } from 'node:crypto'
import type { DeployedConfigurationSet } from '../assembly.ts'
import { eventsOf, fateOf, type MailFate, type SentMail } from './mail-events.ts'
import { bareAddress, createMailbox, decodeHeader, type Mailbox, readHeaders } from './mailbox.ts'
import { startPlainMailReader } from './plain-mail.ts'
import { queryError, queryReply } from './replies.ts'
import { createSendQuota, type SendQuota } from './send-quota.ts'
import type { AwsCall, AwsReply, AwsService } from './service.ts'

/** Amazon SES (v1), and what it took. */
export interface MailService {
  readonly service: AwsService
  readonly mailbox: Mailbox
  readonly quota: SendQuota
  /** Says what becomes of mail to certain addresses; all others take it. */
  setFates(fates: Readonly<Record<string, MailFate>>): void
  fates(): Readonly<Record<string, MailFate>>
  close(): void
}

/** What SES needs here. */
export interface MailServiceOptions {
  readonly account: string
  readonly region: string
  readonly configurationSets: readonly DeployedConfigurationSet[]
  readonly timeScale: number
  /** Puts an event on the event bus. */
  emit(event: object): void
  readonly now?: () => Date
}

/** Of To, Cc and Bcc together; SES refuses the whole mail above it. */
const MOST_RECIPIENTS = 50
const MOST_BYTES = 10 * 1024 * 1024
/** From one event of a mail to the next, in seconds of the system. */
const BETWEEN_EVENTS = 1
const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** Starts SES: mails are kept in place of being sent, and what SES would tell of them is put on the event bus. */
export async function startMailService(options: MailServiceOptions): Promise<MailService> {
  const { account, region, timeScale, now = () => new Date() } = options
  const plain = await startPlainMailReader()
  const mailbox = createMailbox()
  const quota = createSendQuota(timeScale, () => now().getTime())
  const sets = new Map(options.configurationSets.map(({ name, events }) => [name, events]))
  const fates = new Map<string, MailFate>()
  const underWay = new Set<NodeJS.Timeout>()

  const tell = (mail: SentMail) => {
    const fate = fateOf(bareAddress(mail.destination[0] ?? ''), fates)
    const events = eventsOf(mail, fate, sets.get(mail.configurationSet) ?? [])
    events.forEach((event, index) => {
      const timer = setTimeout(
        () => {
          underWay.delete(timer)
          options.emit(event)
        },
        (index * BETWEEN_EVENTS * 1000) / timeScale,
      )
      underWay.add(timer)
    })
  }

  const sendRaw = (form: URLSearchParams): AwsReply => {
    const message = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64')
    const given = readHeaders(message.toString('utf8'))
    const from = form.get('Source') ?? given['From'] ?? ''
    const to = recipientsOf(form, given)
    const wrong = findFault(message, bareAddress(from), to)
    if (wrong !== undefined) return wrong
    const configurationSet = form.get('ConfigurationSetName') ?? ''
    if (configurationSet !== '' && !sets.has(configurationSet)) {
      return queryError('ConfigurationSetDoesNotExist', `Configuration set <${configurationSet}> does not exist.`)
    }
    const over = quota.take(to.length)
    if (over !== undefined) return queryError('Throttling', over)
    const messageId = newMessageId()
    const at = now()
    // SES puts its own in place of the one it is given.
    const headers = { ...given, 'Message-ID': `<${messageId}@${region}.amazonses.com>` }
    const subject = decodeHeader(given['Subject'] ?? '')
    mailbox.keep({
      messageId,
      from: decodeHeader(given['From'] ?? from),
      to,
      subject,
      headers,
      message,
      at: at.toISOString(),
    })
    if (configurationSet !== '') {
      const source = bareAddress(from)
      tell({ messageId, source, destination: to, headers, tags: tagsOf(form), configurationSet, account, region, at })
    }
    return queryReply('SendRawEmail', NAMESPACE, `<MessageId>${messageId}</MessageId>`)
  }

  const sendPlain = async (call: AwsCall, form: URLSearchParams): Promise<AwsReply> => {
    const to = members(form, /^Destinations?\./)
    if (to.length > MOST_RECIPIENTS) return tooManyRecipients()
    const over = quota.take(to.length)
    if (over !== undefined) return queryError('Throttling', over)
    const taken = await plain.take(call, form)
    if ('refusal' in taken) return taken.refusal
    const { from, subject } = taken.mail
    const replyTo = members(form, /^ReplyToAddresses\./)
    const headers = {
      From: from,
      To: to.join(', '),
      Subject: subject,
      ...(replyTo.length === 0 ? {} : { 'Reply-To': replyTo.join(', ') }),
    }
    mailbox.keep({ ...taken.mail, to, headers, at: now().toISOString() })
    return taken.reply
  }

  return {
    async service(call) {
      const form = new URLSearchParams(call.body.toString())
      switch (call.action) {
        case 'SendRawEmail':
          return sendRaw(form)
        case 'SendEmail':
          return sendPlain(call, form)
        case 'GetSendQuota': {
          const { maxSendRate, max24HourSend, sentLast24Hours } = quota.figures()
          // A second of the system is shorter here, as it is for the functions' own settings.
          return queryReply(
            'GetSendQuota',
            NAMESPACE,
            `<SentLast24Hours>${sentLast24Hours}</SentLast24Hours><Max24HourSend>${max24HourSend}</Max24HourSend>` +
              `<MaxSendRate>${maxSendRate * timeScale}</MaxSendRate>`,
          )
        }
        default:
          return queryError('InvalidAction', `SES does not do ${call.action} here.`)
      }
    },
    mailbox,
    quota,
    setFates(changed) {
      fates.clear()
      for (const [address, fate] of Object.entries(changed)) fates.set(bareAddress(address), fate)
    },
    fates: () => Object.fromEntries(fates),
    close() {
      for (const timer of underWay) clearTimeout(timer)
      plain.close()
    },
  }
}

function members(form: URLSearchParams, name: RegExp): string[] {
  return [...form].filter(([field]) => name.test(field) && field.includes('.member.')).map(([, value]) => value)
}

/** SendRawEmail may name the recipients beside the mail; those count then, as in SES. */
function recipientsOf(form: URLSearchParams, headers: Readonly<Record<string, string>>): string[] {
  const named = members(form, /^Destinations?\./)
  if (named.length > 0) return named
  return ['To', 'Cc', 'Bcc'].flatMap((field) => headers[field]?.split(/, */) ?? [])
}

function tagsOf(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {}
  for (let entry = 1; form.has(`Tags.member.${entry}.Name`); entry += 1) {
    tags[form.get(`Tags.member.${entry}.Name`) ?? ''] = form.get(`Tags.member.${entry}.Value`) ?? ''
  }
  return tags
}

/** What SES itself would not take, in its words. */
function findFault(message: Buffer, from: string, to: readonly string[]): AwsReply | undefined {
  if (message.length > MOST_BYTES)
    return queryError('InvalidParameterValue', `Message length is more than ${MOST_BYTES} bytes long`)
  if (to.length > MOST_RECIPIENTS) return tooManyRecipients()
  if (from === '') return queryError('InvalidParameterValue', "Missing required header 'From'.")
  if (to.length === 0) return queryError('InvalidParameterValue', 'Missing required header: To, Cc or Bcc')
  if (to.some((address) => !/^[\x21-\x7e]+@[^@\s]+$/.test(bareAddress(address)))) {
    return queryError('InvalidParameterValue', "Missing final '@domain'")
  }
  return undefined
}

function tooManyRecipients(): AwsReply {
  return queryError('MessageRejected', `Recipient count exceeds ${MOST_RECIPIENTS}.`)
}

function newMessageId(): string {
  return `0107${randomBytes(6).toString('hex')}-${randomUUID()}-000000`
}
