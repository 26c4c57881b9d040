import type { Bin } from '#directory/bin.ts'
import { nextDay, startOfDay } from '#directory/brussels-day.ts'
import type { Member } from '#directory/member.ts'
import { fingerprintOf } from '#links/link-tokens.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import { mailingIdOf, type NewMailing, type Recipient } from '#mailing/mailing.ts'
import { surveyPhrases } from './phrases.ts'
import type { Survey } from './survey.ts'

/** The mailing by which the members of a BIN are asked to answer a survey. */
export function invitationTo(
  survey: Survey,
  bin: Bin,
  about: { readonly stage: string; readonly now: Date },
): NewMailing {
  const sender = `BIN ${bin.name}`
  const untilTheEnd = (startOfDay(nextDay(survey.lastDay)).getTime() - about.now.getTime()) / 1000
  return {
    mailingId: mailingIdOf(survey.surveyId, bin.binId),
    kind: 'survey',
    from: sender,
    replyTo: bin.mailbox,
    list: `bulletins#${bin.binId}`,
    links: [
      {
        name: 'answer',
        path: '/evaluatie',
        purpose: 'answer-survey',
        about: { surveyId: survey.surveyId, binId: bin.binId },
        seconds: Math.ceil(untilTheEnd),
      },
    ],
    compose: async ({ language, links }) => {
      const { mail } = surveyPhrases(language)
      const lastDay = new Date(`${survey.lastDay}T12:00:00Z`).toLocaleDateString(`${language}-BE`, {
        dateStyle: 'long',
      })
      return {
        language,
        ...(await layoutMail({
          language,
          stage: about.stage,
          sender,
          title: survey.title,
          body: renderMarkdown(mail.body(escapeMarkdown(sender), lastDay)),
          action: { label: mail.action, url: links['answer'] ?? '' },
          footer: {
            reason: 'member',
            of: sender,
            selfServiceUrl: links['selfService'] ?? '',
            unsubscribeUrl: links['unsubscribe'] ?? '',
          },
        })),
      }
    },
  }
}

/** The members who can be asked by mail, each with a ballot: from it nobody without the key can tell whose it is. */
export function inviteesOf(survey: Survey, members: readonly Member[], linkKey: Uint8Array): readonly Recipient[] {
  return members.flatMap(({ email, language, binId, memberId }) =>
    email === undefined
      ? []
      : [
          {
            address: email,
            language,
            member: { binId, memberId },
            about: { language, ballot: fingerprintOf(linkKey, 'ballot', survey.surveyId, memberId) },
          },
        ],
  )
}
