import { createHash } from 'node:crypto'
import { SFNClient } from '@aws-sdk/client-sfn'
import { ulid } from 'ulid'
import * as z from 'zod'
import type { Alert } from '#alerts/alert.ts'
import { auditRaising } from '#alerts/alert-audit.ts'
import { recordAlert } from '#alerts/alert-audit-store.ts'
import { getAlert, noteFollowUp, putAlert } from '#alerts/alert-store.ts'
import { type AlertWorkflow, makeAlertWorkflow } from '#alerts/alert-workflow.ts'
import { readZones } from '#alerts/alerted-bins-store.ts'
import { draftAlert } from '#alerts/draft.ts'
import type { Journal } from '#alerts/journal.ts'
import { getRaiseRecord, settleRaiseRecord } from '#alerts/raising-store.ts'
import { findReached } from '#alerts/recipients-store.ts'
import { visibleBins } from '#alerts/rights.ts'
import type { FollowUpRequest } from '#contract/alerts-api.ts'
import { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseDraft, refuseUnknownAlert } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

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
  readonly newAlertId: () => AlertId
  readonly log: Log
}

type Request = Pick<RouteRequest<FollowUpRequest, unknown, { readonly id: AlertId }>, 'body' | 'params' | 'caller'>

/**
 * Sends an update or the all-clear to exactly those whom an alert reached. A follow-up is an alert of its own, with the
 * same workflow; the same words to the same alert are the same follow-up, so that a repeated request calls nobody twice.
 */
export function makeHandler({ directory, journal, workflow, now, newAlertId, log }: Dependencies) {
  return async ({ body, params: { id }, caller }: Request): Promise<HttpReply> => {
    const alert = await getAlert(journal, id)
    const visible = alert === undefined ? undefined : visibleBins(caller, alert)
    if (alert === undefined || visible === undefined || visible.size === 0) return refuseUnknownAlert()
    const bins = await getBins(
      directory,
      alert.bins.map(({ binId }) => binId),
    )
    const zones = await readZones(
      directory,
      bins.map(({ zoneId }) => zoneId),
    )
    const [zone] = zones
    if (zone === undefined) return refuseUnknownAlert()
    const message = typeof body.message === 'string' ? { text: body.message } : body.message
    const languages = [...new Set(bins.map(({ language }) => language))]
    // In the name of whoever called before, unless said otherwise.
    const zoneWords = { sender: alert.message.sender, advice: zone.advice }
    const draft = draftAlert({ message, kind: alert.kind, followUp: body.kind, zone: zoneWords, languages })
    const refusal = refuseDraft(draft, draft.findings)
    if (refusal !== undefined) return refusal

    const at = now()
    const key = createHash('sha256')
      .update(JSON.stringify([body.kind, message]))
      .digest('base64url')
    const known = await getRaiseRecord(journal, id, key)
    const recipients = known?.recipients ?? (await countReached(alert))
    if (recipients === 0) {
      return refuse('nobody-reached', 'Nog niemand heeft deze oproep gehoord: er is niemand om een vervolg te sturen.')
    }
    const createdAt = at.toISOString()
    const record =
      known ??
      (await settleRaiseRecord(
        journal,
        { subject: id, key, fingerprint: key, alertId: newAlertId(), createdAt, recipients },
        at,
      ))
    const followUp: Alert = {
      alertId: record.alertId,
      kind: alert.kind,
      status: 'raised',
      bins: alert.bins,
      message: draft.message,
      createdAt: record.createdAt,
      createdBy: caller.subject,
      recipients: record.recipients,
      followUpOf: id,
      followUpKind: body.kind,
    }
    await Promise.all([
      begin(alert, followUp),
      recordAlert(directory, auditRaising(followUp, actorOf(caller)), followUp.createdAt, log),
    ])
    return {
      status: 202,
      headers: { location: `/v1/alerts/${record.alertId}` },
      body: {
        id: record.alertId,
        state: 'queued',
        kind: alert.kind,
        createdAt: record.createdAt,
        recipients: { total: record.recipients },
        followUpOf: id,
      },
    }

    async function begin(parent: Alert, next: Alert): Promise<void> {
      await putAlert(journal, next, at)
      await noteFollowUp(journal, parent, next.alertId)
      if ((await getAlert(journal, next.alertId))?.status === 'raised') await workflow.start(next.alertId)
    }

    async function countReached(parent: Alert): Promise<number> {
      const chosen = await findReached(directory, journal, parent, bins)
      return chosen.recipients.length
    }
  }
}

export const handler = httpRoute(routes.sendFollowUp, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    workflow: makeAlertWorkflow(new SFNClient({}), settings.STATE_MACHINE_ARN),
    now: () => new Date(),
    newAlertId: () => AlertId.parse(`alr_${ulid()}`),
    log,
  }),
)
