import { z } from 'zod'
import { recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { makeDocumentClient } from '#runtime/clients.ts'
import type { Log } from '#runtime/log.ts'
import { contactFlowStep } from '#runtime/tasks.ts'
import { CallReference } from '#telephony/call-reference.ts'

const Settings = z.object({
  JOURNAL_TABLE: z.string().min(1),
  JOURNAL_RETENTION_DAYS: z.coerce.number().int().positive(),
})

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
    log.info('acknowledged', { alertId: key.alertId, batch: key.batch, index: key.index })
    return { recorded: 'true' }
  }
}

export const handler = contactFlowStep('record-key-press', KeyPress, Settings, (settings, log) =>
  makeHandler({
    journal: {
      client: makeDocumentClient(),
      table: settings.JOURNAL_TABLE,
      retentionDays: settings.JOURNAL_RETENTION_DAYS,
    },
    now: () => new Date(),
    log,
  }),
)
