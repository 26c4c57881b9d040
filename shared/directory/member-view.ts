import type { MemberView } from '#contract/member-api.ts'
import type { Member } from './member.ts'

/** Why an address gets no more mail of any kind, and since when. */
export type MailStopped = NonNullable<MemberView['mailStopped']>

/** Shows a member as the API does. */
export function showMember(member: Member, mailStopped?: MailStopped): MemberView {
  const { memberId, binId, name, street, houseNumber, phone, phoneKind, phoneAsEntered, email, ...rest } = member
  const { language, channel, wantsNews = false, houseRulesVersion: version, houseRulesAcceptedAt: acceptedAt } = rest
  return {
    id: memberId,
    binId,
    name,
    street,
    houseNumber,
    phoneKind,
    language,
    channel,
    wantsNews,
    ...(phone === undefined ? {} : { phone }),
    ...(phoneAsEntered === undefined ? {} : { phoneAsEntered }),
    ...(email === undefined ? {} : { email }),
    ...(mailStopped === undefined ? {} : { mailStopped: { ...mailStopped } }),
    houseRules: { version, acceptedAt },
  }
}
