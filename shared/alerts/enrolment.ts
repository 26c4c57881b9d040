import type { AlertId, BinId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'
import { BATCH_SIZE } from '#contract/workflow.ts'
import type { Delivery } from './delivery.ts'
import type { ChosenRecipients } from './recipients.ts'

/** What enrolment needs to know of a BIN. */
export interface EnrolledBin {
  readonly binId: BinId
  readonly language: Language
  readonly textAfterMissedRetry: boolean
}

/** Deliveries of one BIN, at most 40. */
export interface EnrolledBatch {
  readonly batch: number
  readonly binId: BinId
  readonly deliveries: readonly Delivery[]
}

/**
 * Divides the recipients into batches of one BIN each, in the order of the BINs, the same way every time; who cannot be
 * reached is a delivery that has ended already. The BIN's language is spoken (product rule 1).
 */
export function enrolRecipients(
  alertId: AlertId,
  bins: readonly EnrolledBin[],
  { recipients, unreachable }: ChosenRecipients,
): readonly EnrolledBatch[] {
  const reachableOf = Map.groupBy(recipients, ({ binId }) => binId)
  const unreachableOf = Map.groupBy(unreachable, ({ binId }) => binId)
  const batches: EnrolledBatch[] = []
  for (const { binId, language, textAfterMissedRetry } of bins) {
    const common = { alertId, binId, language, attempts: [] } as const
    const people = [
      ...(reachableOf.get(binId) ?? []).map(({ memberId, channel, phone, canText }) => ({
        ...common,
        memberId,
        channel,
        phone,
        textable: textAfterMissedRetry && canText,
        phase: 'enrolled' as const,
      })),
      ...(unreachableOf.get(binId) ?? []).map(({ memberId }) => ({
        ...common,
        memberId,
        channel: 'voice' as const,
        textable: false,
        phase: 'ended' as const,
        outcome: 'unreachable' as const,
      })),
    ]
    for (let first = 0; first < people.length; first += BATCH_SIZE) {
      const batch = batches.length
      const some = people.slice(first, first + BATCH_SIZE)
      batches.push({ batch, binId, deliveries: some.map((person, index) => ({ ...person, batch, index })) })
    }
  }
  return batches
}
