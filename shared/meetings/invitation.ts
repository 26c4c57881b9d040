import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import { mailingIdOf, type NewMailing, type Recipient } from '#mailing/mailing.ts'
import { type Meeting, officeHoldersOf } from './meeting.ts'
import { meetingPhrases, timesOf } from './phrases.ts'

/** A link to an answer is good until a day after the meeting. */
const AFTERWARDS_SECONDS = 86_400

/** The mailing by which coordinators are invited, told of a change, or told that a meeting is called off. */
export function invitationTo(
  meeting: Meeting,
  zone: Zone,
  about: { readonly stage: string; readonly now: Date },
): NewMailing {
  const { meetingId, sequence, title, start, end, place, description } = meeting
  const isOff = meeting.state === 'cancelled'
  const isChanged = !isOff && sequence > 0
  const sender = meetingPhrases(zone.language).office(zone.name)
  const untilAfterwards = (Date.parse(end) - about.now.getTime()) / 1000 + AFTERWARDS_SECONDS
  return {
    mailingId: mailingIdOf(meetingId, String(sequence), isOff ? 'off' : 'on'),
    kind: 'meeting',
    from: sender,
    replyTo: zone.preventionEmail,
    thread: meetingId,
    links: isOff
      ? []
      : [
          {
            name: 'answer',
            path: '/overleg',
            purpose: 'answer-meeting',
            about: { meetingId },
            seconds: Math.max(AFTERWARDS_SECONDS, Math.ceil(untilAfterwards)),
          },
        ],
    compose: async ({ language, links }) => {
      const phrases = meetingPhrases(language)
      const headline = isOff ? phrases.calledOff : isChanged ? phrases.changed : phrases.invitation
      const { day, hours } = timesOf(meeting, language)
      const facts = [
        `**${phrases.when}**: ${escapeMarkdown(`${day}, ${hours}`)}`,
        `**${phrases.where}**: ${escapeMarkdown(place)}`,
      ].join('  \n')
      const rest = isOff ? phrases.calledOffText : [description, phrases.ask].filter((part) => part !== '').join('\n\n')
      return {
        language,
        ...(await layoutMail({
          language,
          stage: about.stage,
          sender,
          title: headline(title),
          body: renderMarkdown([...(isChanged ? [phrases.changedText] : []), facts, rest].join('\n\n')),
          ...(isOff ? {} : { action: { label: phrases.action, url: links['answer'] ?? '' } }),
          footer: { reason: 'office', of: zone.name },
        })),
        meeting: {
          method: isOff ? 'CANCEL' : 'REQUEST',
          uid: meetingId,
          sequence,
          start,
          end,
          place,
          summary: title,
          description: renderMarkdown(description).text,
          organizer: { name: sender, address: zone.preventionEmail },
        },
      }
    },
  }
}

/** Those who are asked for a BIN, by mail: who runs it, or its own mailbox where nobody of them has an address. */
export function inviteesOf(bin: Bin, members: readonly Member[]): readonly Recipient[] {
  const inOffice = new Set(officeHoldersOf(bin))
  const asked = members.flatMap(({ memberId, email, language }): Recipient[] =>
    email === undefined || !inOffice.has(memberId)
      ? []
      : [{ address: email, language, about: { binId: bin.binId, invitee: memberId, language } }],
  )
  if (asked.length > 0) return asked
  return [
    {
      address: bin.mailbox,
      language: bin.language,
      about: { binId: bin.binId, invitee: 'mailbox', language: bin.language },
    },
  ]
}
