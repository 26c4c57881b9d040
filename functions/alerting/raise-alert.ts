import { createHash } from 'node:crypto'
import { SFNClient } from '@aws-sdk/client-sfn'
import { ulid } from 'ulid'
import * as z from 'zod'
import type { Alert, AlertedBin } from '#alerts/alert.ts'
import { auditOverruling, auditRaising } from '#alerts/alert-audit.ts'
import { recordAlert } from '#alerts/alert-audit-store.ts'
import { getAlert, putAlert } from '#alerts/alert-store.ts'
import { type AlertWorkflow, makeAlertWorkflow } from '#alerts/alert-workflow.ts'
import { type AlertedBins, readAlertedBins } from '#alerts/alerted-bins-store.ts'
import { showAnnouncements } from '#alerts/announcements.ts'
import { type Draft, draftAlert, findSenderFaults } from '#alerts/draft.ts'
import { describeDuplicate } from '#alerts/duplicate.ts'
import type { Journal } from '#alerts/journal.ts'
import { findNotActive } from '#alerts/not-active.ts'
import {
  claimBins,
  dropRaiseRecord,
  findRecentAlert,
  getRaiseRecord,
  type RaiseRecord,
  type RecentAlert,
  settleRaiseRecord,
  showRecentAlert,
} from '#alerts/raising-store.ts'
import type { ChosenRecipients } from '#alerts/recipients.ts'
import { findRecipients } from '#alerts/recipients-store.ts'
import type { RaiseAlertRequest } from '#contract/alerts-api.ts'
import { AlertId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { AlertKind } from '#contract/vocabulary.ts'
import { actorOf } from '#directory/audit.ts'
import type { Bin } from '#directory/bin.ts'
import type { Directory } from '#directory/directory-store.ts'
import { judgeAnnouncement } from '#directory/test-announcement.ts'
import { remainingFindings } from '#privacy/confirmation.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import type { Log } from '#runtime/log.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseDraft, refuseFields, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  STATE_MACHINE_ARN: z.string().min(1),
  DUPLICATE_WINDOW_SECONDS: z.coerce.number().positive(),
})

/** Above this many people the request must name the number it will call (product rule 8). */
const UNCONFIRMED_AT_MOST = 500

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly workflow: AlertWorkflow
  readonly duplicateWindow: number
  readonly now: () => Date
  readonly newAlertId: () => AlertId
  readonly log: Log
}

type RaiseRequest = Pick<RouteRequest<RaiseAlertRequest, unknown, unknown>, 'body' | 'caller' | 'header'>

/**
 * Raises an alert. The caller's key is settled before anything is done under it, and every step after that can be taken
 * twice: requests that come at once, or again after a crash, finish the one alert and get the same answer.
 */
export function makeHandler(dependencies: Dependencies) {
  const { directory, journal, duplicateWindow, now, newAlertId, log } = dependencies
  return async ({ body, caller, header }: RaiseRequest): Promise<HttpReply> => {
    const key = header('idempotency-key') ?? ''
    const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('base64url')
    const [known, alerted] = await Promise.all([
      getRaiseRecord(journal, caller.subject, key),
      readAlertedBins(directory, caller, body.binIds),
    ])
    if (known !== undefined && known.fingerprint !== fingerprint) return refuseReusedKey()
    if (alerted.kind === 'unknown') return refuseUnknownBins(alerted.unknown, body.binIds)
    const faults = findSenderFaults(body.message, alerted.zones)
    if (faults.length > 0) return refuseFields(faults)
    const languages = [...new Set(alerted.bins.map(({ language }) => language))]
    const draft = draftAlert({ message: body.message, kind: body.kind, zone: alerted.zone, languages })
    if (known !== undefined) return finish(dependencies, known, body, alerted, draft, caller)

    const at = now()
    const since = new Date(at.getTime() - duplicateWindow).toISOString()
    const [chosen, recent] = await Promise.all([
      findRecipients(directory, alerted.bins, alerted.zones),
      body.confirm?.duplicate === true ? undefined : findRecentAlert(journal, body.binIds, { now: at, since }),
    ])
    const refusal =
      refuseDraft(draft, remainingFindings(draft.findings, body.confirm?.findings ?? [])) ??
      refuseInactive(body, alerted) ??
      refuseRecipients(body, chosen)
    if (refusal !== undefined) return refusal
    if (recent !== undefined) {
      // Twenty requests with one key may come at once, and another of them may just have raised the alert.
      const settled = await getRaiseRecord(journal, caller.subject, key)
      if (settled?.alertId !== recent.alertId) return refuseDuplicate(dependencies, recent, body)
    }
    const record = await settleRaiseRecord(
      journal,
      {
        subject: caller.subject,
        key,
        fingerprint,
        alertId: newAlertId(),
        createdAt: at.toISOString(),
        recipients: chosen.recipients.length + chosen.unreachable.length,
      },
      at,
    )
    if (record.fingerprint !== fingerprint) return refuseReusedKey()
    for (const { rule, field } of draft.findings)
      log.info('finding-overruled', { alertId: record.alertId, rule, field })
    const reply = await finish(dependencies, record, body, alerted, draft, caller)
    if (reply.status === 202) log.info('alert-raised', { alertId: record.alertId, recipients: record.recipients })
    return reply
  }
}

async function finish(
  dependencies: Dependencies,
  record: RaiseRecord,
  body: RaiseAlertRequest,
  { bins }: AlertedBins,
  draft: Draft,
  caller: Caller,
): Promise<HttpReply> {
  const { directory, journal, workflow, duplicateWindow, now, log } = dependencies
  const { alertId, createdAt, recipients } = record
  const accepted: HttpReply = {
    status: 202,
    headers: { location: `/v1/alerts/${alertId}` },
    body: {
      id: alertId,
      state: 'queued',
      kind: body.kind,
      createdAt,
      recipients: { total: recipients },
      ...(body.kind === 'test' ? { announcements: showAnnouncements(bins, new Date(createdAt)) } : {}),
    },
  }
  const existing = await getAlert(journal, alertId)
  if (existing !== undefined && existing.status !== 'raised') return accepted
  const claimedAt = new Date(createdAt)
  const inTheWay = await claimBins(journal, { alertId, kind: body.kind }, body.binIds, {
    now: claimedAt,
    since: new Date(claimedAt.getTime() - duplicateWindow).toISOString(),
    regardless: body.confirm?.duplicate === true,
  })
  if (inTheWay !== undefined) {
    await dropRaiseRecord(journal, record)
    return refuseDuplicate(dependencies, inTheWay, body)
  }
  const alert: Alert = {
    alertId,
    kind: body.kind,
    status: 'raised',
    bins: bins.map((bin) => rememberBin(bin, body.kind, claimedAt)),
    message: draft.message,
    createdAt,
    createdBy: caller.subject,
    recipients,
    ...(body.incidentRef === undefined ? {} : { incidentRef: body.incidentRef }),
  }
  const actor = actorOf(caller)
  const entries = [...auditRaising(alert, actor), ...auditOverruling(alert, draft.findings, actor)]
  await Promise.all([begin(), recordAlert(directory, entries, createdAt, log)])
  return accepted

  async function begin(): Promise<void> {
    await putAlert(journal, alert, now())
    await workflow.start(alertId)
  }
}

function rememberBin(bin: Bin, kind: AlertKind, raised: Date): AlertedBin {
  const { binId, zoneId, name, language, testAnnouncement } = bin
  const remembered = { binId, zoneId, name, language }
  return kind === 'test' ? { ...remembered, announcement: judgeAnnouncement(testAnnouncement, raised) } : remembered
}

function refuseReusedKey(): HttpReply {
  return refuse(
    'idempotency-key-reused',
    'Onder deze Idempotency-Key kwam eerder een andere aanvraag binnen. Kies een nieuwe sleutel voor een nieuwe oproep.',
  )
}

function refuseInactive({ kind }: RaiseAlertRequest, { bins }: AlertedBins): HttpReply | undefined {
  const starting = findNotActive(bins, kind).map(({ binName, ...bin }) => ({ ...bin, name: binName }))
  if (starting.length === 0) return undefined
  const [only] = starting.length === 1 ? starting : []
  const missing = only?.blockers.map(({ text }) => ` ${text}`).join('') ?? ''
  return refuse(
    'bin-not-active',
    `De opstart van ${starting.map(({ name }) => `BIN ${name}`).join(', ')} is niet afgerond: alleen een testoproep is mogelijk.${missing}`,
    { binIds: starting.map(({ binId }) => binId), bins: starting },
  )
}

function refuseRecipients(
  body: RaiseAlertRequest,
  { recipients, unreachable }: ChosenRecipients,
): HttpReply | undefined {
  const total = recipients.length + unreachable.length
  if (recipients.length === 0) {
    return refuse('no-recipients', 'Geen enkel lid van dit BIN heeft een telefoonnummer waarop het bereikbaar is.')
  }
  const confirmed = body.confirm?.recipients
  if (confirmed === total || (confirmed === undefined && total <= UNCONFIRMED_AT_MOST)) return undefined
  return refuse(
    'recipients-unconfirmed',
    `Deze oproep gaat naar ${total} mensen. Bevestig met confirm.recipients: ${total}.`,
    { recipients: total },
  )
}

async function refuseDuplicate(
  { journal, now }: Pick<Dependencies, 'journal' | 'now'>,
  recent: RecentAlert,
  { binIds }: RaiseAlertRequest,
): Promise<HttpReply> {
  const runningAlert = await showRecentAlert(journal, recent)
  return refuse(
    'duplicate-alert',
    describeDuplicate(runningAlert, now(), binIds.length),
    { runningAlert },
    { link: `<${runningAlert.url}>; rel="related"` },
  )
}

export const handler = httpRoute(routes.raiseAlert, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    workflow: makeAlertWorkflow(new SFNClient({}), settings.STATE_MACHINE_ARN),
    duplicateWindow: settings.DUPLICATE_WINDOW_SECONDS * 1000,
    now: () => new Date(),
    newAlertId: () => AlertId.parse(`alr_${ulid()}`),
    log,
  }),
)
