import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { JoinRefusal, JoinRequestPath } from '#contract/joining-api.ts'
import { routes } from '#contract/routes.ts'
import { audited } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { refused } from '#joining/messages.ts'
import { type Messenger, reachPerson } from '#joining/personal-mailer.ts'
import { type JoinRequest, later, moveRequest, withoutApplicant } from '#joining/request.ts'
import { changeRequest, getRequest } from '#joining/request-store.ts'
import { showRequest } from '#joining/request-view.ts'
import { CONFIRM_HOURS } from '#joining/terms.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MessengerSettings, openMessenger } from '#runtime/joining.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...MessengerSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly messenger: Messenger
  readonly now: () => Date
  readonly log: Log
}

interface Request {
  readonly params: z.output<typeof JoinRequestPath>
  readonly body: z.output<typeof JoinRefusal>
  readonly caller: Caller
}

/**
 * Refuses a request, tells the person why, and erases what they filled in. The decision is written first, so that nobody
 * hears of a refusal that another then turns into an approval; a repeat finishes what a crash left undone.
 */
export function makeHandler(dependencies: Dependencies) {
  const { directory, journal, now, log } = dependencies
  return async ({ params: { id: binId, requestId }, body, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, binId)
    const request = bin === undefined ? undefined : await getRequest(journal, { binId, requestId }, now())
    if (bin === undefined || request === undefined || request.state === 'filed') return refuseUnknown('Deze aanvraag')
    const moved = moveRequest(request, 'refuse', now())
    if (moved.kind === 'not-possible') {
      return refuse(
        'request-decided',
        'Deze aanvraag werd al goedgekeurd. Verwijder het lid als dat een vergissing was.',
      )
    }
    if (moved.kind === 'already') return answer(await tell(dependencies, bin, request, body.reason))
    // Until the person is told; should that never come, what they filled in is gone soon.
    const until = later(now(), CONFIRM_HOURS * 3600)
    const decided = await audited(
      directory,
      {
        zoneId: request.zoneId,
        binId,
        actor: { subject: caller.subject, role: caller.role },
        action: 'request-refused',
        subjects: [requestId],
      },
      () => changeRequest(journal, { ...moved.request, until }),
      (result) => result !== undefined,
    )
    if (decided === undefined) {
      const current = await getRequest(journal, request, now())
      return current?.state === 'refused' ? answer(current) : refuseBusy()
    }
    log.info('request-refused', { binId, requestId })
    return answer(await tell(dependencies, bin, decided, body.reason))
  }
}

/** Tells the person, and erases what they filled in, whether they could be told or not. */
async function tell(dependencies: Dependencies, bin: Bin, request: JoinRequest, reason: string): Promise<JoinRequest> {
  const { journal, messenger, now, log } = dependencies
  const { applicant } = request
  if (applicant === undefined) return request
  let told = false
  try {
    told = (await reachPerson(messenger, applicant, refused(bin, applicant.language, reason))) === 'sent'
  } catch (error) {
    log.error('message-not-sent', error, { binId: bin.binId, requestId: request.requestId })
  }
  const erased = { ...withoutApplicant(request), ...(told ? { toldAt: now().toISOString() } : {}) }
  // Should somebody be quicker, it is with the very same erasure.
  return (await changeRequest(journal, erased)) ?? erased
}

function answer(request: JoinRequest): HttpReply {
  return { status: 200, body: showRequest(request) }
}

function refuseBusy(): HttpReply {
  return refuse('try-later', 'Iemand anders beslist op dit ogenblik over deze aanvraag.')
}

export const handler = httpRoute(routes.refuseRequest, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    messenger: openMessenger(settings),
    now: () => new Date(),
    log,
  }),
)
