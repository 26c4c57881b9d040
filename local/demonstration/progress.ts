import { styleText } from 'node:util'
import type { AlertView } from '#contract/alerts-api.ts'
import { countEnded, OUTCOMES } from './outcomes.ts'

/** Shows how an alert goes on while it does. */
export interface Progress {
  show(alert: AlertView): void
}

const STATES: Readonly<Record<AlertView['state'], string>> = {
  queued: 'klaargezet',
  calling: 'eerste oproepen',
  waiting: 'wachten op de tweede oproep',
  retrying: 'tweede oproepen',
  closed: 'afgesloten',
  cancelled: 'geannuleerd',
  failed: 'mislukt',
}
const WIDEST_BAR = 40
const SEPARATOR = ' · '
/** Without a terminal: a line at each change of state, and at least this often. */
const PLAIN_LINE_EVERY_MS = 5000

/** Milliseconds as minutes and seconds of the system's own, faster, clock. */
export function simulatedClock(milliseconds: number, timeScale: number): string {
  const seconds = Math.round((milliseconds / 1000) * timeScale)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

function describeCounts({ counts }: AlertView): string[] {
  const ended = OUTCOMES.filter(([outcome]) => counts[outcome] > 0).map(
    ([outcome, word]) => `${counts[outcome]} ${word}`,
  )
  const waiting = counts.waitingRetry > 0 ? [`${counts.waitingRetry} wacht op tweede oproep`] : []
  return [`${counts.calling} in gesprek`, ...waiting, ...ended]
}

function bar({ counts }: AlertView, width: number): string {
  const part = (count: number) => Math.round((count / Math.max(1, counts.total)) * width)
  const acknowledged = part(counts.acknowledged)
  const ended = part(countEnded(counts)) - acknowledged
  const calling = Math.min(part(counts.calling), width - acknowledged - ended)
  return (
    styleText('green', '█'.repeat(acknowledged)) +
    styleText('yellow', '█'.repeat(ended)) +
    styleText('cyan', '▒'.repeat(calling)) +
    '░'.repeat(width - acknowledged - ended - calling)
  )
}

/** A line that is wider than the terminal would take two, and the bar would then creep down the screen. */
function wrap(parts: readonly string[], columns: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last === undefined || last.length + part.length + SEPARATOR.length >= columns) lines.push(part)
    else lines[lines.length - 1] = last + SEPARATOR + part
  }
  return lines
}

/** A bar that is drawn over itself, with the counts and the clock under it. */
export function terminalProgress(out: NodeJS.WriteStream, startedAt: number, timeScale: number): Progress {
  let drawn = 0
  return {
    show(alert) {
      const { counts, state } = alert
      const clock = simulatedClock(Date.now() - startedAt, timeScale)
      const beside = `${countEnded(counts)}/${counts.total}  ${clock}  ${STATES[state]}`
      const width = Math.max(1, Math.min(WIDEST_BAR, out.columns - beside.length - 2))
      const lines = [`${bar(alert, width)} ${beside}`, ...wrap(describeCounts(alert), out.columns)]
      if (drawn > 0) out.moveCursor(0, -drawn)
      out.cursorTo(0)
      out.clearScreenDown()
      out.write(`${lines.join('\n')}\n`)
      drawn = lines.length
    },
  }
}

/** A line now and then, for a log. */
export function plainProgress(say: (line: string) => void, startedAt: number, timeScale: number): Progress {
  let shown: AlertView['state'] | undefined
  let shownAt = 0
  return {
    show(alert) {
      if (alert.state === shown && Date.now() - shownAt < PLAIN_LINE_EVERY_MS) return
      shown = alert.state
      shownAt = Date.now()
      const clock = simulatedClock(Date.now() - startedAt, timeScale)
      const { counts } = alert
      say(
        `${clock}  ${countEnded(counts)}/${counts.total}  ${STATES[alert.state]}: ${describeCounts(alert).join(SEPARATOR)}`,
      )
    },
  }
}
