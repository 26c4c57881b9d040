import type { Texter } from '#alerts/sns-texter.ts'
import type { PersonalMailer } from '#joining/personal-mailer.ts'
import { mailingIdOf } from '#mailing/mailing.ts'
import { type Mailings, startMailing } from '#mailing/start-mailing.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import type { Bin } from './bin.ts'
import type { Member } from './member.ts'
import { announceByMail, announceByText, announcedToCoordinator } from './start-up-mail.ts'
import type { AnnouncementPlan, TestAnnouncement } from './test-announcement.ts'

/** What it takes to tell people of a test call. */
export interface Announcing {
  readonly mailings: Mailings
  readonly sendText: Texter
  readonly sendMail: PersonalMailer
  /** The number that calls, E.164. */
  readonly caller: string
  readonly stage: string
}

/** SNS takes 20 texts a second to begin with, and answers one in a tenth of a second. */
const TEXTS_AT_ONCE = 2

/**
 * Tells the members of a BIN of a test call as planned, and then the coordinator who is left to be told in person;
 * answers how it went. Said again it mails nobody twice; a text may be read twice, which is better than never.
 */
export async function announceToMembers(
  { mailings, sendText, sendMail, caller, stage }: Announcing,
  bin: Bin,
  { at, announcedAt }: TestAnnouncement,
  plan: AnnouncementPlan,
): Promise<AnnouncementPlan> {
  const test = { bin, at, caller }
  await startMailing(
    mailings,
    {
      mailingId: mailingIdOf(bin.binId, 'test', announcedAt.replaceAll(/\D/g, '')),
      kind: 'test-call',
      from: `${bin.type} ${bin.name}`,
      replyTo: bin.mailbox,
      compose: (variant) => announceByMail(test, stage, variant),
    },
    plan.mailed.flatMap(({ email: address, language, binId, memberId }) =>
      address === undefined ? [] : [{ address, language, member: { binId, memberId } }],
    ),
  )
  const refused = new Set<Member>()
  await inParallel(plan.texted, TEXTS_AT_ONCE, async (member) => {
    const sent =
      member.phone === undefined ? 'refused' : await sendText(member.phone, announceByText(test, member.language))
    if (sent === 'refused') refused.add(member)
  })
  const told = {
    mailed: plan.mailed,
    texted: plan.texted.filter((member) => !refused.has(member)),
    untold: [...plan.untold, ...refused],
  }
  await sendMail(announcedToCoordinator(bin, at, told))
  return told
}
