import type { AlertId, BinId, BulletinId, ZoneId } from '#contract/ids.ts'
import type { AlertKind, FollowUpKind, Language } from '#contract/vocabulary.ts'
import type { AnnouncementState } from '#directory/test-announcement.ts'

/** The three spoken parts, complete: what the dispatcher left out was filled from the zone. */
export interface SpokenParts {
  readonly sender: string
  readonly text: string
  readonly advice?: string
}

/** A BIN as an alert remembers it. */
export interface AlertedBin {
  readonly binId: BinId
  readonly zoneId: ZoneId
  readonly name: string
  readonly language: Language
  /** Of a test: how it stood to what the members were told beforehand, when it was raised (product rule 9). */
  readonly announcement?: AnnouncementState
}

/** How far an alert has come; what the dispatcher sees between `enrolled` and the end follows from the counts. */
export type AlertStatus = 'raised' | 'enrolled' | 'cancelled' | 'closed' | 'failed'

/** One warm alert. Times are ISO 8601, cost in euro. */
export interface Alert {
  readonly alertId: AlertId
  readonly kind: AlertKind
  readonly status: AlertStatus
  readonly bins: readonly AlertedBin[]
  readonly message: SpokenParts
  readonly createdAt: string
  readonly createdBy: string
  readonly incidentRef?: string
  readonly recipients: number
  readonly followUpOf?: AlertId
  readonly followUpKind?: FollowUpKind
  readonly followUps?: readonly AlertId[]
  readonly enrolledAt?: string
  readonly firstCallAt?: string
  readonly cancelledAt?: string
  readonly cancelledBy?: string
  readonly cancelReason?: string
  readonly closedAt?: string
  readonly summarySentAt?: string
  readonly medianSecondsToAcknowledge?: number
  readonly cost?: number
  /** The same of each of its zones, which knows no other's. */
  readonly figuresOfZones?: readonly ZoneFigures[]
  readonly feedbackDrafts?: FeedbackDrafts
}

/** What an alert came to in one zone: euro, and seconds from its raising over all who acknowledged there. */
export interface ZoneFigures {
  readonly zoneId: ZoneId
  readonly medianSecondsToAcknowledge?: number
  readonly cost: number
}

/** The first words of the feedback on an alert: a draft bulletin in each of its zones, with that zone's counts. */
export interface FeedbackDrafts {
  readonly title: string
  readonly ofZones: readonly { readonly zoneId: ZoneId; readonly id: BulletinId; readonly text: string }[]
}

/** What moves an alert on. */
export type AlertMove = 'enrol' | 'cancel' | 'close' | 'fail'

/** Which status each move starts from; a cancelled alert keeps its state when it is closed. */
export const alertMoves: Readonly<
  Record<AlertMove, { readonly from: readonly AlertStatus[]; readonly to: AlertStatus }>
> = {
  enrol: { from: ['raised'], to: 'enrolled' },
  cancel: { from: ['raised', 'enrolled'], to: 'cancelled' },
  close: { from: ['raised', 'enrolled'], to: 'closed' },
  fail: { from: ['raised', 'enrolled'], to: 'failed' },
}

/** Whether calls may still start for it. */
export function mayCall(alert: Pick<Alert, 'status'>): boolean {
  return alert.status === 'raised' || alert.status === 'enrolled'
}

/**
 * Whether its recipients are still to be written down: those too of an alert that was cancelled before they were, so that
 * each of them ends in an outcome.
 */
export function mayEnrol(alert: Pick<Alert, 'status' | 'enrolledAt' | 'closedAt'>): boolean {
  if (alert.enrolledAt !== undefined || alert.closedAt !== undefined) return false
  return alert.status === 'raised' || alert.status === 'cancelled'
}
