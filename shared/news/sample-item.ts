import { NewsId, ZoneId } from '#contract/ids.ts'
import type { NewsItem } from './news-item.ts'
import type { Site } from './news-layout.ts'
import { NEWS_STYLE } from './news-style.ts'
import { type Files, frontFiles, zoneFiles } from './site.ts'

const zone = { zoneId: ZoneId.parse('voorbeeld'), name: 'Voorbeeld' }
const at = '2026-01-02T03:04:05.000Z'
const item: NewsItem = {
  newsId: NewsId.parse('nws_01JH0000000000000000000000'),
  zoneId: zone.zoneId,
  state: 'published',
  title: 'Titel',
  summary: '',
  text: '## Kop\n\nTekst met [een link](https://example.org) en **nadruk**.\n\n- een\n- twee',
  images: [],
  binIds: [],
  slug: 'titel',
  createdAt: at,
  createdBy: 'niemand',
  publishedAt: at,
  changedAt: at,
  revision: 1,
}

/** Every kind of page, of an item that nobody wrote: they differ when, and only when, the templates do. */
export async function sampleFiles(site: Site): Promise<Files> {
  const files = await zoneFiles(site, zone, [item], [])
  const index = { zoneId: zone.zoneId, name: zone.name, entries: [] }
  return new Map([...files, ...(await frontFiles(site, [index], NEWS_STYLE))])
}
