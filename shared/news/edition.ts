import type { ZoneId } from '#contract/ids.ts'
import type { Zone } from '#directory/zone.ts'
import { type NewsItem, type PublishedItem, publishedFirst } from './news-item.ts'

/** A weekly mail of a zone: decided once, and then sent until everyone has it. */
export interface Edition {
  readonly zoneId: ZoneId
  /** ISO 8601: `2026-W47`. */
  readonly week: string
  /** What appeared after the first and until the second moment (ISO 8601, UTC). */
  readonly since: string
  readonly until: string
  /** Nothing when there is nothing new: then it is not sent. */
  readonly newsIds: readonly string[]
  readonly sentAt?: string
}

/** A first edition looks back a week. */
const FIRST_LOOKS_BACK_MS = 7 * 86_400_000
/** An hour that was missed is caught up within so many. */
const CATCHES_UP = 24

/** Which edition a zone is due, by the clock on the wall in Belgium; undefined between editions. */
export function dueWeek({ weekday, hour }: Zone['newsMail'], now: Date): string | undefined {
  const wall = wallInBrussels(now)
  const hoursSince = ((((wall.weekday - weekday) * 24 + wall.hour - hour) % 168) + 168) % 168
  if (hoursSince >= CATCHES_UP) return undefined
  const isYesterdays = hoursSince > wall.hour
  return isoWeekOf(isYesterdays ? new Date(wall.day.getTime() - 86_400_000) : wall.day)
}

/** The ISO 8601 week of a day at midnight UTC: that of its Thursday. */
export function isoWeekOf(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000)
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000))
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Decides what is in an edition: all that appeared since the one before. */
export function decideEdition(
  zoneId: ZoneId,
  week: string,
  items: readonly NewsItem[],
  { previous, now }: { readonly previous: Edition | undefined; readonly now: Date },
): Edition {
  const since = previous?.until ?? new Date(now.getTime() - FIRST_LOOKS_BACK_MS).toISOString()
  const until = now.toISOString()
  const news = publishedFirst(items).filter(({ publishedAt }) => publishedAt > since && publishedAt <= until)
  return { zoneId, week, since, until, newsIds: news.map(({ newsId }) => newsId) }
}

/** The items of an edition that are still public, newest first. */
export function itemsOf({ newsIds }: Edition, items: readonly NewsItem[]): readonly PublishedItem[] {
  return publishedFirst(items).filter(({ newsId }) => newsIds.includes(newsId))
}

interface Wall {
  /** The day, as midnight UTC. */
  readonly day: Date
  /** ISO: 1 is Monday. */
  readonly weekday: number
  readonly hour: number
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** What day and hour it is in Belgium. */
export function wallInBrussels(now: Date): Wall {
  // Sweden writes a moment as 2026-11-22 21:04.
  const [date = '', time = ''] = clock.format(now).split(' ')
  const day = new Date(`${date}T00:00:00Z`)
  return { day, weekday: day.getUTCDay() || 7, hour: Number(time.slice(0, 2)) }
}
