import type { Journal } from '#alerts/journal.ts'
import { audited } from '#directory/audit-store.ts'
import { getMember } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { type MemberWriting, removeMember } from '#directory/member-store.ts'
import { officeOf } from '#directory/office.ts'
import type { Log } from '#runtime/log.ts'
import { forgetMember } from './forgetting-store.ts'
import { coordinatorLeft, farewell } from './messages.ts'
import type { Owner } from './own-data-store.ts'
import { type PersonalMailer, reachPerson } from './personal-mailer.ts'

/** What leaving a BIN takes. */
export interface LeavingDesk {
  readonly writing: MemberWriting
  readonly journal: Journal
  readonly mail: PersonalMailer
  readonly log: Log
}

/** Somebody who goes while their data are being changed is let go of all the same. */
const MOST_CONFLICTS = 5

/**
 * Erases a member everywhere: in running alerts, requests and unconfirmed changes first and in the Directory last, so that
 * whatever a crash left undone is done by the repeat. What stays are counts, ids, and a keyed digest of number and address
 * by which a later list is recognised. Prevention is told when it was the coordinator who left.
 */
export async function leaveBin(desk: LeavingDesk, { member, bin, zone }: Owner): Promise<void> {
  const { writing, journal, log } = desk
  const { memberId, binId } = member
  const coordinated = officeOf(bin, memberId) === 'coordinator'
  let leaving: Member | undefined = member
  for (let conflict = 0; conflict < MOST_CONFLICTS && leaving !== undefined; conflict += 1) {
    await forgetMember(journal, leaving)
    const current: Member = leaving
    const isGone = await audited(
      writing.directory,
      {
        zoneId: bin.zoneId,
        binId,
        actor: { subject: memberId, role: 'member' },
        action: 'member-left',
        subjects: [memberId],
      },
      () => removeMember(writing, current),
      (removed) => removed,
    )
    leaving = isGone ? undefined : await getMember(writing.directory, { binId, memberId })
  }
  if (leaving !== undefined) throw new Error('a member was changed by too many at once to be removed')
  log.info('member-left', { binId, memberId })
  await tell(desk, () => reachPerson({ mail: desk.mail, text: nobody }, member, farewell(bin, member.language)))
  if (coordinated) await tell(desk, () => desk.mail(coordinatorLeft(bin, zone)))
}

/** Whoever cannot be written to has left all the same. */
async function tell({ log }: LeavingDesk, send: () => Promise<unknown>): Promise<void> {
  try {
    await send()
  } catch (error) {
    log.error('message-not-sent', error)
  }
}

/** A farewell is worth no text message. */
async function nobody(): Promise<'refused'> {
  return 'refused'
}
