import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { GiveUp } from '#contract/errors.ts'
import { type CloseMailingOutput, MailingInput } from '#contract/mailing.ts'
import { countMails, type MailCounts } from '#mailing/mail-tally.ts'
import { closeMailing, getMailing, listMailBatches } from '#mailing/mailing-store.ts'
import type { Log } from '#runtime/log.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

interface Dependencies {
  readonly journal: Journal
  readonly now: () => Date
  readonly measure: (kind: string, counts: MailCounts) => void
  readonly log: Log
}

/** Closes a mailing once everyone's mail is sent, or is known not to be; may be said twice. */
export function makeHandler({ journal, now, measure, log }: Dependencies) {
  return async ({ mailingId }: z.output<typeof MailingInput>): Promise<CloseMailingOutput> => {
    const mailing = await getMailing(journal, mailingId)
    if (mailing === undefined) throw new GiveUp('there is no such mailing')
    const batches = await listMailBatches(journal, mailing)
    const counts = countMails(batches)
    if (batches.some(({ done }) => !done)) {
      log.warn('mailing-stopped', { mailingId, recipients: counts.recipients, waiting: counts.waiting })
      return { complete: false }
    }
    if (await closeMailing(journal, mailingId, now().toISOString())) {
      log.info('mailing-sent', { mailingId, recipients: counts.recipients, sent: counts.sent })
      measure(mailing.kind, counts)
    }
    return { complete: true }
  }
}

function measureMailing(kind: string, counts: MailCounts): void {
  const metrics = new Metrics({ namespace: 'BIN' })
  metrics.addDimension('kind', kind)
  metrics.addMetric('MailingsSent', MetricUnit.Count, 1)
  metrics.addMetric('MailsSent', MetricUnit.Count, counts.sent)
  metrics.addMetric('MailsRefused', MetricUnit.Count, counts.refused)
  metrics.publishStoredMetrics()
}

export const handler = workflowTask('close-mailing', MailingInput, JournalSettings, (settings, log) =>
  makeHandler({ journal: openJournal(settings), now: () => new Date(), measure: measureMailing, log }),
)
