import * as z from 'zod'
import { mayCall, mayEnrol } from '#alerts/alert.ts'
import { getAlert, moveAlert } from '#alerts/alert-store.ts'
import { readZones } from '#alerts/alerted-bins-store.ts'
import { listBatches, putBatch, putDeliveries } from '#alerts/delivery-store.ts'
import { enrolRecipients } from '#alerts/enrolment.ts'
import type { Journal } from '#alerts/journal.ts'
import { findReached, findRecipients } from '#alerts/recipients-store.ts'
import { countDeliveries } from '#alerts/tally.ts'
import { GiveUp } from '#contract/errors.ts'
import { EnrolInput, type EnrolOutput } from '#contract/workflow.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'
import { type Capacity, layLines } from '#telephony/line-store.ts'
import { enqueueFirst, markRunning, markStopped } from '#telephony/waiting-store.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  LINES: z.coerce.number().int().positive(),
  DIALS_PER_SECOND: z.coerce.number().positive(),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly capacity: Capacity
  readonly now: () => Date
}

/**
 * Writes an alert's recipients as deliveries and answers their batches. The division into batches is the same every
 * time and is announced by one last write, so that an enrolment that died half-way is simply done again. Of an alert that
 * was cancelled meanwhile there are none to call; the close-out finds them in the journal.
 */
export function makeHandler({ directory, journal, capacity, now }: Dependencies) {
  return async ({ alertId }: z.output<typeof EnrolInput>): Promise<EnrolOutput> => {
    const alert = await getAlert(journal, alertId)
    if (alert === undefined) throw new GiveUp('there is no such alert')
    if (alert.status === 'enrolled') return { batches: (await listBatches(journal, alertId)).map(batchOf) }
    if (!mayEnrol(alert)) return { batches: [] }

    const bins = await getBins(
      directory,
      alert.bins.map(({ binId }) => binId),
    )
    const zones = await readZones(
      directory,
      bins.map(({ zoneId }) => zoneId),
    )
    const parent = alert.followUpOf === undefined ? undefined : await getAlert(journal, alert.followUpOf)
    const chosen =
      parent === undefined
        ? await findRecipients(directory, bins, zones)
        : await findReached(directory, journal, parent, bins)
    const batches = enrolRecipients(alertId, bins, chosen)
    await Promise.all([
      putDeliveries(
        journal,
        batches.flatMap(({ deliveries }) => deliveries),
        now(),
      ),
      ...batches.map(({ batch, binId, deliveries }) =>
        putBatch(
          journal,
          alertId,
          { batch, binId, size: deliveries.length, tally: countDeliveries(deliveries) },
          now(),
        ),
      ),
      layLines(journal, capacity),
    ])
    if (!mayCall(alert)) return { batches: [] }
    // In the queue before the workflow waits for them: place-call has only to note its token.
    const toCall = batches.flatMap(({ deliveries }) =>
      deliveries.filter(({ phase, channel }) => phase === 'enrolled' && channel === 'voice'),
    )
    await enqueueFirst(journal, toCall, now())
    await markRunning(journal, alertId, now())
    const goesOn = await moveAlert(journal, alertId, 'enrol', { enrolledAt: now().toISOString() })
    if (!goesOn) {
      // Cancelled while it was being enrolled: its queue must not take lines from the next alert.
      await markStopped(journal, alertId)
      return { batches: [] }
    }
    return { batches: batches.map(({ batch, deliveries }) => batchOf({ batch, size: deliveries.length })) }
  }
}

function batchOf({ batch, size }: { readonly batch: number; readonly size: number }) {
  return { batch, size, last: size - 1 }
}

export const handler = workflowTask('enrol-recipients', EnrolInput, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    capacity: { lines: settings.LINES, dialsPerSecond: settings.DIALS_PER_SECOND },
    now: () => new Date(),
  }),
)
