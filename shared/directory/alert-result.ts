import type { AlertId, BinId } from '#contract/ids.ts'
import type { AlertKind } from '#contract/vocabulary.ts'

/** What the calls and texts of an alert came to, and their prices of the day in euro. */
export interface UsedByAlert {
  /** As they are billed: each call apart, rounded up. */
  readonly callSeconds: number
  readonly smsParts: number
  readonly callMinutePrice: number
  readonly smsPartPrice: number
}

/** What one alert came to in one BIN: numbers only, so it may be kept when the alert and its people are forgotten. */
export interface AlertResult {
  readonly binId: BinId
  readonly alertId: AlertId
  readonly kind: AlertKind
  /** Told those who were reached how it went on, or that all is clear. */
  readonly isFollowUp: boolean
  readonly ended: 'closed' | 'cancelled' | 'failed'
  /** ISO 8601, UTC. */
  readonly raisedAt: string
  readonly recipients: number
  /** Heard it on the telephone, or were sent the text. */
  readonly reached: number
  readonly acknowledged: number
  /** Whole seconds from the raising to each acknowledgement, shortest first. */
  readonly secondsToAcknowledge: readonly number[]
  /** Euro: its calls and texts at the prices of the day; absent where it was not reckoned. */
  readonly cost?: number
  /** What the cost was reckoned from. */
  readonly used?: UsedByAlert
}
