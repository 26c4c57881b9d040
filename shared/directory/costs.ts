import type { AlertId, BulletinId } from '#contract/ids.ts'
import type { AlertResult, UsedByAlert } from './alert-result.ts'

/** What one alert cost a BIN, in euro; without a cost it is from before costs were kept. */
export interface AlertCost extends Pick<AlertResult, 'kind' | 'isFollowUp' | 'ended'> {
  readonly alertId: AlertId
  /** ISO 8601, UTC. */
  readonly raisedAt: string
  readonly recipients: number
  readonly reached: number
  readonly cost?: number
  readonly used?: UsedByAlert
}

/** What relaying one bulletin to the members of a BIN cost, in euro; without mails its mailing has not ended. */
export interface BulletinCost {
  readonly bulletinId: BulletinId
  readonly title: string
  /** ISO 8601, UTC. */
  readonly relayedAt: string
  readonly mails?: number
  readonly mailPrice?: number
  readonly cost?: number
}

/** What a BIN's communication cost in a year, in euro; the oldest first. */
export interface YearOfCosts {
  readonly year: number
  readonly alerts: readonly AlertCost[]
  readonly bulletins: readonly BulletinCost[]
  /** The sum of what is known, to the cent. */
  readonly total: number
}

/** Lists what the alerts of a BIN cost, and adds the bulletins to it. */
export function reckonCosts(
  year: number,
  results: readonly AlertResult[],
  bulletins: readonly BulletinCost[],
): YearOfCosts {
  const alerts = results
    .map(({ alertId, kind, isFollowUp, ended, raisedAt, recipients, reached, cost, used }) => ({
      alertId,
      kind,
      isFollowUp,
      ended,
      raisedAt,
      recipients,
      reached,
      ...(cost === undefined ? {} : { cost }),
      ...(used === undefined ? {} : { used }),
    }))
    .toSorted((a, b) => a.raisedAt.localeCompare(b.raisedAt))
  const mailed = bulletins.toSorted((a, b) => a.relayedAt.localeCompare(b.relayedAt))
  return { year, alerts, bulletins: mailed, total: addUp([...alerts, ...mailed]) }
}

/** What so many mails cost, in euro, to a hundredth of a cent. */
export function mailCost(mails: number, priceEuro: number): number {
  return Math.round(mails * priceEuro * PARTS) / PARTS
}

/** Added in hundredths of a cent, which are whole, and rounded to the cent once: a sum of euros would lose some. */
function addUp(costs: readonly { readonly cost?: number }[]): number {
  const parts = costs.reduce((sum, { cost = 0 }) => sum + Math.round(cost * PARTS), 0)
  return Math.round((parts * 100) / PARTS) / 100
}

const PARTS = 10_000
