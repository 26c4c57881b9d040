import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeployedSchedule } from '../../../local/assembly.ts'
import { readScheduleExpression } from '../../../local/aws/schedule-expression.ts'
import { startScheduler } from '../../../local/aws/scheduler.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function schedule(expression: string, more: Partial<DeployedSchedule> = {}, timeScale = 1) {
  const due: { at: string; event: unknown }[] = []
  const scheduler = startScheduler({
    schedules: [{ name: 'reconcile', expression, targetArn: 'reconcile-calls', ...more }],
    functions: {
      has: (arn) => arn === 'reconcile-calls',
      invokeAsync: (_, event) => void due.push({ at: new Date().toISOString(), event }),
    },
    account: '111122223333',
    region: 'eu-central-1',
    timeScale,
  })
  return { due, scheduler }
}

test('a rate is shortened by the time scale, and ends with the scheduler', () => {
  const { due, scheduler } = schedule('rate(1 minute)', {}, 60)
  vi.advanceTimersByTime(3500)
  expect(due).toHaveLength(3)
  scheduler.close()
  vi.advanceTimersByTime(60_000)
  expect(due).toHaveLength(3)
})

test('the event is the schedule’s own input, or the one EventBridge makes', () => {
  const { due } = schedule('rate(1 hour)')
  const { due: own } = schedule('rate(1 hour)', { input: '{"task":"weekly"}' })
  vi.advanceTimersByTime(3_600_000)
  expect(due[0]?.event).toMatchObject({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: '{}' })
  expect(own[0]?.event).toEqual({ task: 'weekly' })
})

test('a cron expression goes by the wall clock of its time zone, summer and winter', () => {
  vi.setSystemTime('2026-10-23T00:00:30Z')
  const { due } = schedule('cron(0 8 ? * FRI *)', { timeZone: 'Europe/Brussels' })
  vi.advanceTimersByTime(8 * 24 * 3_600_000)
  expect(due.map(({ at }) => at)).toEqual(['2026-10-23T06:00:00.000Z', '2026-10-30T07:00:00.000Z'])
})

test('the hour that comes twice in autumn counts once', () => {
  vi.setSystemTime('2026-10-24T22:00:00Z')
  const { due } = schedule('cron(30 2 * * ? *)', { timeZone: 'Europe/Brussels' })
  vi.advanceTimersByTime(6 * 3_600_000)
  expect(due.map(({ at }) => at)).toEqual(['2026-10-25T00:30:00.000Z'])
})

test('a fixed moment comes once', () => {
  vi.setSystemTime('2026-11-22T14:00:00Z')
  const { due } = schedule('at(2026-11-22T14:05:00)')
  vi.advanceTimersByTime(3_600_000)
  expect(due.map(({ at }) => at)).toEqual(['2026-11-22T14:05:00.000Z'])
})

const monday = { minute: 0, hour: 9, day: 9, month: 11, year: 2026, weekday: 2 }

test.each([
  ['0 9 * * ? *', true],
  ['*/15 8-17 ? * MON-FRI *', true],
  ['0 9 ? * MON#2 *', true],
  ['0 9 ? * 2#1 *', false],
  ['0 9 9,10 NOV ? 2026', true],
  ['0 9 L * ? *', false],
  ['30/30 9 * * ? *', false],
])('cron(%s) on Monday 9 November 2026, 9:00: %s', (cron, matches) => {
  const expression = readScheduleExpression(`cron(${cron})`)
  expect(expression.kind === 'cron' && expression.matches(monday)).toBe(matches)
})

test.each(['rate(0 minutes)', 'rate(5 weeks)', 'cron(0 9 * *)', 'cron(61 9 * * ? *)', 'every minute'])(
  'refuses %s',
  (expression) => {
    expect(() => readScheduleExpression(expression)).toThrow(TypeError)
  },
)
