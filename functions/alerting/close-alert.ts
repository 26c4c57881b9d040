import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { SESClient } from '@aws-sdk/client-ses'
import { ulid } from 'ulid'
import * as z from 'zod'
import type { Alert } from '#alerts/alert.ts'
import { closeFacts, getAlert, moveAlert, noteSummary } from '#alerts/alert-store.ts'
import { readZones } from '#alerts/alerted-bins-store.ts'
import { type ClosingFigures, draftFeedback, reckonClosing, titleFeedback } from '#alerts/closing.ts'
import { type BinSummary, mailToCoordinator, mailToZone } from '#alerts/closing-mail.ts'
import type { Prices } from '#alerts/cost.ts'
import type { Delivery } from '#alerts/delivery.ts'
import { listBatches, listDeliveries } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { type Mailer, makeSesMailer } from '#alerts/ses-mailer.ts'
import { countDeliveries, countsOf } from '#alerts/tally.ts'
import { composeTextMessage } from '#alerts/text-message.ts'
import { createBulletin } from '#bulletins/bulletin-store.ts'
import { feedbackBulletins } from '#bulletins/feedback.ts'
import type { AlertCounts } from '#contract/alerts-api.ts'
import { GiveUp } from '#contract/errors.ts'
import { BulletinId, type ZoneId } from '#contract/ids.ts'
import { CloseAlertInput, type OpenCloseOutOutput } from '#contract/workflow.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBins, getMember, getMembers } from '#directory/directory-store.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'
import { markStopped } from '#telephony/waiting-store.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  MAIL_SENDER: z.string().min(1),
  STAGE: z.string().min(1),
  PRICE_CALL_MINUTE: z.coerce.number().nonnegative(),
  PRICE_SMS_PART: z.coerce.number().nonnegative(),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly sendMail: Mailer
  readonly stage: string
  readonly prices: Prices
  readonly now: () => Date
  readonly newBulletinId: () => BulletinId
  readonly measure: (alert: Alert, counts: AlertCounts, figures: ClosingFigures) => void
  readonly log: Log
}

/**
 * Closes an alert once its batches are settled: counts, time to acknowledgement and cost, the draft of the feedback,
 * and the summary by mail (product rule 11). Every step may be taken twice; a summary that cannot be mailed does not
 * keep an alert open.
 */
export function makeHandler(dependencies: Dependencies) {
  const { journal, prices, now, log } = dependencies
  return async ({ alertId, phase, failed }: z.output<typeof CloseAlertInput>): Promise<OpenCloseOutOutput> => {
    const standing = await listBatches(journal, alertId)
    const batches = standing.map(({ batch, size }) => ({ batch, size, last: size - 1 }))
    if (phase === 'open') return { batches }

    await moveAlert(journal, alertId, failed === true ? 'fail' : 'close')
    await markStopped(journal, alertId)
    const alert = await getAlert(journal, alertId)
    if (alert === undefined) throw new GiveUp('there is no such alert')
    const deliveries = await listDeliveries(journal, alertId, standing)
    const counts = countsOf(countDeliveries(deliveries))
    const { parts } = composeTextMessage({
      kind: alert.kind,
      language: alert.bins[0]?.language ?? 'nl',
      ...alert.message,
    })
    const figures = reckonClosing(alert, deliveries, parts, prices)
    const zones = byZone(alert, deliveries).map(({ zoneId, own }) => ({
      zoneId,
      own,
      figures: reckonClosing(alert, own, parts, prices),
    }))
    const isFirst = await closeFacts(journal, alertId, {
      closedAt: now().toISOString(),
      ...figures,
      figuresOfZones: zones.map(({ zoneId, figures: ofZone }) => ({ zoneId, ...ofZone })),
      ...(alert.followUpOf === undefined
        ? {
            feedbackDrafts: {
              title: titleFeedback(alert),
              ofZones: zones.map(({ zoneId, own }) => ({
                zoneId,
                id: dependencies.newBulletinId(),
                text: draftFeedback(alert, own),
              })),
            },
          }
        : {}),
    })
    const closed = await getAlert(journal, alertId)
    for (const draft of closed === undefined ? [] : feedbackBulletins(closed)) await createBulletin(journal, draft)
    if (isFirst) {
      log.info('alert-closed', {
        alertId,
        status: alert.status,
        total: counts.total,
        acknowledged: counts.acknowledged,
      })
      dependencies.measure(alert, counts, figures)
    }
    if (alert.summarySentAt === undefined) {
      try {
        await mailSummaries(dependencies, alert, zones, deliveries)
        await noteSummary(journal, alertId, now().toISOString())
      } catch (error) {
        log.error('summary-not-sent', error, { alertId })
      }
    }
    return { batches: [] }
  }
}

/** What became of an alert in one of its zones. */
interface ZoneClosing {
  readonly zoneId: ZoneId
  readonly own: readonly Delivery[]
  readonly figures: ClosingFigures
}

function byZone({ bins }: Alert, deliveries: readonly Delivery[]): readonly Omit<ZoneClosing, 'figures'>[] {
  const zoneOf = new Map(bins.map(({ binId, zoneId }) => [binId, zoneId]))
  const own = Map.groupBy(deliveries, ({ binId }) => zoneOf.get(binId))
  return [...new Set(zoneOf.values())].map((zoneId) => ({ zoneId, own: own.get(zoneId) ?? [] }))
}

async function mailSummaries(
  { directory, sendMail, stage }: Dependencies,
  alert: Alert,
  closings: readonly ZoneClosing[],
  deliveries: readonly Delivery[],
): Promise<void> {
  const bins = await getBins(
    directory,
    alert.bins.map(({ binId }) => binId),
  )
  const zones = await readZones(
    directory,
    bins.map(({ zoneId }) => zoneId),
  )
  const deliveriesOf = Map.groupBy(deliveries, ({ binId }) => binId)
  const summaries = await Promise.all(
    bins.map(async (bin) => ({
      bin,
      coordinatorEmail: await readCoordinatorEmail(directory, bin),
      summary: await summarise(directory, alert, bin, deliveriesOf.get(bin.binId) ?? []),
    })),
  )
  const mails = [
    ...zones.flatMap(({ zoneId, summaryEmail: to }) => {
      const ofZone = summaries.filter(({ bin }) => bin.zoneId === zoneId).map(({ summary }) => summary)
      return closings
        .filter((closing) => closing.zoneId === zoneId)
        .map(({ own, figures }) => mailToZone({ to, stage }, alert, figures, countsOf(countDeliveries(own)), ofZone))
    }),
    ...summaries.map(({ bin, coordinatorEmail, summary }) =>
      mailToCoordinator({ to: coordinatorEmail ?? bin.mailbox, stage }, alert, summary),
    ),
  ]
  for (const mail of mails) await sendMail(mail)
}

async function readCoordinatorEmail(directory: Directory, { binId, coordinatorId }: Bin): Promise<string | undefined> {
  if (coordinatorId === undefined) return undefined
  return (await getMember(directory, { binId, memberId: coordinatorId }))?.email
}

async function summarise(
  directory: Directory,
  alert: Alert,
  { binId, name }: Bin,
  deliveries: readonly Delivery[],
): Promise<BinSummary> {
  const missed = alert.kind === 'test' ? deliveries.filter(({ acknowledgedAt }) => acknowledgedAt === undefined) : []
  const members = await getMembers(
    directory,
    missed.map(({ memberId }) => ({ binId, memberId })),
  )
  return {
    name,
    counts: countsOf(countDeliveries(deliveries)),
    unacknowledged: members
      .map((member) => {
        const phone = member.phone ?? member.phoneAsEntered
        return { name: member.name, ...(phone === undefined ? {} : { phone }) }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'nl')),
  }
}

function measureClosing({ kind }: Alert, counts: AlertCounts, figures: ClosingFigures): void {
  const metrics = new Metrics()
  metrics.addDimension('kind', kind)
  metrics.addMetric('AlertsClosed', MetricUnit.Count, 1)
  metrics.addMetric('Recipients', MetricUnit.Count, counts.total)
  metrics.addMetric('Acknowledged', MetricUnit.Count, counts.acknowledged)
  metrics.addMetric('Failed', MetricUnit.Count, counts.failed)
  if (figures.medianSecondsToAcknowledge !== undefined) {
    metrics.addMetric('MedianSecondsToAcknowledge', MetricUnit.Seconds, figures.medianSecondsToAcknowledge)
  }
  metrics.publishStoredMetrics()
}

export const handler = workflowTask('close-alert', CloseAlertInput, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    sendMail: makeSesMailer(new SESClient({}), settings.MAIL_SENDER),
    stage: settings.STAGE,
    prices: { callMinuteEuro: settings.PRICE_CALL_MINUTE, smsPartEuro: settings.PRICE_SMS_PART },
    now: () => new Date(),
    newBulletinId: () => BulletinId.parse(`blt_${ulid()}`),
    measure: measureClosing,
    log,
  }),
)
