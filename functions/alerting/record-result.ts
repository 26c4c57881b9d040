import * as z from 'zod'
import type { Alert } from '#alerts/alert.ts'
import { getAlert } from '#alerts/alert-store.ts'
import type { Prices } from '#alerts/cost.ts'
import { listBatches, listDeliveries } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { resultsOf, showsTestCall } from '#alerts/result.ts'
import { GiveUp } from '#contract/errors.ts'
import type { BinId } from '#contract/ids.ts'
import { RecordResultInput } from '#contract/workflow.ts'
import { keepResults } from '#directory/alert-result-store.ts'
import { audited } from '#directory/audit-store.ts'
import { changeBin } from '#directory/bin-store.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getBin } from '#directory/directory-store.ts'
import { enterTestCall } from '#directory/record-step.ts'
import { markStreetsChanged } from '#directory/street-version-store.ts'
import { roleNames } from '#runtime/role-names.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  PRICE_CALL_MINUTE: z.coerce.number().nonnegative(),
  PRICE_SMS_PART: z.coerce.number().nonnegative(),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly prices: Prices
}

/**
 * Writes into the directory what an alert came to: the numbers of each BIN, which outlive the journal, and after a test
 * call step 13 of the start-up. Every step may be taken twice.
 */
export function makeHandler({ directory, journal, prices }: Dependencies) {
  return async ({ alertId }: z.output<typeof RecordResultInput>): Promise<void> => {
    const alert = await getAlert(journal, alertId)
    if (alert?.closedAt === undefined) throw new GiveUp('there is no such alert, or it has not ended')
    const deliveries = await listDeliveries(journal, alertId, await listBatches(journal, alertId))
    const results = resultsOf(alert, deliveries, prices)
    await keepResults(directory, results)
    for (const { binId } of results.filter(showsTestCall)) await recordTestCall(directory, alert, binId)
  }
}

/** Those who enter steps of one BIN at the same time are at most a handful. */
const MOST_CONFLICTS = 5

async function recordTestCall(directory: Directory, alert: Alert, binId: BinId): Promise<void> {
  const { alertId, createdAt, createdBy } = alert
  const announcement = alert.bins.find((bin) => bin.binId === binId)?.announcement
  const test = {
    day: dayInBrussels(new Date(createdAt)),
    document: alertId,
    actor: roleNames.dispatcher,
    ...(announcement === undefined ? {} : { announcement }),
  }
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    const bin = await getBin(directory, binId, { consistent: true })
    const tested = bin === undefined ? undefined : enterTestCall(bin, test)
    if (tested === undefined) return
    const entry = {
      zoneId: tested.zoneId,
      binId,
      actor: { subject: createdBy, role: 'dispatcher' as const },
      action: 'bin-step-recorded' as const,
      subjects: [binId, alertId],
      details: { step: 13, state: 'done', status: tested.status },
    }
    const written = await audited(directory, entry, () => changeBin(directory, tested), Boolean)
    if (written === undefined) continue
    // The street lookup shows which BINs can be alerted.
    if (written.status !== bin?.status) await markStreetsChanged(directory)
    return
  }
  throw new Error('a BIN was changed by too many at once')
}

export const handler = workflowTask('record-result', RecordResultInput, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    prices: { callMinuteEuro: settings.PRICE_CALL_MINUTE, smsPartEuro: settings.PRICE_SMS_PART },
  }),
)
