import type { RunningAlert } from '#contract/alerts-api.ts'
import type { AlertKind, AlertState } from '#contract/vocabulary.ts'

const MINUTE = 60_000

/** Tells a dispatcher in Dutch what a BIN was alerted for just now, how it stands, and what to do (product rule 8). */
export function describeDuplicate(recent: RunningAlert, now: Date, askedBins: number): string {
  const bin = askedBins === 1 ? 'dit BIN' : 'een van deze BINs'
  const what = `Voor ${bin} is ${ago(recent.createdAt, now)} ${kinds[recent.kind]} gestart; ${standings[recent.state]}.`
  return `${what} Bekijk die eerst, of bevestig met confirm.duplicate: true om toch opnieuw te alarmeren.`
}

function ago(moment: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(moment)) / MINUTE)
  if (minutes < 1) return 'minder dan een minuut geleden'
  return minutes === 1 ? '1 minuut geleden' : `${minutes} minuten geleden`
}

const kinds: Readonly<Record<AlertKind, string>> = { live: 'een BIN-oproep', test: 'een testoproep' }

const running = 'ze is nog bezig'

const standings: Readonly<Record<AlertState, string>> = {
  queued: running,
  calling: running,
  waiting: running,
  retrying: running,
  closed: 'ze is intussen afgelopen',
  cancelled: 'ze is geannuleerd',
  failed: 'ze is mislukt',
}
