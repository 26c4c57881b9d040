import { SNSClient } from '@aws-sdk/client-sns'
import * as z from 'zod'
import { getAlert } from '#alerts/alert-store.ts'
import { getDelivery, recordOnDelivery } from '#alerts/delivery-store.ts'
import type { Journal } from '#alerts/journal.ts'
import { makeSnsTexter, type Texter } from '#alerts/sns-texter.ts'
import { composeTextMessage } from '#alerts/text-message.ts'
import { GiveUp } from '#contract/errors.ts'
import { SendTextInput } from '#contract/workflow.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

const Settings = z.object({ ...JournalSettings.shape, SMS_MAX_PRICE_USD: z.string().min(1) })

interface Dependencies {
  readonly journal: Journal
  readonly sendText: Texter
  readonly now: () => Date
}

/**
 * Sends the text of an alert to one person: after a missed retry, or because they chose SMS (product rule 4). A crash
 * between the sending and its record sends it once more: a text read twice is better than one never read.
 */
export function makeHandler({ journal, sendText, now }: Dependencies) {
  return async (key: z.output<typeof SendTextInput>): Promise<void> => {
    const [alert, delivery] = await Promise.all([getAlert(journal, key.alertId), getDelivery(journal, key)])
    if (alert === undefined || delivery === undefined) throw new GiveUp('there is no such delivery')
    if (alert.status === 'cancelled' || delivery.textSentAt !== undefined) return
    const { text } = composeTextMessage({
      kind: alert.kind,
      language: delivery.language,
      ...alert.message,
      ...(alert.followUpKind === undefined ? {} : { followUp: alert.followUpKind }),
    })
    const sent = delivery.phone === undefined ? 'refused' : await sendText(delivery.phone, text)
    const event =
      sent === 'sent' ? { kind: 'text-sent' as const, at: now().toISOString() } : { kind: 'text-failed' as const }
    await (await recordOnDelivery(journal, key, event)).counted
  }
}

export const handler = workflowTask('send-text-message', SendTextInput, Settings, (settings) =>
  makeHandler({
    journal: openJournal(settings),
    sendText: makeSnsTexter(new SNSClient({}), settings.SMS_MAX_PRICE_USD),
    now: () => new Date(),
  }),
)
