import { styleText } from 'node:util'
import type { AlertView } from '#contract/alerts-api.ts'
import { countEnded, OUTCOMES } from './outcomes.ts'

/** Shows how an alert goes on while it does. */
export interface Progress {
  show(alert: AlertView): void
  /** Leaves the last state standing. */
  end(): void
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
const BAR_WIDTH = 40
/** Without a terminal: a line at each change of state, and at least this often. */
const PLAIN_LINE_EVERY_MS = 5000

/** Milliseconds as minutes and seconds of the system's own, faster, clock. */
export function simulatedClock(milliseconds: number, timeScale: number): string {
  const seconds = Math.round((milliseconds / 1000) * timeScale)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

function describeCounts({ counts }: AlertView): string {
  const ended = OUTCOMES.filter(([outcome]) => counts[outcome] > 0).map(
    ([outcome, word]) => `${counts[outcome]} ${word}`,
  )
  return [
    `${counts.calling} in gesprek`,
    ...(counts.waitingRetry > 0 ? [`${counts.waitingRetry} wacht op tweede oproep`] : []),
    ...ended,
  ].join(' · ')
}

function bar({ counts }: AlertView): string {
  const part = (count: number) => Math.round((count / Math.max(1, counts.total)) * BAR_WIDTH)
  const acknowledged = part(counts.acknowledged)
  const ended = Math.max(0, part(countEnded(counts)) - acknowledged)
  const calling = Math.min(part(counts.calling), BAR_WIDTH - acknowledged - ended)
  return (
    styleText('green', '█'.repeat(acknowledged)) +
    styleText('yellow', '█'.repeat(ended)) +
    styleText('cyan', '▒'.repeat(calling)) +
    '░'.repeat(Math.max(0, BAR_WIDTH - acknowledged - ended - calling))
  )
}

/** A bar that is drawn over itself, with the counts and the clock under it. */
export function terminalProgress(out: NodeJS.WriteStream, startedAt: number, timeScale: number): Progress {
  let drawn = 0
  return {
    show(alert) {
      const { counts, state } = alert
      const clock = simulatedClock(Date.now() - startedAt, timeScale)
      const lines = [
        `${bar(alert)} ${countEnded(counts)}/${counts.total}  ${clock}  ${STATES[state]}`,
        describeCounts(alert),
      ]
      if (drawn > 0) out.moveCursor(0, -drawn)
      out.cursorTo(0)
      out.clearScreenDown()
      out.write(`${lines.map((line) => clip(line, out.columns)).join('\n')}\n`)
      drawn = lines.length
    },
    end() {
      drawn = 0
    },
  }
}

/** A line that is wider than the terminal would take two, and the bar would then creep down the screen. */
function clip(line: string, columns: number): string {
  return line.includes('\u001b') || line.length < columns ? line : `${line.slice(0, columns - 2)}…`
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
      say(`${clock}  ${countEnded(counts)}/${counts.total}  ${STATES[alert.state]}: ${describeCounts(alert)}`)
    },
    end: () => undefined,
  }
}
