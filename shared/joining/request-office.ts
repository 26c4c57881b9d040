import type { Journal } from '#alerts/journal.ts'
import type { JoinRequestId, MemberId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'
import { changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, findReachedBy } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { fingerprintOf } from '#links/link-tokens.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import type { Log } from '#runtime/log.ts'
import { signConfirmation } from './confirmation-tokens.ts'
import { CONFIRM_PATH } from './join-page.ts'
import { alreadyMember, confirmJoining, newRequest } from './messages.ts'
import { type Messenger, reachPerson } from './personal-mailer.ts'
import { type Applicant, type JoinRequest, later, moveRequest, type SentCode } from './request.ts'
import { changeRequest, createRequest, getRequest, sweepRequests } from './request-store.ts'
import { CODE_MINUTES, CODE_TRIES, CONFIRM_HOURS } from './terms.ts'

/** What handling requests takes. */
export interface RequestDesk {
  readonly directory: Directory
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly publicUrl: string
  readonly messenger: Messenger
  /** Whether this address or number gets a message more: nobody is flooded by what others fill in. */
  readonly mayWriteTo: (reach: string) => Promise<boolean>
  readonly drawCode: () => string
  readonly now: () => Date
  readonly log: Log
}

/** A form in order. */
export interface FiledForm {
  readonly requestId: JoinRequestId
  readonly memberId: MemberId
  readonly bin: Bin
  /** Of the pages. */
  readonly language: Language
  readonly applicant: Applicant
}

/** What the person sees next, and which request was filed for the log; none where they are a member already. */
export interface Filed {
  readonly page: { readonly kind: 'mail' } | { readonly kind: 'code'; readonly token: string }
  readonly request?: JoinRequestId
}

/**
 * Files a request and asks whoever is reached at the address, or else the number, to confirm it. A form sent twice is one
 * request; sent again with something corrected, it takes the place of what it was. Who is a member already is told so
 * there, and nothing is filed: the page does not tell the two apart.
 */
export async function fileRequest(desk: RequestDesk, form: FiledForm): Promise<Filed> {
  const { directory, journal, linkKey, publicUrl, messenger, mayWriteTo, now } = desk
  const { bin, applicant, requestId } = form
  const { email, phone = '' } = applicant
  const key = await linkKey()
  const page =
    email === undefined
      ? ({ kind: 'code', token: await signConfirmation(key, { ...idsOf(form), by: 'code' }, now()) } as const)
      : ({ kind: 'mail' } as const)
  const [known, mayWrite] = await Promise.all([findKnown(directory, bin, applicant), mayWriteTo(email ?? phone)])
  if (known !== undefined) {
    const link = await selfServiceUrl(key, publicUrl, known, now())
    if (mayWrite) await reachPerson(messenger, applicant, alreadyMember(bin, known.language, link))
    return { page }
  }
  await sweepRequests(journal, bin.binId, now())
  const request = await write(desk, form)
  if (request === undefined || !mayWrite) return { page }
  if (email === undefined) {
    await sendCode(desk, bin, request)
  } else {
    const { language } = applicant
    const mail = { ...idsOf(form), language, by: 'mail', revision: request.revision } as const
    const token = await signConfirmation(key, mail, now())
    const link = `${publicUrl}${CONFIRM_PATH}?token=${token}`
    await reachPerson(messenger, applicant, confirmJoining(bin, language, { link }))
  }
  return { page, request: requestId }
}

/** Sends a code, and keeps its digest in the place of an earlier one. */
export async function sendCode(desk: RequestDesk, bin: Bin, request: JoinRequest): Promise<void> {
  const { journal, messenger, drawCode } = desk
  const { applicant } = request
  if (applicant === undefined) return
  const code = drawCode()
  const kept = await changeRequest(journal, { ...request, code: await keptCode(desk, request.requestId, code) })
  if (kept !== undefined) await reachPerson(messenger, applicant, confirmJoining(bin, applicant.language, { code }))
}

/** What is kept of a code that is sent now. */
export async function keptCode(
  { linkKey, now }: Pick<RequestDesk, 'linkKey' | 'now'>,
  of: string,
  code: string,
): Promise<SentCode> {
  return {
    digest: await digestOf(linkKey, of, code),
    until: later(now(), CODE_MINUTES * 60),
    triesLeft: CODE_TRIES,
  }
}

/** A keyed digest of a code, as typed with or without blanks. */
export async function digestOf(linkKey: () => Promise<Uint8Array>, of: string, code: string): Promise<string> {
  return fingerprintOf(await linkKey(), 'code', of, code.replaceAll(/\D/g, ''))
}

/** Tries a code: the try is counted before it is looked at. Answers the request as it then stands, or undefined. */
export async function tryCode(desk: RequestDesk, request: JoinRequest, code: string): Promise<JoinRequest | undefined> {
  const { code: kept } = request
  if (kept === undefined || kept.triesLeft <= 0 || kept.until <= desk.now().toISOString()) return undefined
  const tried = await changeRequest(desk.journal, { ...request, code: { ...kept, triesLeft: kept.triesLeft - 1 } })
  return (await digestOf(desk.linkKey, request.requestId, code)) === kept.digest ? tried : undefined
}

/** Confirms a request, and tells the coordinator once. Answers whether it is confirmed. */
export async function confirmRequest(desk: RequestDesk, bin: Bin, request: JoinRequest): Promise<boolean> {
  const { directory, journal, now, log } = desk
  const moved = moveRequest(request, 'confirm', now())
  if (moved.kind === 'not-possible') return false
  if (moved.kind === 'already') return announce(desk, bin, request)
  const { zoneId, binId, requestId } = request
  const actor = { subject: 'public', role: 'public' } as const
  const confirmed = await audited(
    directory,
    { zoneId, binId, actor, action: 'request-confirmed', subjects: [requestId] },
    () => changeRequest(journal, moved.request),
    (result) => result !== undefined,
  )
  if (confirmed === undefined) return isConfirmed(await getRequest(journal, request, now()))
  log.info('request-confirmed', { binId, requestId })
  return announce(desk, bin, confirmed)
}

/** Tells the coordinator of a request; one that cannot be told stands in the list all the same. */
async function announce(desk: RequestDesk, bin: Bin, request: JoinRequest): Promise<true> {
  const { journal, messenger, publicUrl, now, log } = desk
  if (request.announcedAt !== undefined || request.state !== 'confirmed') return true
  const url = `${publicUrl}/?bin=${request.binId}&aanvraag=${request.requestId}`
  try {
    if ((await messenger.mail(newRequest(bin, url))) === 'sent') {
      await changeRequest(journal, { ...request, announcedAt: now().toISOString() })
    }
  } catch (error) {
    log.error('message-not-sent', error, { binId: bin.binId, requestId: request.requestId })
  }
  return true
}

function isConfirmed(request: JoinRequest | undefined): boolean {
  return request !== undefined && request.state !== 'filed'
}

/** Writes the request of a form, or over the one that was filed with it before; undefined when that one is past it. */
async function write(desk: RequestDesk, form: FiledForm): Promise<JoinRequest | undefined> {
  const { directory, journal, now } = desk
  const { bin, applicant, requestId, memberId } = form
  const { binId, zoneId } = bin
  const filedAt = now().toISOString()
  const until = later(now(), CONFIRM_HOURS * 3600)
  const existing = await getRequest(journal, { binId, requestId }, now())
  if (existing !== undefined) {
    if (existing.state !== 'filed') return undefined
    if (isSame(existing.applicant, applicant)) return existing
    return changeRequest(journal, { ...existing, applicant, filedAt, until })
  }
  const request: JoinRequest = {
    requestId,
    binId,
    zoneId,
    state: 'filed',
    memberId,
    applicant,
    filedAt,
    until,
    revision: 1,
  }
  const actor = { subject: 'public', role: 'public' } as const
  const isNew = await audited(
    directory,
    { zoneId, binId, actor, action: 'request-filed', subjects: [requestId] },
    () => createRequest(journal, request),
    (created) => created,
  )
  return isNew ? request : undefined
}

/** The member of the BIN that a form is of: with its address, and no other number; or with its number, where that is asked. */
async function findKnown(
  directory: Directory,
  { binId }: Bin,
  { email, phone }: Applicant,
): Promise<Member | undefined> {
  const reach = email === undefined ? { phone: phone ?? '' } : { email }
  const members = await findReachedBy(directory, reach)
  // A household may share an address: then another number is another person.
  return members.find((member) => member.binId === binId && (phone === undefined || member.phone === phone))
}

function isSame(before: Applicant | undefined, after: Applicant): boolean {
  return before !== undefined && changedFields(before, after).every((field) => field === 'houseRulesAcceptedAt')
}

function idsOf({ bin: { binId }, requestId, language }: FiledForm) {
  return { binId, requestId, language }
}
