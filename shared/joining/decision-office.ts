import type { Journal } from '#alerts/journal.ts'
import type { AuditAction } from '#contract/audit-api.ts'
import type { Actor } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getMember, type MemberKey } from '#directory/directory-store.ts'
import { addMember, type MemberWriting, removeMember } from '#directory/member-store.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import type { Log } from '#runtime/log.ts'
import { type PersonalMessage, refused, welcome } from './messages.ts'
import { type Messenger, reachPerson } from './personal-mailer.ts'
import { becomeMember, type JoinRequest, later, moveRequest, withoutApplicant } from './request.ts'
import { changeRequest, getRequest } from './request-store.ts'
import { CONFIRM_HOURS } from './terms.ts'

/** What deciding on requests takes. */
export interface DecisionDesk {
  readonly directory: Directory
  readonly journal: Journal
  readonly messenger: Messenger
  readonly now: () => Date
  readonly log: Log
}

/** What making a member of somebody takes beside. */
export interface ApprovalDesk extends DecisionDesk {
  readonly fingerprint: MemberWriting['fingerprint']
  readonly linkKey: Uint8Array
  readonly publicUrl: string
  /** The number members are called from, E.164. */
  readonly callerNumber: string
}

/** What came of a decision: `decided` otherwise before, or somebody is deciding this moment. */
export type Decided =
  | { readonly kind: 'done'; readonly request: JoinRequest }
  | { readonly kind: 'decided' | 'busy' | 'no-bin' }
  | { readonly kind: 'taken'; readonly by?: MemberKey }

interface Case {
  readonly bin: Bin
  readonly request: JoinRequest
  readonly actor: Actor
}

/**
 * Makes a member of who asks to join. First the member, then the decision, with which what was filled in goes, then the
 * welcome: a repeat finishes what a crash left undone, and adds nobody twice since the member's id was drawn beforehand.
 */
export async function approveRequest(desk: ApprovalDesk, { bin, request, actor }: Case): Promise<Decided> {
  const { directory, journal, now, log } = desk
  const { applicant, memberId, requestId } = request
  const moved = moveRequest(request, 'approve', now())
  if (moved.kind === 'already') return { kind: 'done', request: await greet(desk, bin, request) }
  if (moved.kind === 'not-possible' || applicant === undefined) return { kind: 'decided' }
  const entry = (action: AuditAction, ...subjects: readonly string[]) => ({
    ...placeOf(request),
    actor,
    action,
    subjects,
  })
  const member = becomeMember(request, applicant)
  const added = await audited(
    directory,
    entry('member-added', memberId),
    () => addMember(desk, member, { evenIfLeft: true }),
    ({ kind }) => kind === 'written',
  )
  if (added.kind === 'taken') return added
  if (added.kind === 'no-bin') return { kind: 'no-bin' }
  const decided = await audited(
    directory,
    entry('request-approved', requestId, memberId),
    () => changeRequest(journal, withoutApplicant(moved.request)),
    (result) => result !== undefined,
  )
  if (decided !== undefined) {
    log.info('request-approved', { binId: bin.binId, requestId })
    return { kind: 'done', request: await greet(desk, bin, decided) }
  }
  const current = await getRequest(journal, request, now())
  if (current?.state === 'approved') return { kind: 'done', request: current }
  // Refused in the same moment: that is what stands, and what the person was told.
  if (current?.state === 'refused' && added.kind === 'written') {
    await audited(
      directory,
      entry('member-removed', memberId),
      () => removeMember(desk, added.member),
      (removed) => removed,
    )
  }
  return { kind: current?.state === 'refused' ? 'decided' : 'busy' }
}

/**
 * Refuses a request, tells the person why, and erases what they filled in. The decision is written first, so that nobody
 * hears of a refusal that another then turns into an approval; a repeat finishes what a crash left undone.
 */
export async function refuseRequest(
  desk: DecisionDesk,
  { bin, request, actor }: Case,
  reason: string,
): Promise<Decided> {
  const { directory, journal, now, log } = desk
  const { requestId } = request
  const moved = moveRequest(request, 'refuse', now())
  if (moved.kind === 'not-possible') return { kind: 'decided' }
  if (moved.kind === 'already') return { kind: 'done', request: await dismiss(desk, bin, request, reason) }
  // Until the person is told; should that never come, what they filled in is gone soon.
  const until = later(now(), CONFIRM_HOURS * 3600)
  const decided = await audited(
    directory,
    { ...placeOf(request), actor, action: 'request-refused', subjects: [requestId] },
    () => changeRequest(journal, { ...moved.request, until }),
    (result) => result !== undefined,
  )
  if (decided !== undefined) {
    log.info('request-refused', { binId: bin.binId, requestId })
    return { kind: 'done', request: await dismiss(desk, bin, decided, reason) }
  }
  const current = await getRequest(journal, request, now())
  if (current?.state === 'refused') return { kind: 'done', request: current }
  return { kind: current?.state === 'approved' ? 'decided' : 'busy' }
}

/** Welcomes the new member, once; that nobody could be reached keeps no member from being one. */
async function greet(desk: ApprovalDesk, bin: Bin, request: JoinRequest): Promise<JoinRequest> {
  const { directory, journal, linkKey, publicUrl, callerNumber, now } = desk
  if (request.toldAt !== undefined) return request
  const member = await getMember(directory, request)
  if (member === undefined) return request
  const link = await selfServiceUrl(linkKey, publicUrl, member, now())
  const isTold = await tell(desk, request, member, welcome(bin, member.language, callerNumber, link))
  if (!isTold) return request
  return (await changeRequest(journal, { ...request, toldAt: now().toISOString() })) ?? request
}

/** Tells the person, and erases what they filled in, whether they could be told or not. */
async function dismiss(desk: DecisionDesk, bin: Bin, request: JoinRequest, reason: string): Promise<JoinRequest> {
  const { applicant } = request
  if (applicant === undefined) return request
  const isTold = await tell(desk, request, applicant, refused(bin, applicant.language, reason))
  const erased = { ...withoutApplicant(request), ...(isTold ? { toldAt: desk.now().toISOString() } : {}) }
  // Should somebody be quicker, it is with the very same erasure.
  return (await changeRequest(desk.journal, erased)) ?? erased
}

async function tell(
  { messenger, log }: DecisionDesk,
  { binId, requestId }: JoinRequest,
  person: Parameters<typeof reachPerson>[1],
  message: PersonalMessage,
): Promise<boolean> {
  try {
    return (await reachPerson(messenger, person, message)) === 'sent'
  } catch (error) {
    log.error('message-not-sent', error, { binId, requestId })
    return false
  }
}

function placeOf({ zoneId, binId }: JoinRequest) {
  return { zoneId, binId }
}
