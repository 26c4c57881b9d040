import type * as z from 'zod'
import { getAlert } from '#alerts/alert-store.ts'
import { forgetNumbers, getBatch, listBatch, putBatch, recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { countDeliveries } from '#alerts/tally.ts'
import { GiveUp } from '#contract/errors.ts'
import { CloseBatchInput, type CloseBatchOutput } from '#contract/workflow.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

interface Dependencies {
  readonly journal: Journal
  readonly now: () => Date
}

/**
 * Makes the outcomes of a batch final. Calls in progress are left to end by themselves the first time; the last time
 * everything is settled, the telephone numbers go, and the counts are made afresh from the deliveries.
 */
export function makeHandler({ journal, now }: Dependencies) {
  return async ({ alertId, batch, final }: z.output<typeof CloseBatchInput>): Promise<CloseBatchOutput> => {
    const [alert, standing] = await Promise.all([getAlert(journal, alertId), getBatch(journal, alertId, batch)])
    if (alert === undefined || standing === undefined) throw new GiveUp('there is no such batch')
    const uncalled = alert.status === 'cancelled' ? 'cancelled' : 'failed'
    const open = await listBatch(journal, alertId, batch, standing.size)
    await Promise.all(
      open
        .filter(({ phase }) => phase !== 'ended')
        .map(async (key) => (await recordOnDelivery(journal, key, { kind: 'settle', final, uncalled })).counted),
    )
    const settled = await listBatch(journal, alertId, batch, standing.size)
    const inCall = settled.some(({ phase }) => phase !== 'ended')
    if (!inCall) {
      await forgetNumbers(journal, settled)
      await putBatch(journal, alertId, { ...standing, tally: countDeliveries(settled) }, now())
    }
    return { inCall }
  }
}

export const handler = workflowTask('close-batch', CloseBatchInput, JournalSettings, (settings) =>
  makeHandler({ journal: openJournal(settings), now: () => new Date() }),
)
