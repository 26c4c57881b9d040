import { mailId, type OutgoingMail } from '#mail/compose-mail.ts'
import { inviteToMeeting } from '#mail/invitation.ts'
import type { MailDelivery } from './mail-delivery.ts'
import { fillLinks, type Mailing, type MailText } from './mailing.ts'

/** What one recipient's mail is made of. */
export interface MailParts {
  readonly mailing: Mailing
  readonly text: MailText
  readonly delivery: Omit<MailDelivery, 'address'> & { readonly address: string }
  /** The recipient's own links by name, `unsubscribe` among them where the mailing has a list. */
  readonly links: Readonly<Record<string, string>>
  /** The address all mail comes from. */
  readonly sender: string
  readonly now: Date
}

/** Puts one recipient's mail together, ready for composeMail. */
export function outgoingMail({ mailing, text, delivery, links, sender, now }: MailParts): OutgoingMail {
  const { enrolment, thread } = mailing
  const { address, batch, index } = delivery
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  const unsubscribe = links['unsubscribe']
  return {
    from: { name: mailing.from, address: sender },
    replyTo: mailing.replyTo,
    to: address,
    subject: text.subject,
    text: fillLinks(text.text, enrolment, links),
    html: fillLinks(text.html, enrolment, links),
    language: text.language,
    date: now,
    messageId: mailId(`${enrolment}.${batch}.${index}`, domain),
    ...(thread === undefined ? {} : { references: [mailId(thread, domain)] }),
    ...(unsubscribe === undefined ? {} : { listUnsubscribe: { url: unsubscribe } }),
    ...(text.meeting === undefined ? {} : { calendar: invitation(text.meeting, address, now) }),
  }
}

function invitation(meeting: NonNullable<MailText['meeting']>, attendee: string, now: Date) {
  return inviteToMeeting({
    ...meeting,
    start: new Date(meeting.start),
    end: new Date(meeting.end),
    attendee,
    now,
  })
}
