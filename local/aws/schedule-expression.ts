/** When a schedule is due: every so often, or at the minutes of the clock that a cron expression names. */
export type ScheduleExpression =
  | { readonly kind: 'rate'; readonly seconds: number }
  | { readonly kind: 'cron'; matches(at: WallMinute): boolean }
  | { readonly kind: 'at'; readonly wallTime: string }

/** A minute as the clock on the wall shows it in the schedule's time zone. */
export interface WallMinute {
  readonly minute: number
  readonly hour: number
  /** 1–31 */
  readonly day: number
  /** 1–12 */
  readonly month: number
  readonly year: number
  /** 1 is Sunday, as in AWS's cron. */
  readonly weekday: number
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 }
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Reads rate(…), cron(…) or at(…) as EventBridge writes them; throws for any other. */
export function readScheduleExpression(expression: string): ScheduleExpression {
  const [, kind, text = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? []
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(text) ?? []
    const seconds = Number(count) * (UNIT_SECONDS[unit] ?? Number.NaN)
    if (seconds > 0) return { kind, seconds }
  }
  if (kind === 'cron') return { kind, matches: readCron(text) }
  if (kind === 'at') return { kind, wallTime: text }
  throw new TypeError(`not a schedule expression: ${expression}`)
}

type Field = (value: number, at: WallMinute) => boolean

function readCron(text: string): (at: WallMinute) => boolean {
  const [minutes, hours, days, months, weekdays, years, ...more] = text.split(/ +/)
  if (years === undefined || more.length > 0) throw new TypeError(`a cron expression has six fields: ${text}`)
  const minute = readField(minutes, 0, 59)
  const hour = readField(hours, 0, 23)
  const day = readField(days, 1, 31)
  const month = readField(months, 1, 12, MONTHS)
  const weekday = readField(weekdays, 1, 7, WEEKDAYS)
  const year = readField(years, 1970, 2199)
  return (at) =>
    minute(at.minute, at) &&
    hour(at.hour, at) &&
    day(at.day, at) &&
    month(at.month, at) &&
    weekday(at.weekday, at) &&
    year(at.year, at)
}

function readField(text = '', least: number, most: number, names: readonly string[] = []): Field {
  const number = (word: string) => {
    const named = names.indexOf(word.toUpperCase())
    const value = named < 0 ? Number(word) : named + least
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new TypeError(`${word} is not within ${least}–${most}`)
  }
  const parts = text.split(',').map((part): Field => {
    if (part === '*' || part === '?') return () => true
    if (part === 'L' && most === 31) return (value, at) => value === lastDay(at)
    const nth = /^(\w+)#([1-5])$/.exec(part)
    if (nth !== null) {
      const wanted = number(nth[1] ?? '')
      return (value, at) => value === wanted && Math.ceil(at.day / 7) === Number(nth[2])
    }
    const [range = '', step] = part.split('/')
    const [from = '', to] = range.split('-')
    const first = from === '*' ? least : number(from)
    const last = to === undefined ? (step === undefined && from !== '*' ? first : most) : number(to)
    return (value) => value >= first && value <= last && (value - first) % Number(step ?? 1) === 0
  })
  return (value, at) => parts.some((part) => part(value, at))
}

function lastDay({ year, month }: WallMinute): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** What the clock on the wall of a time zone shows. */
export function wallMinute(at: Date, timeZone: string): WallMinute {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    minute: Number(part('minute')),
    hour: Number(part('hour')),
    day: Number(part('day')),
    month: Number(part('month')),
    year: Number(part('year')),
    weekday: WEEKDAYS.indexOf(part('weekday').toUpperCase()) + 1,
  }
}
