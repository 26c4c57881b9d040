import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { JoinRequestPath } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { audited } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBinFor, getMember } from '#directory/directory-store.ts'
import { addMember, type MemberWritten } from '#directory/member-store.ts'
import { welcome } from '#joining/messages.ts'
import { type Messenger, reachPerson } from '#joining/personal-mailer.ts'
import { becomeMember, type JoinRequest, moveRequest, withoutApplicant } from '#joining/request.ts'
import { changeRequest, getRequest } from '#joining/request-store.ts'
import { showRequest } from '#joining/request-view.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MessengerSettings, openMessenger } from '#runtime/joining.ts'
import { digestWith, LinkSettings, openLinkKey } from '#runtime/links.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  ...LinkSettings.shape,
  ...MessengerSettings.shape,
  CALLER_NUMBER: z.string().min(1),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly publicUrl: string
  readonly callerNumber: string
  readonly messenger: Messenger
  readonly now: () => Date
  readonly log: Log
}

interface Request {
  readonly params: z.output<typeof JoinRequestPath>
  readonly caller: Caller
}

/**
 * Makes a member of who asks to join. First the member, then the decision, with which what was filled in goes, then the
 * welcome: a repeat finishes what a crash left undone, and adds nobody twice since the member's id was drawn beforehand.
 */
export function makeHandler(dependencies: Dependencies) {
  const { directory, journal, now } = dependencies
  return async ({ params: { id: binId, requestId }, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, binId)
    const request = bin === undefined ? undefined : await getRequest(journal, { binId, requestId }, now())
    if (bin === undefined || request === undefined || request.state === 'filed') return refuseUnknown('Deze aanvraag')
    const moved = moveRequest(request, 'approve', now())
    if (moved.kind === 'not-possible') {
      return refuse('request-decided', 'Deze aanvraag werd al geweigerd. Vraag de persoon om ze opnieuw in te dienen.')
    }
    if (moved.kind === 'already') return answer(await tell(dependencies, bin, request))

    const added = await add(dependencies, request, caller)
    if (added?.kind === 'taken') return refuseTaken(added)
    if (added?.kind === 'no-bin') return refuseUnknown('Dit BIN')
    const decided = await audited(
      directory,
      entryOf(request, caller, 'request-approved'),
      () => changeRequest(journal, withoutApplicant(moved.request)),
      (result) => result !== undefined,
    )
    if (decided === undefined) {
      const current = await getRequest(journal, request, now())
      return current?.state === 'approved' ? answer(current) : refuseBusy()
    }
    dependencies.log.info('request-approved', { binId, requestId })
    return answer(await tell(dependencies, bin, decided))
  }
}

/** Adds the member; `stale` is the one that an earlier try has added. */
async function add(
  { directory, linkKey, now }: Dependencies,
  request: JoinRequest,
  caller: Caller,
): Promise<MemberWritten | undefined> {
  if (request.applicant === undefined) return undefined
  const member = becomeMember(request, request.applicant)
  const writing = { directory, fingerprint: digestWith(await linkKey()), now }
  return audited(
    directory,
    entryOf(request, caller, 'member-added'),
    () => addMember(writing, member, { evenIfLeft: true }),
    ({ kind }) => kind === 'written',
  )
}

function entryOf(
  { zoneId, binId, requestId, memberId }: JoinRequest,
  caller: Caller,
  action: 'request-approved' | 'member-added',
) {
  const subjects = action === 'member-added' ? [memberId] : [requestId, memberId]
  return { zoneId, binId, actor: { subject: caller.subject, role: caller.role }, action, subjects }
}

/** Welcomes the new member, once; that nobody could be reached keeps no member from being one. */
async function tell(dependencies: Dependencies, bin: Bin, request: JoinRequest): Promise<JoinRequest> {
  const { directory, journal, linkKey, publicUrl, callerNumber, messenger, now, log } = dependencies
  if (request.toldAt !== undefined) return request
  const member = await getMember(directory, request)
  if (member === undefined) return request
  try {
    const link = await selfServiceUrl(await linkKey(), publicUrl, member, now())
    const sent = await reachPerson(messenger, member, welcome(bin, member.language, callerNumber, link))
    if (sent === 'refused') return request
    return (await changeRequest(journal, { ...request, toldAt: now().toISOString() })) ?? request
  } catch (error) {
    log.error('message-not-sent', error, { binId: bin.binId, requestId: request.requestId })
    return request
  }
}

function answer(request: JoinRequest): HttpReply {
  return { status: 200, body: showRequest(request) }
}

function refuseBusy(): HttpReply {
  return refuse('try-later', 'Iemand anders beslist op dit ogenblik over deze aanvraag.')
}

function refuseTaken({ by }: Extract<MemberWritten, { kind: 'taken' }>): HttpReply {
  return refuse(
    'number-taken',
    'Het telefoonnummer van deze aanvraag staat al bij een lid van dit BIN. Is het dezelfde persoon, weiger de aanvraag dan. Woont er nog iemand op dat nummer, vraag dan een ander nummer, of weiger met die reden.',
    by === undefined ? {} : { memberId: by.memberId },
  )
}

export const handler = httpRoute(routes.approveRequest, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    linkKey: openLinkKey(settings),
    publicUrl: settings.PUBLIC_URL,
    callerNumber: settings.CALLER_NUMBER,
    messenger: openMessenger(settings),
    now: () => new Date(),
    log,
  }),
)
