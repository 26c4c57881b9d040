import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SFNClient } from '@aws-sdk/client-sfn'
import { ulid } from 'ulid'
import type { MailingId } from '#contract/mailing.ts'
import { readLinkKey } from '#links/link-key-store.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import type { MailCounts } from '#mailing/mail-tally.ts'
import type { Mailing, MailList, Recipient } from '#mailing/mailing.ts'
import { getMailing, readMailCounts } from '#mailing/mailing-store.ts'
import { makeMailingWorkflow } from '#mailing/mailing-workflow.ts'
import { type Mailings, type StartedMailing, startMailing } from '#mailing/start-mailing.ts'
import { OPERATOR_KEY } from '../../local/aws/callers.ts'
import type { LocalStack } from '../../local/stack.ts'

/** Mailings on a local stack, started as a function of the system would. */
export class MailRound {
  readonly #stack: LocalStack
  readonly #mailings: Mailings

  constructor(stack: LocalStack) {
    this.#stack = stack
    const { assembly, awsEndpoint: endpoint, journal } = stack
    const credentials = { accessKeyId: OPERATOR_KEY, secretAccessKey: 'local' }
    const client = { endpoint, region: assembly.region, credentials }
    const machine = assembly.stateMachines.find(({ name }) => name.endsWith('-mailing'))
    const secret = assembly.functions.find(({ name }) => name === 'send-mail-batch')?.environment['LINK_SECRET_ARN']
    let key: Promise<Uint8Array> | undefined
    this.#mailings = {
      journal: { ...journal, retentionDays: 30 },
      startWorkflow: makeMailingWorkflow(new SFNClient(client), machine?.arn ?? ''),
      linkKey: () => (key ??= readLinkKey(new SecretsManagerClient(client), secret ?? '')),
      now: () => new Date(),
      newEnrolment: () => ulid(),
    }
  }

  /** Starts a bulletin to these people. */
  start(mailingId: MailingId, list: MailList, recipients: readonly Recipient[]): Promise<StartedMailing> {
    const sender = 'BIN De Berg'
    return startMailing(
      this.#mailings,
      {
        mailingId,
        kind: 'bulletin',
        from: sender,
        replyTo: 'deberg@example.org',
        thread: mailingId,
        list,
        compose: async ({ language, links }) => ({
          language,
          ...(await layoutMail({
            language,
            stage: 'dev',
            sender,
            title: 'Inbraken in de wijk',
            body: renderMarkdown('Er werd **ingebroken** in de wijk. Sluit poorten en ramen.'),
            footer: { reason: 'subscriber', of: sender, unsubscribeUrl: links['unsubscribe'] ?? '' },
          })),
        }),
      },
      recipients,
    )
  }

  /** Waits until a mailing is sent; real seconds. */
  async sent(mailingId: MailingId, seconds: number): Promise<Mailing> {
    const end = Date.now() + seconds * 1000
    for (;;) {
      const mailing = await getMailing(this.#mailings.journal, mailingId)
      if (mailing?.state === 'sent') return mailing
      if (Date.now() > end) {
        const counts = mailing === undefined ? undefined : await this.counts(mailing)
        throw new Error(`the mailing is not sent: ${JSON.stringify(counts)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  counts(mailing: Mailing): Promise<MailCounts> {
    return readMailCounts(this.#mailings.journal, mailing)
  }

  /** How many mails each address got, of those with this word in it. */
  perAddress(word: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const { to } of this.#stack.mails.mailbox.list()) {
      for (const address of to) if (address.includes(word)) counts.set(address, (counts.get(address) ?? 0) + 1)
    }
    return counts
  }
}

/** So many people, with addresses that begin alike. */
export function people(count: number, name: string): Recipient[] {
  return Array.from({ length: count }, (_, index) => ({ address: `${name}${index}@example.org`, language: 'nl' }))
}

/** Kills at random moments of a mailing to so many: before or after a mail is asked for, a claim, a record, an event. */
export function randomKills(times: number, recipients: number): readonly object[] {
  return Array.from({ length: times }, (_, index) => {
    const [fn, call, calls] = [
      ['send-mail-batch', 'ses:SendRawEmail', recipients],
      ['send-mail-batch', 'dynamodb:PutItem', recipients * 2],
      ['send-mail-batch', 'dynamodb:UpdateItem', recipients],
      ['record-mail-event', 'dynamodb:PutItem', recipients],
    ][index % 4] as [string, string, number]
    // Near the end a call may not come any more: those after a kill are fewer.
    const nth = 1 + Math.floor(Math.random() * calls * 0.9)
    return { function: fn, when: index % 8 < 4 ? 'before' : 'after', call, nth }
  })
}
