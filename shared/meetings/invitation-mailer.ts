import { type Directory, getBins, getMembers, getZone } from '#directory/directory-store.ts'
import { type Mailings, startMailing } from '#mailing/start-mailing.ts'
import { invitationTo, inviteesOf } from './invitation.ts'
import { type Meeting, officeHoldersOf } from './meeting.ts'

/**
 * Mails those who are asked to a meeting: an invitation, a change, or that it is called off. It may be said again: the
 * same news is mailed once. Answers how many were asked.
 */
export async function tellInvitees(
  directory: Directory,
  mailings: Mailings,
  meeting: Meeting,
  about: { readonly stage: string; readonly now: Date },
): Promise<number> {
  const [zone, bins] = await Promise.all([getZone(directory, meeting.zoneId), getBins(directory, meeting.binIds)])
  if (zone === undefined) throw new Error('the zone of a meeting is gone')
  const keys = bins.flatMap((bin) => officeHoldersOf(bin).map((memberId) => ({ binId: bin.binId, memberId })))
  const members = Map.groupBy(await getMembers(directory, keys), ({ binId }) => binId)
  const invitees = bins.flatMap((bin) => inviteesOf(bin, members.get(bin.binId) ?? []))
  const { recipients } = await startMailing(mailings, invitationTo(meeting, zone, about), invitees)
  return recipients
}
