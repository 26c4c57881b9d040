import * as z from 'zod'
import { mayCall } from '#alerts/alert.ts'
import { getAlert } from '#alerts/alert-store.ts'
import { findByPhone } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { phrases } from '#alerts/phrases.ts'
import { voiceFor } from '#alerts/spoken-message.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { contactFlowStep } from '#runtime/tasks.ts'
import { callAttributes } from '#telephony/call-attributes.ts'

const CallBack = z.object({
  Details: z.object({ ContactData: z.object({ CustomerEndpoint: z.object({ Address: z.string() }).nullish() }) }),
})

/** Answers a member who calls back with the alert that is running for their number, newest first (product rule 10). */
export function makeHandler(journal: Journal) {
  return async ({ Details }: z.output<typeof CallBack>): Promise<Readonly<Record<string, string>>> => {
    const phone = Details.ContactData.CustomerEndpoint?.Address
    const deliveries = phone === undefined ? [] : await findByPhone(journal, phone)
    for (const delivery of deliveries) {
      const alert = await getAlert(journal, delivery.alertId)
      if (alert !== undefined && mayCall(alert)) {
        return { found: 'true', ...callAttributes(alert, delivery, 'call-back') }
      }
    }
    return { found: 'false', voice: voiceFor('nl'), spokenText: phrases('nl').noRunningAlertText }
  }
}

export const handler = contactFlowStep('answer-call-back', CallBack, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
