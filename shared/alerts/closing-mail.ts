import type { AlertCounts } from '#contract/alerts-api.ts'
import { markOfStage } from '#mail/stage-mark.ts'
import type { Alert } from './alert.ts'
import { type ClosingFigures, describeCounts, inBrussels } from './closing.ts'

/** A plain mail. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Somebody who did not press 1; `phone` as it was filled in where it is no number, absent where there is none. */
export interface Unacknowledged {
  readonly name: string
  readonly phone?: string
}

/** Counts of one BIN of an alert, and, after a test, who of it did not acknowledge. */
export interface BinSummary {
  readonly name: string
  readonly counts: AlertCounts
  readonly unacknowledged: readonly Unacknowledged[]
}

/** Who gets a summary, and the stage it comes from: anything but `prod` is said in it. */
export interface Addressed {
  readonly to: string
  readonly stage: string
}

/** The summary for a zone: every BIN of it, and what it cost there. No member is named. */
export function mailToZone(
  addressed: Addressed,
  alert: Alert,
  figures: ClosingFigures,
  counts: AlertCounts,
  bins: readonly BinSummary[],
): Mail {
  const perBin = bins.flatMap(({ name, counts: own }) => ['', `BIN ${name} (${own.total}):`, ...describeCounts(own)])
  return summary(addressed, alert, [
    `Totaal (${counts.total}):`,
    ...describeCounts(counts),
    ...(bins.length > 1 ? perBin : []),
    '',
    tellPace(figures.medianSecondsToAcknowledge),
    `Kosten: ${figures.cost.toLocaleString('nl-BE', { style: 'currency', currency: 'EUR' })}.`,
    ...(alert.followUpOf === undefined ? ['', 'Er staat een ontwerp van het feedbackbericht klaar.'] : []),
  ])
}

function tellPace(median: number | undefined): string {
  if (median === undefined) return 'Niemand bevestigde met 1.'
  const seconds = Math.ceil(median)
  return `De helft van wie bevestigde, deed dat binnen ${seconds === 1 ? '1 seconde' : `${seconds} seconden`}.`
}

/** The summary for a coordinator: their own BIN; after a test also who did not acknowledge (product rule 9). */
export function mailToCoordinator(addressed: Addressed, alert: Alert, bin: BinSummary): Mail {
  const list = alert.kind === 'test' ? listUnacknowledged(bin.unacknowledged) : []
  return summary(addressed, alert, [`BIN ${bin.name} (${bin.counts.total}):`, ...describeCounts(bin.counts), ...list])
}

/** Who has no number cannot be asked whether it is right. */
function listUnacknowledged(members: readonly Unacknowledged[]): readonly string[] {
  const called = members.flatMap(({ name, phone }) => (phone === undefined ? [] : [`- ${name} (${phone})`]))
  const without = members.filter(({ phone }) => phone === undefined).map(({ name }) => `- ${name}`)
  return [
    ...listed('Deze leden bevestigden de testoproep niet. Kijk met hen na of hun nummer klopt:', called),
    ...listed('Van deze leden is geen telefoonnummer bekend:', without),
  ]
}

function listed(heading: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', heading, ...rows]
}

function summary({ to, stage }: Addressed, alert: Alert, lines: readonly string[]): Mail {
  const { subject, notice } = markOfStage(stage, 'nl')
  return {
    to,
    subject: subject(subjectOf(alert)),
    text: [...(notice === undefined ? [] : [notice, '']), ...opening(alert), '', ...lines].join('\n'),
  }
}

function subjectOf(alert: Alert): string {
  const { date, time } = inBrussels(alert.createdAt)
  const what = alert.kind === 'test' ? 'Testoproep' : alert.followUpOf === undefined ? 'BIN-oproep' : 'Vervolgoproep'
  return `${what} van ${date}, ${time}: ${ends[alert.status]}`
}

const ends: Readonly<Record<Alert['status'], string>> = {
  raised: 'gestart',
  enrolled: 'gestart',
  closed: 'afgesloten',
  cancelled: 'geannuleerd',
  failed: 'mislukt',
}

function opening({ message, cancelReason }: Alert): readonly string[] {
  return [
    'Het bericht luidde:',
    message.text,
    ...(cancelReason === undefined ? [] : ['', `De oproep werd geannuleerd: ${cancelReason}`]),
  ]
}
