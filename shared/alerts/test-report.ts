import type { BinId } from '#contract/ids.ts'
import type { TestReport } from '#contract/start-up-api.ts'
import type { Member } from '#directory/member.ts'
import type { Alert } from './alert.ts'
import { describeOutcome } from './closing.ts'
import type { Delivery } from './delivery.ts'
import { countDeliveries, countsOf } from './tally.ts'

/**
 * Reports on a test call in one BIN: who did not acknowledge it, by name, those who left since at the end and without
 * one (product rule 9). `members` are those of the deliveries who still are members.
 */
export function reportTest(
  alert: Alert,
  binId: BinId,
  deliveries: readonly Delivery[],
  members: readonly Member[],
): TestReport {
  const { alertId, status, createdAt, closedAt } = alert
  const memberOf = new Map(members.map((member) => [member.memberId, member]))
  const missed = deliveries
    .filter(({ acknowledgedAt }) => acknowledgedAt === undefined)
    .map((delivery) => ({ delivery, member: memberOf.get(delivery.memberId) }))
    .toSorted((a, b) => compareNames(a.member, b.member))
  return {
    alertId,
    binId,
    state: status === 'raised' || status === 'enrolled' || closedAt === undefined ? 'running' : status,
    raisedAt: createdAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    counts: countsOf(countDeliveries(deliveries)),
    unacknowledged: missed.map(({ delivery: { memberId, channel, outcome, attempts }, member }) => {
      const phone = member?.phone ?? member?.phoneAsEntered
      return {
        memberId,
        ...(member === undefined ? {} : { name: member.name }),
        ...(phone === undefined ? {} : { phone }),
        channel,
        ...(outcome === undefined ? {} : { outcome }),
        calls: attempts.length,
        left: member === undefined,
      }
    }),
  }
}

function compareNames(a: Member | undefined, b: Member | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return a.name.localeCompare(b.name, 'nl')
}

/** The report as a table in Dutch, the first row its header. */
export function tabulateTest({ unacknowledged }: TestReport): readonly (readonly string[])[] {
  const rows = unacknowledged.map(({ name, phone, outcome, calls, left }) => [
    name ?? (left ? 'heeft het BIN verlaten' : ''),
    phone ?? '',
    outcome === undefined ? 'nog bezig' : describeOutcome(outcome),
    String(calls),
  ])
  return [['naam', 'telefoon', 'uitkomst', 'oproepen'], ...rows]
}
