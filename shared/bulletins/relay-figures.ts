import type { Relay } from './relay.ts'

/** What became of a BIN's bulletins; shares are of 1, and absent where there is nothing to share. */
export interface RelayFigures {
  readonly sent: number
  readonly relayed: number
  /** By the BIN itself, before its adjunct had to be asked. */
  readonly relayedInTime: number
  /** Of those that were relayed or are past their time. */
  readonly inTimeShare?: number
}

/** Counts which of a BIN's bulletins it relayed in time (bulletin rule 3); what still has time counts neither way. */
export function countRelays(relays: readonly Relay[], now: Date): RelayFigures {
  const at = now.toISOString()
  const decided = relays.filter(({ relayedAt, adjunctDueAt }) => relayedAt !== undefined || adjunctDueAt < at)
  const inTime = relays.filter(
    ({ relayedAt, relayedBy, adjunctDueAt }) =>
      relayedAt !== undefined && relayedAt <= adjunctDueAt && relayedBy?.role !== 'prevention',
  )
  return {
    sent: relays.length,
    relayed: relays.filter(({ relayedAt }) => relayedAt !== undefined).length,
    relayedInTime: inTime.length,
    ...(decided.length === 0 ? {} : { inTimeShare: Math.round((inTime.length / decided.length) * 1000) / 1000 }),
  }
}
