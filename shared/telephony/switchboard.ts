import type { Journal } from '#alerts/journal.ts'
import type { CallKey } from './call-key.ts'
import type { Dialler } from './connect-dialler.ts'
import type { ReturnToken } from './workflow-tokens.ts'

/** Durations in milliseconds. */
export interface SwitchboardTimes {
  /** From the end of a first attempt to its retry: five minutes (product rule 3). */
  readonly retryAfter: number
  /** How long a line is held for a call before somebody asks Connect what became of it. */
  readonly lineLease: number
  /** How far ahead a slot in time may lie; who would wait longer leaves the line to others. */
  readonly slotWait: number
}

/** What the switchboard works with; the clock, the pause and chance are handed in. */
export interface Switchboard {
  readonly journal: Journal
  readonly dialler: Dialler
  readonly returnToken: ReturnToken
  readonly times: SwitchboardTimes
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<void>
  readonly random: () => number
  readonly newHolder: () => string
  readonly note: (
    code: 'call-dialled' | 'call-refused' | 'call-throttled' | 'call-unsure' | 'dial-misconfigured',
    call: CallKey,
    reason?: string,
  ) => void
}

/** A moment so many milliseconds from now, in ISO 8601. */
export function inFuture({ now }: Switchboard, milliseconds: number): string {
  return new Date(now().getTime() + milliseconds).toISOString()
}
