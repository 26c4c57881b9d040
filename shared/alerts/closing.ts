import type { AlertCounts } from '#contract/alerts-api.ts'
import type { Outcome } from '#contract/vocabulary.ts'
import { median } from '#directory/spread.ts'
import type { Alert } from './alert.ts'
import { actualCost, billedSeconds, type Prices } from './cost.ts'
import { type Delivery, wasSent } from './delivery.ts'

/** What an alert came to. */
export interface ClosingFigures {
  /** From the raising of the alert, over all who acknowledged; absent when nobody did. */
  readonly medianSecondsToAcknowledge?: number
  /** Euro. */
  readonly cost: number
}

/** Reckons time to acknowledgement and cost from the deliveries (product rule 11). */
export function reckonClosing(
  alert: Alert,
  deliveries: readonly Delivery[],
  smsParts: number,
  prices: Prices,
): ClosingFigures {
  const raised = Date.parse(alert.createdAt)
  const seconds = deliveries
    .flatMap(({ acknowledgedAt }) => (acknowledgedAt === undefined ? [] : (Date.parse(acknowledgedAt) - raised) / 1000))
    .toSorted((a, b) => a - b)
  const middle = median(seconds)
  return {
    ...(middle === undefined ? {} : { medianSecondsToAcknowledge: Math.round(middle * 10) / 10 }),
    cost: actualCost(usedBy(deliveries, smsParts), prices),
  }
}

/** How much calling and texting the deliveries came to; `smsParts` is the length of one text. */
export function usedBy(
  deliveries: readonly Delivery[],
  smsParts: number,
): { readonly billedSeconds: number; readonly smsParts: number } {
  const calls = deliveries.flatMap(({ attempts }) => attempts)
  return {
    billedSeconds: calls.reduce((sum, call) => sum + billedSeconds(connectedSeconds(call)), 0),
    smsParts: deliveries.filter(({ textSentAt }) => textSentAt !== undefined).length * smsParts,
  }
}

function connectedSeconds({ connectedAt, endedAt }: Delivery['attempts'][number]): number {
  return connectedAt === undefined || endedAt === undefined ? 0 : (Date.parse(endedAt) - Date.parse(connectedAt)) / 1000
}

const names: Readonly<Record<Outcome, string>> = {
  acknowledged: 'bevestigd met 1',
  unconfirmed: 'opgenomen, niet bevestigd',
  voicemail: 'voicemail',
  'no-answer': 'niet opgenomen',
  busy: 'in gesprek',
  unreachable: 'onbereikbaar nummer',
  failed: 'technisch mislukt',
  cancelled: 'geannuleerd',
}

/** What came of one delivery, in Dutch. */
export function describeOutcome(outcome: Outcome): string {
  return names[outcome]
}

/** The counts as lines of Dutch, those of nobody left out. */
export function describeCounts(counts: AlertCounts): readonly string[] {
  const rows: readonly (readonly [Outcome, number])[] = [
    ['acknowledged', counts.acknowledged],
    ['unconfirmed', counts.unconfirmed],
    ['voicemail', counts.voicemail],
    ['no-answer', counts.noAnswer],
    ['busy', counts.busy],
    ['unreachable', counts.unreachable],
    ['failed', counts.failed],
    ['cancelled', counts.cancelled],
  ]
  const outcomes = rows.filter(([, count]) => count > 0).map(([outcome, count]) => `- ${names[outcome]}: ${count}`)
  return counts.smsSent > 0 ? [...outcomes, `- tekstbericht gestuurd: ${counts.smsSent}`] : outcomes
}

/** What the feedback on an alert is called at first. */
export function titleFeedback({ kind, createdAt }: Alert): string {
  return `Feedback over de ${aboutAlert[kind]} van ${inBrussels(createdAt).date}`
}

/**
 * The first draft of the feedback that members ask for most: facts and counts of the deliveries in one zone, never a name
 * (product rule 11).
 */
export function draftFeedback({ kind, createdAt, message }: Alert, deliveries: readonly Delivery[]): string {
  const { date, time } = inBrussels(createdAt)
  return [
    `Op ${date} om ${time} kreeg u een ${aboutAlert[kind]} van de politie:`,
    '',
    ...message.text.split('\n').map((line) => `> ${line}`),
    '',
    tellReach(
      deliveries.filter(wasSent).length,
      deliveries.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length,
    ),
    '',
    '(Vul hier aan hoe het afliep.)',
    '',
    'Dank u voor uw waakzaamheid. Ziet u iets verdachts, bel dan onmiddellijk 101.',
  ].join('\n')
}

const aboutAlert: Readonly<Record<Alert['kind'], string>> = { live: 'BIN-oproep', test: 'testoproep' }

function tellReach(sent: number, acknowledged: number): string {
  if (sent === 0) return 'De oproep ging naar geen enkel lid.'
  const confirmed =
    acknowledged === 0
      ? 'niemand bevestigde'
      : acknowledged === 1
        ? '1 lid bevestigde'
        : `${acknowledged} van hen bevestigden`
  return `De oproep ging naar ${sent === 1 ? '1 lid' : `${sent} leden`}; ${confirmed} met een druk op 1.`
}

/** The day and the hour in Belgium of a moment (ISO 8601), in words. */
export function inBrussels(moment: string): { readonly date: string; readonly time: string } {
  const at = new Date(moment)
  const zone = { timeZone: 'Europe/Brussels' } as const
  return {
    date: at.toLocaleDateString('nl-BE', { ...zone, day: 'numeric', month: 'long', year: 'numeric' }),
    time: at.toLocaleTimeString('nl-BE', { ...zone, hour: '2-digit', minute: '2-digit' }),
  }
}
