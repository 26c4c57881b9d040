import { randomUUID } from 'node:crypto'
import type { DeployedSchedule } from '../assembly.ts'
import { parseJson } from '../json.ts'
import type { LambdaHost } from '../lambda/host.ts'
import { readScheduleExpression, type WallMinute, wallMinute } from './schedule-expression.ts'

/** The deployed schedules, running. */
export interface Scheduler {
  close(): void
}

/** What the scheduler needs. */
export interface SchedulerOptions {
  readonly schedules: readonly DeployedSchedule[]
  readonly functions: Pick<LambdaHost, 'invokeAsync' | 'has'>
  readonly account: string
  readonly region: string
  /** Shortens rates; cron expressions and fixed moments keep to the real clock. */
  readonly timeScale: number
  readonly now?: () => Date
}

const MINUTE_MS = 60_000

/** Invokes functions as the deployed schedules say, until closed. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { schedules, functions, account, region, timeScale, now = () => new Date() } = options
  const timers = new Set<NodeJS.Timeout>()
  const onMinute: ((at: Date) => void)[] = []

  for (const schedule of schedules) {
    if (!functions.has(schedule.targetArn)) continue
    const due = () => functions.invokeAsync(schedule.targetArn, input(schedule, { account, region, at: now() }))
    const expression = readScheduleExpression(schedule.expression)
    const timeZone = schedule.timeZone ?? 'UTC'
    switch (expression.kind) {
      case 'rate':
        timers.add(setInterval(due, (expression.seconds * 1000) / timeScale))
        break
      case 'cron':
        onMinute.push(onceAMinute(timeZone, due, expression.matches))
        break
      case 'at':
        onMinute.push(onceAMinute(timeZone, due, (wall) => isoMinute(wall) === expression.wallTime.slice(0, 16)))
        break
    }
  }

  let minuteTimer: NodeJS.Timeout | undefined
  const awaitMinute = () => {
    minuteTimer = setTimeout(
      () => {
        for (const tick of onMinute) tick(now())
        awaitMinute()
      },
      MINUTE_MS - (now().getTime() % MINUTE_MS),
    )
  }
  if (onMinute.length > 0) awaitMinute()

  return {
    close() {
      for (const timer of timers) clearInterval(timer)
      clearTimeout(minuteTimer)
    },
  }
}

/** Where the clock goes back an hour, a minute that comes twice counts once, as in EventBridge Scheduler. */
function onceAMinute(timeZone: string, due: () => void, matches: (wall: WallMinute) => boolean) {
  let latest = ''
  return (at: Date) => {
    const wall = wallMinute(at, timeZone)
    const minute = isoMinute(wall)
    if (minute <= latest) return
    latest = minute
    if (matches(wall)) due()
  }
}

function isoMinute({ year, month, day, hour, minute }: WallMinute): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

interface Occasion {
  readonly account: string
  readonly region: string
  readonly at: Date
}

/** The schedule's own input, or the event that EventBridge makes where there is none. */
function input({ input: given, name }: DeployedSchedule, { account, region, at }: Occasion): unknown {
  if (given !== undefined) return parseJson(given)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time: at.toISOString(),
    region,
    resources: [`arn:aws:scheduler:${region}:${account}:schedule/default/${name}`],
    detail: '{}',
  }
}
