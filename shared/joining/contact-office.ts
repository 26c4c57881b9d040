import { toGsm7 } from '#alerts/gsm7.ts'
import { changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { getMember } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { changeMember, type MemberWritten } from '#directory/member-store.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import { digestWith } from '#runtime/links.ts'
import { type ContactChange, withContact } from './contact-change.ts'
import { dropContactChange, listContactChanges, putContactChange, useTry } from './contact-change-store.ts'
import { signContactChange } from './contact-tokens.ts'
import { codeFor, confirmEmail, contactChanged } from './messages.ts'
import type { Correction } from './own-data.ts'
import type { Owner } from './own-data-store.ts'
import { OWN_PATH } from './own-page.ts'
import { reachPerson } from './personal-mailer.ts'
import { later } from './request.ts'
import { digestOf, keptCode, type RequestDesk } from './request-office.ts'
import { CONFIRM_HOURS } from './terms.ts'

/** Where a new address or number is confirmed. */
export const CONFIRM_CONTACT_PATH = `${OWN_PATH}/bevestigen`

/** What correcting one's data takes. */
export type ContactDesk = RequestDesk & { readonly newId: () => string }

/** Writes what a member corrected, and tells them where they were reached before if that is what changed. */
export async function writeCorrection(
  desk: ContactDesk,
  { member, bin }: Owner,
  after: Member,
): Promise<MemberWritten> {
  const { directory, linkKey, now } = desk
  const fields = changedFields(member, after)
  if (fields.length === 0) return { kind: 'written', member }
  const { memberId, binId } = member
  const writing = { directory, fingerprint: digestWith(await linkKey()), now }
  const written = await audited(
    directory,
    {
      zoneId: bin.zoneId,
      binId,
      actor: { subject: memberId, role: 'member' },
      action: 'member-changed',
      subjects: [memberId],
      fields,
    },
    () => changeMember(writing, member, after),
    ({ kind }) => kind === 'written',
  )
  const isReachedAnew = after.phone !== member.phone || after.email !== member.email
  if (written.kind === 'written' && isReachedAnew) await notifyFormerly(desk, { member, bin })
  return written
}

/** Asks the person to confirm a new address or number; false when they were written to too often already. */
export async function askToConfirm(desk: ContactDesk, owner: Owner, correction: Correction): Promise<boolean> {
  const { newEmail, newMobile } = correction
  const email = newEmail === undefined || (await startEmail(desk, owner, newEmail))
  const mobile = newMobile === undefined || (await startMobile(desk, owner, newMobile.phone, newMobile.channel))
  return email && mobile
}

async function startEmail(desk: ContactDesk, { member, bin }: Owner, value: string): Promise<boolean> {
  const { journal, linkKey, publicUrl, messenger, mayWriteTo, now } = desk
  if (!(await mayWriteTo(value))) return false
  const change = newChange(desk, member, 'email', value)
  await putContactChange(journal, change)
  const link = `${publicUrl}${CONFIRM_CONTACT_PATH}?token=${await signContactChange(await linkKey(), change, now())}`
  await reachPerson(messenger, { email: value, phoneKind: 'none' }, confirmEmail(bin, member.language, link))
  return true
}

async function startMobile(
  desk: ContactDesk,
  { member, bin }: Owner,
  phone: string,
  channel?: Member['channel'],
): Promise<boolean> {
  const { journal, messenger, mayWriteTo, drawCode } = desk
  if (!(await mayWriteTo(phone))) return false
  const code = drawCode()
  const change = newChange(desk, member, 'phone', phone)
  await putContactChange(journal, {
    ...change,
    ...(channel === undefined ? {} : { channel }),
    code: await keptCode(desk, change.changeId, code),
  })
  await messenger.text(phone, toGsm7(codeFor(bin, member.language, code)))
  return true
}

/** Sends a new code for a number that waits; false when there is none, or too many were sent. */
export async function sendCodeAgain(desk: ContactDesk, owner: Owner): Promise<boolean> {
  const change = await findWaiting(desk, owner.member, 'phone')
  return change !== undefined && startMobile(desk, owner, change.value, change.channel)
}

/** Tries the code of a number that waits; the try is counted before it is looked at. */
export async function tryContactCode(
  desk: ContactDesk,
  owner: Owner,
  typed: string,
): Promise<MemberWritten | { readonly kind: 'wrong' }> {
  const change = await findWaiting(desk, owner.member, 'phone')
  const kept = change?.code
  if (change === undefined || kept === undefined) return { kind: 'wrong' }
  if (kept.triesLeft <= 0 || kept.until <= desk.now().toISOString()) return { kind: 'wrong' }
  if (!(await useTry(desk.journal, change))) return { kind: 'wrong' }
  const isRight = (await digestOf(desk.linkKey, change.changeId, typed)) === kept.digest
  return isRight ? confirmChange(desk, owner, change) : { kind: 'wrong' }
}

/** The change that a link of a mail confirms, while it waits. */
export async function findChange(
  desk: ContactDesk,
  { member }: Owner,
  changeId: string | undefined,
): Promise<ContactChange | undefined> {
  const change = await findWaiting(desk, member, 'email')
  return change?.changeId === changeId ? change : undefined
}

/** Nobody but the member and the coordinator writes a member: three in the same moment are more than both have hands. */
const MOST_CONFLICTS = 3

/** Lets a confirmed address or number count; over whatever else was changed meanwhile. */
export async function confirmChange(desk: ContactDesk, owner: Owner, change: ContactChange): Promise<MemberWritten> {
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    const member = await getMember(desk.directory, change)
    if (member === undefined) return { kind: 'no-bin' }
    const written = await writeCorrection(desk, { ...owner, member }, withContact(member, change))
    if (written.kind === 'written') await dropContactChange(desk.journal, change, change.field)
    if (written.kind !== 'stale') return written
  }
  return { kind: 'stale' }
}

/** Whoever changed it may not be the member: the address they had is told. */
async function notifyFormerly(desk: ContactDesk, { member, bin }: Omit<Owner, 'zone'>): Promise<void> {
  const { linkKey, publicUrl, messenger, now, log } = desk
  if (member.email === undefined) return
  try {
    const link = await selfServiceUrl(await linkKey(), publicUrl, member, now())
    await reachPerson(messenger, member, contactChanged(bin, member.language, link))
  } catch (error) {
    log.error('message-not-sent', error, { binId: bin.binId, memberId: member.memberId })
  }
}

async function findWaiting(
  { journal, now }: ContactDesk,
  member: Member,
  field: ContactChange['field'],
): Promise<ContactChange | undefined> {
  const changes = await listContactChanges(journal, member, now())
  return changes.find((change) => change.field === field)
}

function newChange(desk: ContactDesk, member: Member, field: ContactChange['field'], value: string): ContactChange {
  const { binId, memberId } = member
  const until = later(desk.now(), CONFIRM_HOURS * 3600)
  return { binId, memberId, field, changeId: desk.newId(), value, until, revision: 1 }
}
