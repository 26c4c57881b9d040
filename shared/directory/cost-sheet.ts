import type { AlertCost, BulletinCost, YearOfCosts } from './costs.ts'

/** One alert or bulletin on a list of costs: what it was, how many it reached, and how its amount was reckoned. */
export interface CostLine {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kind: string
  readonly what: string
  readonly reference: string
  /** Who heard an alert or was sent its text; of a bulletin the mails that went out. Absent: not known. */
  readonly reached?: number
  /** What was used of each, at which price in euro; what nothing was used of is left out. */
  readonly units: readonly CostUnit[]
  /** Euro; absent: not known. */
  readonly cost?: number
}

interface CostUnit {
  readonly unit: 'minute' | 'sms' | 'mail'
  readonly quantity: number
  readonly price: number
}

/** The alerts and bulletins of a year as they follow on each other. */
export function costLines({ alerts, bulletins }: YearOfCosts): readonly CostLine[] {
  return [...alerts.map(lineOfAlert), ...bulletins.map(lineOfBulletin)].toSorted((a, b) => a.at.localeCompare(b.at))
}

/** The costs as a table for Excel: one row an alert or bulletin, with the sum at the end. */
export function costRows(costs: YearOfCosts): readonly (readonly string[])[] {
  const rows = costLines(costs).map(({ at, kind, what, reference, reached, units, cost }) => {
    const cells = (['minute', 'sms', 'mail'] as const).flatMap((name) => {
      const used = units.find(({ unit }) => unit === name)
      return used === undefined ? ['', ''] : [plain(used.quantity), euro(used.price)]
    })
    return [dayOf(at), kind, what, reference, reached === undefined ? '' : String(reached), ...cells, euro(cost)]
  })
  return [header, ...rows, ['', 'totaal', '', '', '', '', '', '', '', '', '', euro(costs.total)]]
}

const header = [
  'datum',
  'soort',
  'omschrijving',
  'referentie',
  'bereikt',
  'belminuten',
  'euro per belminuut',
  'sms-delen',
  'euro per sms-deel',
  'mails',
  'euro per mail',
  'euro',
]

/** The day in Belgium of a moment (ISO 8601), such as `1 mrt 2026`: as a Belgian Excel reads a date. */
export function dayOf(moment: string): string {
  return new Date(moment).toLocaleDateString('nl-BE', { timeZone: 'Europe/Brussels', dateStyle: 'medium' })
}

function lineOfAlert({ alertId, raisedAt, recipients, reached, ended, cost, used, ...alert }: AlertCost): CostLine {
  const time = new Date(raisedAt).toLocaleTimeString('nl-BE', { timeZone: 'Europe/Brussels', timeStyle: 'short' })
  const units: readonly CostUnit[] =
    used === undefined
      ? []
      : [
          { unit: 'minute', quantity: used.callSeconds / 60, price: used.callMinutePrice },
          { unit: 'sms', quantity: used.smsParts, price: used.smsPartPrice },
        ]
  return {
    at: raisedAt,
    kind: alert.isFollowUp ? `vervolg op een ${kinds[alert.kind]}` : kinds[alert.kind],
    what: `om ${time} uur voor ${recipients} leden${endings[ended]}`,
    reference: alertId,
    reached,
    units: units.filter(({ quantity }) => quantity > 0),
    ...(cost === undefined ? {} : { cost }),
  }
}

function lineOfBulletin({ bulletinId, title, relayedAt, mails, mailPrice, cost }: BulletinCost): CostLine {
  return {
    at: relayedAt,
    kind: 'bulletin per mail',
    what: title,
    reference: bulletinId,
    ...(mails === undefined ? {} : { reached: mails }),
    units: mails === undefined || mailPrice === undefined ? [] : [{ unit: 'mail', quantity: mails, price: mailPrice }],
    ...(cost === undefined ? {} : { cost }),
  }
}

const kinds = { live: 'BIN-oproep', test: 'testoproep' } as const
const endings = { closed: '', cancelled: ', geannuleerd', failed: ', gestopt door een storing' } as const

/** As a Belgian Excel reads a number. */
function plain(value: number, minimumFractionDigits = 0): string {
  return value.toLocaleString('nl-BE', { useGrouping: false, minimumFractionDigits, maximumFractionDigits: 4 })
}

/** Cents, and hundredths of a cent where there are any; empty where it is not known. */
function euro(amount: number | undefined): string {
  return amount === undefined ? '' : plain(amount, 2)
}
