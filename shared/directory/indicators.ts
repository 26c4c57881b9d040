import type { AlertKind } from '#contract/vocabulary.ts'
import type { AlertResult } from './alert-result.ts'
import type { AuditEntry } from './audit.ts'
import { daysOfQuarter, type FigureName, figureDefinitions, figureNames, type QuarterFigures } from './figures.ts'
import { median, percentile } from './spread.ts'

/** Days, both included: YYYY-MM-DD, as it is in Belgium. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** What the alerts of one kind came to; shares are of 1, times in seconds. What nothing is known of is absent. */
export interface AlertFigures {
  /** That ended; cancelled ones among them, which count no further. */
  readonly alerts: number
  readonly cancelled: number
  readonly recipients: number
  readonly reached: number
  readonly reachedShare?: number
  readonly acknowledged: number
  readonly acknowledgedShare?: number
  readonly medianSecondsToAcknowledge?: number
  readonly p90SecondsToAcknowledge?: number
}

/** One entered figure over a period, and the quarters it is known of. */
export interface EnteredFigure {
  readonly source: 'entered'
  /** The sum of counts; of scores the average over their respondents. */
  readonly value: number
  /** How many answered, of scores. */
  readonly respondents?: number
  readonly quarters: string[]
}

/** Counts what alerts of a kind came to; follow-ups are part of the alert they follow. */
export function countAlerts(results: readonly AlertResult[], kind: AlertKind): AlertFigures {
  const alerts = results.filter((result) => result.kind === kind && !result.isFollowUp)
  const ran = alerts.filter(({ ended }) => ended !== 'cancelled')
  const recipients = sum(ran.map((result) => result.recipients))
  const reached = sum(ran.map((result) => result.reached))
  const acknowledged = sum(ran.map((result) => result.acknowledged))
  const seconds = ran.flatMap(({ secondsToAcknowledge }) => secondsToAcknowledge).toSorted((a, b) => a - b)
  const [middle, p90] = [median(seconds), percentile(seconds, 0.9)]
  return {
    alerts: alerts.length,
    cancelled: alerts.length - ran.length,
    recipients,
    reached,
    ...(recipients === 0 ? {} : { reachedShare: share(reached, recipients) }),
    acknowledged,
    ...(recipients === 0 ? {} : { acknowledgedShare: share(acknowledged, recipients) }),
    ...(middle === undefined ? {} : { medianSecondsToAcknowledge: middle }),
    ...(p90 === undefined ? {} : { p90SecondsToAcknowledge: p90 }),
  }
}

/** Counts who joined and who left, each person once a way, from the audit log. */
export function countMembership(entries: readonly AuditEntry[]): { readonly gained: number; readonly lost: number } {
  const made = entries.filter(({ withdrawn }) => withdrawn !== true)
  // An entry of an imported list names those it changed too; of how many it added it says the number.
  const imported = made.map(({ action, details }) =>
    action === 'members-imported' ? Number(details?.['added'] ?? 0) : 0,
  )
  return {
    gained: countMembers(made, ['member-added']) + sum(imported),
    lost: countMembers(made, ['member-removed', 'member-left']),
  }
}

function countMembers(entries: readonly AuditEntry[], actions: readonly AuditEntry['action'][]): number {
  const subjects = entries.filter(({ action }) => actions.includes(action)).flatMap((entry) => entry.subjects)
  return new Set(subjects.filter((subject) => subject.startsWith('mbr_'))).size
}

/** What was entered of the quarters that lie in the period whole; `partial` names those of which a part does. */
export function countFigures(
  entered: readonly QuarterFigures[],
  period: Period,
): { readonly figures: Readonly<Partial<Record<FigureName, EnteredFigure>>>; readonly partial: readonly string[] } {
  const touched = entered.filter(({ quarter }) => {
    const { first, last } = daysOfQuarter(quarter)
    return first <= period.to && last >= period.from
  })
  const whole = touched.filter(({ quarter }) => {
    const { first, last } = daysOfQuarter(quarter)
    return first >= period.from && last <= period.to
  })
  const counted = figureNames.flatMap((name) => {
    const known = whole.filter(({ values }) => values[name] !== undefined)
    if (known.length === 0) return []
    const source = 'entered' as const
    const quarters = known.map(({ quarter }) => quarter)
    if (figureDefinitions[name].kind === 'count')
      return [[name, { source, value: addUp(known, name), quarters }] as const]
    const respondents = sum(known.map(({ values }) => values.respondents ?? 0))
    return [[name, { source, value: average(known, name), respondents, quarters }] as const]
  })
  return {
    figures: Object.fromEntries(counted),
    partial: touched.filter((one) => !whole.includes(one)).map(({ quarter }) => quarter),
  }
}

function addUp(entered: readonly QuarterFigures[], name: FigureName): number {
  return sum(entered.map(({ values }) => values[name] ?? 0))
}

function average(entered: readonly QuarterFigures[], name: FigureName): number {
  const respondents = sum(entered.map(({ values }) => values.respondents ?? 0))
  const total = sum(entered.map(({ values }) => (values[name] ?? 0) * (values.respondents ?? 0)))
  return Math.round((total / Math.max(1, respondents)) * 10) / 10
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
