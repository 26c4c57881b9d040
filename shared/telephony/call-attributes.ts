import type { Alert } from '#alerts/alert.ts'
import type { AttemptNumber, Delivery } from '#alerts/delivery.ts'
import { phrases } from '#alerts/phrases.ts'
import { composeSpokenMessage, voiceFor } from '#alerts/spoken-message.ts'

/**
 * What the contact flow needs of a call, and no more: the spoken texts, the voice, and the opaque ids by which a key
 * press finds its delivery. Connect keeps attributes for two years, so nothing of the member is among them.
 */
export function callAttributes(
  alert: Alert,
  { batch, index, language }: Pick<Delivery, 'batch' | 'index' | 'language'>,
  attempt: AttemptNumber | 'call-back',
): Readonly<Record<string, string>> {
  const spoken = composeSpokenMessage({
    kind: alert.kind,
    language,
    ...alert.message,
    ...(alert.followUpKind === undefined ? {} : { followUp: alert.followUpKind }),
  })
  if (spoken.kind === 'too-long') throw new Error('an alert was accepted that is too long to speak')
  const { thanksText, notRecordedText } = phrases(language)
  return {
    alertId: alert.alertId,
    delivery: `${batch}/${index}`,
    attempt: String(attempt),
    voice: voiceFor(language),
    spokenText: spoken.ssml,
    thanksText,
    notRecordedText,
  }
}
