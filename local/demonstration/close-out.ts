import type { AlertView } from '#contract/alerts-api.ts'
import { countEnded, OUTCOMES } from './outcomes.ts'
import { simulatedClock } from './progress.ts'

/** How an alert ended, and what it took. */
export interface CloseOut {
  readonly alert: AlertView
  readonly timeScale: number
  /** Real seconds from raising to closing. */
  readonly seconds: number
  readonly calls: number
  readonly mails: number
}

/** Whether the alert is closed and every delivery of it ended in an outcome. */
export function isSettled({ state, counts }: AlertView): boolean {
  return state === 'closed' && counts.total > 0 && countEnded(counts) === counts.total
}

/** The table at the end, in Dutch. */
export function closeOutTable({ alert, timeScale, seconds, calls, mails }: CloseOut): string {
  const { counts } = alert
  const percent = (count: number) => `${((count / Math.max(1, counts.total)) * 100).toFixed(0)} %`
  const rows = [
    ...OUTCOMES.filter(([outcome]) => counts[outcome] > 0).map(
      ([outcome, word]) => [word, String(counts[outcome]), percent(counts[outcome])] as const,
    ),
    ['totaal', String(counts.total), percent(countEnded(counts))] as const,
  ]
  const width = Math.max(...rows.map(([word]) => word.length))
  const rule = '─'.repeat(width + 16)
  const table = rows.map(([word, count, share]) => `${word.padEnd(width)} ${count.padStart(7)} ${share.padStart(7)}`)
  const after = (at: string | undefined) =>
    at === undefined ? undefined : simulatedClock(Date.parse(at) - Date.parse(alert.createdAt), timeScale)
  const median = alert.medianSecondsToAcknowledge
  const facts: (readonly [string, string | undefined])[] = [
    ['eerste oproep na', after(alert.firstCallAt)],
    ['helft van de bevestigingen na', median === undefined ? undefined : simulatedClock(median * 1000, timeScale)],
    ['afgesloten na', after(alert.closedAt)],
    ['oproepen', String(calls)],
    ['sms-berichten', String(counts.smsSent)],
    ['e-mails', String(mails)],
    ['kostprijs (raming)', alert.cost === undefined ? undefined : `€ ${alert.cost.toFixed(2).replace('.', ',')}`],
    ['werkelijke duur', `${seconds.toFixed(1).replace('.', ',')} s (tijdschaal ${timeScale})`],
  ]
  const factWidth = Math.max(...facts.map(([name]) => name.length))
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : `${name.padEnd(factWidth)}  ${value}`))
  return [rule, ...table.slice(0, -1), rule, ...table.slice(-1), rule, ...lines].join('\n')
}
