import { describe, expect, it } from 'vitest'
import { NewsId, ZoneId } from '#contract/ids.ts'
import { decideEdition, dueWeek, type Edition, isoWeekOf, itemsOf } from '#news/edition.ts'
import type { NewsItem } from '#news/news-item.ts'
import { aNewsItem } from './a-news-item.ts'

const zoneId = ZoneId.parse('rupel')

describe('the week of a day', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2026-11-22', '2026-W47'],
  ])('%s is %s (ISO 8601)', (day, week) => {
    expect(isoWeekOf(new Date(`${day}T00:00:00Z`))).toBe(week)
  })
})

describe('an edition is due', () => {
  const friday5 = { weekday: 5, hour: 17 }
  it.each([
    ['the minute before, in winter time', '2026-11-20T15:59:59Z', undefined],
    ['on the hour, in winter time', '2026-11-20T16:00:00Z', '2026-W47'],
    ['on the hour, in summer time', '2026-07-17T15:00:00Z', '2026-W29'],
    ['an hour too early for summer time', '2026-07-17T14:59:00Z', undefined],
    ['for a day, where hours were missed', '2026-11-21T15:30:00Z', '2026-W47'],
    ['no longer', '2026-11-21T16:00:00Z', undefined],
  ])('%s', (_what, now, week) => {
    expect(dueWeek(friday5, new Date(now))).toBe(week)
  })

  it('once where the clock goes back: both hours called two are of one week', () => {
    const sunday2 = { weekday: 7, hour: 2 }
    expect(dueWeek(sunday2, new Date('2026-10-25T00:30:00Z'))).toBe('2026-W43')
    expect(dueWeek(sunday2, new Date('2026-10-25T01:30:00Z'))).toBe('2026-W43')
  })

  it('at three where the clock skips two', () => {
    const sunday2 = { weekday: 7, hour: 2 }
    expect(dueWeek(sunday2, new Date('2026-03-29T00:59:00Z'))).toBeUndefined()
    expect(dueWeek(sunday2, new Date('2026-03-29T01:00:00Z'))).toBe('2026-W13')
  })

  it('in the week of the day it was chosen for, also past midnight and past Sunday', () => {
    expect(dueWeek({ weekday: 7, hour: 23 }, new Date('2026-11-23T05:00:00Z'))).toBe('2026-W47')
  })
})

describe('an edition', () => {
  const now = new Date('2026-11-20T16:00:00Z')
  const item = (publishedAt: string, change: Partial<NewsItem> = {}) =>
    aNewsItem({ zoneId, state: 'published', slug: publishedAt.slice(0, 10), publishedAt, ...change })
  const old = item('2026-11-12T10:00:00.000Z')
  const first = item('2026-11-14T10:00:00.000Z')
  const last = item('2026-11-20T15:59:59.000Z')
  const draft = aNewsItem({ zoneId })
  const decide = (previous: Edition | undefined) =>
    decideEdition(zoneId, '2026-W47', [old, first, last, draft], { previous, now })

  it('begins where the one before ended, however long ago', () => {
    const previous = { ...decide(undefined), until: '2026-11-01T00:00:00.000Z' }
    expect(decide(previous).newsIds).toEqual([last, first, old].map(({ newsId }) => newsId))
    expect(decide({ ...previous, until: last.publishedAt! }).newsIds).toEqual([])
  })

  it('looks back a week when it is the first', () => {
    expect(decide(undefined).newsIds).toEqual([last, first].map(({ newsId }) => newsId))
  })

  it('leaves out what was taken off since it was decided', () => {
    const gone: NewsItem = { ...last, state: 'removed' }
    expect(itemsOf(decide(undefined), [old, first, gone])).toEqual([first])
    expect(NewsId.safeParse(first.newsId).success).toBe(true)
  })
})
