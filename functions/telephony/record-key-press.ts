import * as z from 'zod'
import { recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import type { Log } from '#runtime/log.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { contactFlowStep } from '#runtime/tasks.ts'
import { CallReference } from '#telephony/call-reference.ts'

/** The event of a contact flow's InvokeLambdaFunction, as far as it is read. */
const KeyPress = z.object({
  Details: z.object({
    ContactData: z.object({ Attributes: CallReference }),
    Parameters: z.looseObject({ key: z.literal('1') }),
  }),
})

/**
 * Writes an acknowledgement: pressing 1 is the only thing that is one. Connect asks again within its 8 seconds when an
 * answer fails, and the second time changes nothing.
 */
export function makeHandler({ journal, now, log }: { journal: Journal; now: () => Date; log: Log }) {
  return async ({ Details }: z.output<typeof KeyPress>): Promise<Readonly<Record<string, string>>> => {
    const { key } = Details.ContactData.Attributes
    const recorded = await recordOnDelivery(journal, key, { kind: 'acknowledged', at: now().toISOString() })
    if (recorded.kind === 'missing') throw new Error('a key press without a delivery')
    await recorded.counted
    log.info('acknowledged', { alertId: key.alertId, batch: key.batch, index: key.index })
    return { recorded: 'true' }
  }
}

export const handler = contactFlowStep('record-key-press', KeyPress, JournalSettings, (settings, log) =>
  makeHandler({
    journal: openJournal(settings),
    now: () => new Date(),
    log,
  }),
)
