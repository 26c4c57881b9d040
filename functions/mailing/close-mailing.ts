import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { resultOfRelay } from '#bulletins/result.ts'
import { GiveUp } from '#contract/errors.ts'
import { type CloseMailingOutput, MailingInput } from '#contract/mailing.ts'
import { keepBulletinResult } from '#directory/bulletin-result-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { countMails, type MailCounts } from '#mailing/mail-tally.ts'
import { closeMailing, getMailing, listMailBatches } from '#mailing/mailing-store.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  PRICE_MAIL: z.coerce.number().nonnegative(),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  /** Euro. */
  readonly mailPrice: number
  readonly now: () => Date
  readonly measure: (kind: string, counts: MailCounts) => void
  readonly log: Log
}

/**
 * Closes a mailing once everyone's mail is sent, or is known not to be; may be said twice. What relaying a bulletin cost
 * is kept with the BIN first: the journal forgets the mailing, and a crash in between is followed by another try.
 */
export function makeHandler({ directory, journal, mailPrice, now, measure, log }: Dependencies) {
  return async ({ mailingId }: z.output<typeof MailingInput>): Promise<CloseMailingOutput> => {
    const mailing = await getMailing(journal, mailingId)
    if (mailing === undefined) throw new GiveUp('there is no such mailing')
    const batches = await listMailBatches(journal, mailing)
    const counts = countMails(batches)
    if (batches.some(({ done }) => !done)) {
      log.warn('mailing-stopped', { mailingId, recipients: counts.recipients, waiting: counts.waiting })
      return { complete: false }
    }
    const result = resultOfRelay(mailing, counts.sent, mailPrice)
    if (result !== undefined) await keepBulletinResult(directory, result)
    if (await closeMailing(journal, mailingId, now().toISOString())) {
      log.info('mailing-sent', { mailingId, recipients: counts.recipients, sent: counts.sent })
      measure(mailing.kind, counts)
    }
    return { complete: true }
  }
}

function measureMailing(kind: string, counts: MailCounts): void {
  const metrics = new Metrics()
  metrics.addDimension('kind', kind)
  metrics.addMetric('MailingsSent', MetricUnit.Count, 1)
  metrics.addMetric('MailsSent', MetricUnit.Count, counts.sent)
  metrics.addMetric('MailsRefused', MetricUnit.Count, counts.refused)
  metrics.publishStoredMetrics()
}

export const handler = workflowTask('close-mailing', MailingInput, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    mailPrice: settings.PRICE_MAIL,
    now: () => new Date(),
    measure: measureMailing,
    log,
  }),
)
