import { setTimeout as pause } from 'node:timers/promises'
import { SFNClient } from '@aws-sdk/client-sfn'
import * as z from 'zod'
import { auditCancelling } from '#alerts/alert-audit.ts'
import { recordAlert } from '#alerts/alert-audit-store.ts'
import { getAlert, moveAlert } from '#alerts/alert-store.ts'
import { showAlert } from '#alerts/alert-view.ts'
import { type AlertWorkflow, makeAlertWorkflow } from '#alerts/alert-workflow.ts'
import { listBatches } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { visibleBins } from '#alerts/rights.ts'
import type { CancelRequest } from '#contract/alerts-api.ts'
import type { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknownAlert } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { isDialling } from '#telephony/line-store.ts'
import { markStopped } from '#telephony/waiting-store.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  STATE_MACHINE_ARN: z.string().min(1),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly workflow: AlertWorkflow
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<void>
  readonly log: Log
}

interface Request {
  readonly params: { readonly id: AlertId }
  readonly body: z.output<typeof CancelRequest>
  readonly caller: Caller
}

/**
 * Cancels an alert: when this answers, no further call starts. Whoever is about to dial has either read the
 * cancellation, or is waited for here.
 */
export function makeHandler({ directory, journal, workflow, now, pause: wait, log }: Dependencies) {
  return async ({ params: { id }, body, caller }: Request): Promise<HttpReply> => {
    const alert = await getAlert(journal, id)
    const visible = alert === undefined ? undefined : visibleBins(caller, alert)
    if (alert === undefined || visible === undefined || visible.size === 0) return refuseUnknownAlert()
    const moved = await moveAlert(journal, id, 'cancel', {
      cancelledAt: now().toISOString(),
      cancelledBy: caller.subject,
      cancelReason: body.reason,
    })
    const current = await getAlert(journal, id)
    if (current?.status !== 'cancelled') {
      return refuse('alert-ended', 'Deze oproep was al afgelopen en kan niet meer geannuleerd worden.')
    }
    // As long as recipients are being written down, the workflow goes on by itself: it knows when they all are, calls
    // nobody, and closes the alert.
    await (current.enrolledAt === undefined ? workflow.start(id) : workflow.stop(id))
    await markStopped(journal, id)
    if (!(await settled(journal, id, now, wait))) {
      return refuse(
        'try-later',
        'De annulering is genoteerd, maar een laatste oproep vertrekt misschien nog. Annuleer opnieuw om zekerheid te hebben.',
      )
    }
    await recordAlert(directory, auditCancelling(current), current.cancelledAt ?? '', log)
    if (moved) log.info('alert-cancelled', { alertId: id })
    return { status: 200, body: showAlert(current, await listBatches(journal, id), visible, caller.role) }
  }
}

/** Connect answers a request within 5 seconds or not at all, and at most six are made for one call. */
const LONGEST_WAIT = 20_000
const GLANCE = 25

/** Waits until nobody is about to dial; a look at the lines every 25 milliseconds, for the blink that dialling takes. */
async function settled(journal: Journal, id: AlertId, now: () => Date, wait: Dependencies['pause']): Promise<boolean> {
  const until = now().getTime() + LONGEST_WAIT
  while (await isDialling(journal, id, now().toISOString())) {
    if (now().getTime() > until) return false
    await wait(GLANCE)
  }
  return true
}

export const handler = httpRoute(routes.cancelAlert, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    workflow: makeAlertWorkflow(new SFNClient({}), settings.STATE_MACHINE_ARN),
    now: () => new Date(),
    pause: (milliseconds) => pause(milliseconds),
    log,
  }),
)
