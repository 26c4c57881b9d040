import type { Outcome } from '#contract/vocabulary.ts'

/** What Connect says of a call that ended, by its event or by DescribeContact. Times are ISO 8601. */
export interface EndedCall {
  readonly startedAt?: string | undefined
  readonly connectedAt?: string | undefined
  readonly disconnectedAt: string
  readonly disconnectReason?: string | undefined
  readonly answeringMachine?: string | undefined
}

/** Why a call that nobody answered ended (Connect's contact record); what is not named here is a technical failure. */
const unanswered: Readonly<Record<string, Outcome>> = {
  TELECOM_BUSY: 'busy',
  TELECOM_NUMBER_INVALID: 'unreachable',
  TELECOM_UNANSWERED: 'no-answer',
  TELECOM_TIMEOUT: 'no-answer',
  TELECOM_ORIGINATOR_CANCEL: 'no-answer',
  CUSTOMER_DISCONNECT: 'no-answer',
  EXPIRED: 'no-answer',
}

/** By answering-machine detection, which only campaign calls have; the values are an open list. */
const machines: Readonly<Record<string, Outcome>> = {
  VOICEMAIL_BEEP: 'voicemail',
  VOICEMAIL_NO_BEEP: 'voicemail',
  SIT_TONE_BUSY: 'busy',
  SIT_TONE_INVALID_NUMBER: 'unreachable',
  AMD_UNANSWERED: 'no-answer',
}

/** What came of a call on which nobody pressed 1 (product rule 6). */
export function outcomeOfCall({ connectedAt, disconnectReason, answeringMachine }: EndedCall): Outcome {
  const detected = machines[answeringMachine ?? '']
  if (detected !== undefined) return detected
  if (connectedAt !== undefined) return 'unconfirmed'
  return unanswered[disconnectReason ?? ''] ?? 'failed'
}
