import type { AttemptNumber } from '#alerts/delivery.ts'
import type { DeliveryKey } from '#contract/workflow.ts'

/** Names one call: a delivery, and which of its two attempts. */
export interface CallKey extends DeliveryKey {
  readonly attempt: AttemptNumber
}

/** Connect's ClientToken of a call: the same for every request that means this call, another for the retry. */
export function clientTokenOf({ alertId, batch, index, attempt }: CallKey): string {
  return `${alertId}/${batch}/${index}:${attempt}`
}
