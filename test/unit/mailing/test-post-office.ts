import type { Journal } from '#alerts/journal.ts'
import { MailingId } from '#contract/mailing.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { MailDeliveryKey } from '#mailing/mail-delivery.ts'
import { MailEventInput } from '#mailing/mail-event.ts'
import { mailingIdOf, type NewMailing, type Recipient } from '#mailing/mailing.ts'
import type { PostOffice } from '#mailing/post-office.ts'
import type { RawMail, SendResult } from '#mailing/ses-raw-mailer.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { aMember } from '../../support/directory-builders.ts'

export const key = new TextEncoder().encode('a key of no use to anybody else')
export const mailingId = mailingIdOf('blt_1', 'bin_1')

/** A clock that stands still unless somebody waits for it. */
export function aClock(start = '2026-11-22T18:00:00.000Z') {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    pause: async (milliseconds: number) => void (at += milliseconds),
    until: (moment: string) => void (at = Math.max(at, Date.parse(moment))),
  }
}

/** SES with its memory of what it took; `answer` says otherwise for a mail. */
export function aSes(answer: (mail: RawMail, request: number) => SendResult | undefined = () => undefined) {
  const taken: RawMail[] = []
  let requests = 0
  return {
    taken,
    requests: () => requests,
    timesByAddress: () => new Map([...Map.groupBy(taken, ({ to }) => to)].map(([to, mails]) => [to, mails.length])),
    async send(mail: RawMail): Promise<SendResult> {
      requests += 1
      const other = answer(mail, requests)
      if (other !== undefined) return other
      taken.push(mail)
      return { kind: 'taken', messageId: `ses-${taken.length}` }
    },
  }
}

/** An event that SES sends about a mail, as the rule of the event bus hands it on. */
export function eventOf(mail: RawMail, messageId: string, eventType = 'Send', bounceType?: string): MailEventInput {
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))
  return MailEventInput.parse({ eventType, messageId, at: '2026-11-22T18:00:01Z', tags, bounceType })
}

/** What a mail's tags say of its delivery. */
export function deliveryOf({ tags }: RawMail): MailDeliveryKey {
  const { mailing = '', enrolment = '', batch, index } = tags
  return { mailingId: MailingId.parse(mailing), enrolment, batch: Number(batch), index: Number(index) }
}

/** A post office over a table, with everything else made up. */
export function aPostOffice(
  store: Directory,
  ses: Pick<ReturnType<typeof aSes>, 'send'>,
  clock: ReturnType<typeof aClock>,
  change: Partial<PostOffice> = {},
): PostOffice & { notes: string[] } {
  const journal: Journal = { ...store, retentionDays: 30 }
  const notes: string[] = []
  return {
    journal,
    directory: store,
    send: (mail) => ses.send(mail),
    quota: {
      journal,
      ask: async () => ({ perSecond: 14, perDay: 50_000, sentInDay: 0 }),
      now: clock.now,
      pause: clock.pause,
      refreshAfter: 60_000,
    },
    linkKey: async () => key,
    sender: 'bin@bin.example',
    publicUrl: 'https://bin.example',
    times: {
      slotWait: 10_000,
      lostAfter: 600_000,
      lostAtLast: 1_200_000,
      hold: 900_000,
      standing: 20_000,
      sending: 60_000,
    },
    now: clock.now,
    pause: clock.pause,
    note: (code) => void notes.push(code),
    notes,
    ...change,
  }
}

/** What starts mailings over a table; `started` are the workflows it started. */
export function someMailings(store: Directory, clock: ReturnType<typeof aClock>): Mailings & { started: string[] } {
  const started: string[] = []
  return {
    journal: { ...store, retentionDays: 30 },
    startWorkflow: async (id) => void started.push(id),
    linkKey: async () => key,
    now: clock.now,
    newEnrolment: () => crypto.randomUUID(),
    started,
  }
}

/** A bulletin to be sent. */
export function aMailing(change: Partial<NewMailing> = {}): NewMailing {
  return {
    mailingId,
    kind: 'bulletin',
    from: 'BIN Peperstraat',
    replyTo: 'peperstraat@example.org',
    thread: 'blt_1',
    list: `bulletins#${aMember().binId}`,
    compose: ({ language, links }) => ({
      language,
      subject: `Inbraken (${language})`,
      text: `Kijk uit. Uitschrijven: ${links['unsubscribe']}`,
      html: `<p>Kijk uit. <a href="${links['unsubscribe']}">Uitschrijven</a></p>`,
    }),
    ...change,
  }
}

/** So many members, each with an address of their own. */
export function recipients(count: number, name = 'lid'): Recipient[] {
  return Array.from({ length: count }, (_, index) => {
    const { binId, memberId } = aMember()
    return { address: `${name}${index}@example.org`, language: 'nl', member: { binId, memberId } }
  })
}
