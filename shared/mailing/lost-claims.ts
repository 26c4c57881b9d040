import type { MailDelivery } from './mail-delivery.ts'

/** How long a claim may stand before it counts as lost, in milliseconds. */
export interface ClaimTimes {
  /** Once SES's events have told of mail that was claimed later. */
  readonly lostAfter: number
  /** Whether they have or not: events are best effort, and may be lost with the rest. */
  readonly lostAtLast: number
}

/**
 * Before which moment (ISO 8601) a claim of this batch must have been made to count as lost, nothing having been heard
 * of its mail. Silence says something only while events come in: so a claim is lost when it is old and SES has told of a
 * mail of the batch that was claimed later, or of the last one that it is known to have taken. Where events are merely
 * late, this waits with them.
 */
export function lostBefore(batch: readonly MailDelivery[], now: Date, { lostAfter, lostAtLast }: ClaimTimes): string {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString()
  const taken = batch.filter(({ phase }) => phase === 'sent').toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  const last = taken.at(-1)
  if (last === undefined || isHeard(last)) return ago(lostAfter)
  const lastHeard = taken.findLast(isHeard)
  const toldUntil = lastHeard === undefined ? '' : timeOf(lastHeard)
  const [earliest = ''] = [ago(lostAfter), toldUntil].toSorted()
  return earliest > ago(lostAtLast) ? earliest : ago(lostAtLast)
}

function isHeard({ fate }: MailDelivery): boolean {
  return fate !== undefined
}

function timeOf({ claimedAt = '' }: MailDelivery): string {
  return claimedAt
}
