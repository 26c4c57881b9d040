import type { AlertId, BulletinId } from '#contract/ids.ts'
import type { AlertResult } from './alert-result.ts'

/** What one alert cost a BIN, in euro; without a cost it is from before costs were kept. */
export interface AlertCost {
  readonly alertId: AlertId
  readonly kind: AlertResult['kind']
  /** ISO 8601, UTC. */
  readonly raisedAt: string
  readonly recipients: number
  readonly cost?: number
}

/** What relaying one bulletin to the members of a BIN cost, in euro; without mails it is not known any more. */
export interface BulletinCost {
  readonly bulletinId: BulletinId
  readonly title: string
  /** ISO 8601, UTC. */
  readonly relayedAt: string
  readonly mails?: number
  readonly cost?: number
}

/** What a BIN's communication cost in a year, in euro. */
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
  const alerts = results.map(({ alertId, kind, raisedAt, recipients, cost }) => ({
    alertId,
    kind,
    raisedAt,
    recipients,
    ...(cost === undefined ? {} : { cost }),
  }))
  const sum = [...alerts, ...bulletins].reduce((total, { cost = 0 }) => total + cost, 0)
  return { year, alerts, bulletins, total: Math.round(sum * 100) / 100 }
}

/** What so many mails cost, in euro, to a hundredth of a cent. */
export function mailCost(mails: number, priceEuro: number): number {
  return Math.round(mails * priceEuro * 10_000) / 10_000
}
