import { ulid } from 'ulid'
import { NewsId, ZoneId } from '#contract/ids.ts'
import type { NewsItem } from '#news/news-item.ts'

/** A draft as prevention writes one. */
export function aNewsItem(change: Partial<NewsItem> = {}): NewsItem {
  return {
    newsId: NewsId.parse(`nws_${ulid()}`),
    zoneId: ZoneId.parse('rupel'),
    state: 'draft',
    title: 'Drie inbraken',
    summary: '',
    text: 'Sluit uw deuren.',
    images: [],
    binIds: [],
    createdAt: '2026-11-01T10:00:00.000Z',
    createdBy: 'prevention',
    revision: 1,
    ...change,
  }
}
