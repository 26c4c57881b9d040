import fc from 'fast-check'
import { parseFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import { searchPage } from '#news/answer-pages.ts'
import { ZoneIndex } from '#news/entry.ts'
import type { NewsItem } from '#news/news-item.ts'
import { NEWS_STYLE } from '#news/news-style.ts'
import { objectKeyOf } from '#news/paths.ts'
import { searchEntries } from '#news/search.ts'
import { frontFiles, zoneFiles } from '#news/site.ts'
import { handler as findFile } from '../../../infra/edge/site-paths.ts'
import { aBin } from '../../support/directory-builders.ts'
import { attacks, soup } from '../mail/attacks.ts'
import { aNewsItem } from './a-news-item.ts'

const site = { publicUrl: 'https://bin.test', styleHref: '/nieuws/stijl-x.css' }
const zone = { zoneId: ZoneId.parse('rupel'), name: 'Rupel <i>&' }
const bin = aBin({ zoneId: zone.zoneId, name: 'De "Berg" <b>', municipality: "'s-Gravenwezel & Co" })

function published(change: Partial<NewsItem> = {}, place = 0): NewsItem {
  const publishedAt = new Date(Date.UTC(2026, 10, 20) - place * 86_400_000).toISOString()
  return aNewsItem({ zoneId: zone.zoneId, state: 'published', slug: `bericht-${place}`, publishedAt, ...change })
}

async function filesOf(...items: readonly NewsItem[]) {
  const files = await zoneFiles(site, zone, items, [bin])
  const index = ZoneIndex.parse(JSON.parse(files.get('nieuws/rupel/index.json') ?? ''))
  return new Map([...files, ...(await frontFiles(site, [index], NEWS_STYLE))])
}

const TAG = /<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/gi
const HARMFUL = new Set(['style', 'iframe', 'object', 'embed', 'svg', 'base', 'script'])

/** What a page has of tags that can do something, or that are not written as ours are, besides its own. */
function dangers(html: string): readonly string[] {
  const own = html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '').replace('<!doctype html>', '')
  const unread = own.replaceAll(TAG, '').replaceAll(/<\/[a-z][a-z0-9]*>/gi, '')
  return [
    ...(unread.includes('<') ? [unread.slice(unread.indexOf('<'), 200)] : []),
    ...[...own.matchAll(TAG)].flatMap(([tag, name = '', attributes = '']) => {
      const all = [...attributes.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)]
      const isHarmful = all.some(
        ([, attribute = '', value = '']) =>
          /^(on|style$|http-equiv$|srcdoc$)/i.test(attribute) ||
          (/^(href|src|action)$/i.test(attribute) && !/^(\/(?!\/)|#|https?:|mailto:|tel:)/.test(value)) ||
          (name === 'img' && attribute === 'src' && !value.startsWith('/media/')),
      )
      return isHarmful || HARMFUL.has(name.toLowerCase()) ? [tag] : []
    }),
  ]
}

describe('whatever prevention writes', () => {
  it('comes out harmless on every page and in every feed', async () => {
    const items = [...attacks, ...attacks.map((text) => ({ title: text }))].map((attack, place) =>
      published(typeof attack === 'string' ? { text: attack, summary: attack.slice(0, 300) } : attack, place),
    )
    const files = await filesOf(...items.map((item) => ({ ...item, binIds: [bin.binId] })))
    for (const [key, content] of files) {
      if (key.endsWith('.html')) expect(dangers(content), key).toEqual([])
      if (key.endsWith('.atom')) expect(parseFeed(content).format).toBe('atom')
      if (key.endsWith('feed.json')) expect(parseFeed(content).format).toBe('json')
      if (/[.](atom|xml)$/.test(key)) expect(content, key).not.toMatch(/(?![\t\n\r])[\p{Cc}--[\x7f-\x9f]]/v)
    }
  })

  it('comes out harmless, also what nobody thought of', async () => {
    await fc.assert(
      fc.asyncProperty(soup, soup, fc.string({ unit: 'binary', maxLength: 150 }), async (text, summary, title) => {
        const files = await filesOf(published({ text, summary, title, binIds: [bin.binId] }))
        for (const [key, content] of files) {
          if (!key.endsWith('.html')) continue
          expect(dangers(content)).toEqual([])
          const facts = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(content)?.[1]
          if (facts !== undefined) expect(JSON.parse(facts)).toMatchObject({ headline: title.toWellFormed() })
        }
        expect(parseFeed(files.get('nieuws/rupel/feed.atom') ?? '').format).toBe('atom')
        const query = await searchPage(site, { query: text, found: [], zones: [] })
        expect(dangers(query)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the pages', () => {
  it('stay under 50 kB with ten years of news, and hold none of what is not public', async () => {
    const text = 'Er werd ingebroken langs de achterkant van de woning. '.repeat(20)
    const items = Array.from({ length: 1040 }, (_, place) =>
      published(
        { title: `Bericht ${place}: ${text.slice(0, 120)}`, summary: text.slice(0, 300), text, binIds: [bin.binId] },
        Math.floor(place * 3.5),
      ),
    ).map((item, place) => ({ ...item, slug: `bericht-${place}` }))
    const secret = [aNewsItem({ zoneId: zone.zoneId, title: 'Ontwerp' }), published({ state: 'removed', title: 'Weg' })]
    const files = await filesOf(...items, ...secret)
    for (const [key, content] of files) {
      if (key.endsWith('.html')) expect(Buffer.byteLength(content), key).toBeLessThan(50_000)
      expect(content).not.toMatch(/Ontwerp|>Weg</)
    }
    expect(files.size).toBeGreaterThan(1040 + 120)
  })

  it('are found by the front of the site where they are kept', async () => {
    const files = await filesOf(published({ binIds: [bin.binId] }))
    const links = [...files].flatMap(([key, content]) =>
      key.endsWith('.html') ? [...content.matchAll(/href="(\/nieuws\/[^"?#]*)"/g)].map(([, path]) => path ?? '') : [],
    )
    const answered = /[/](zoeken|inschrijven)$/
    for (const path of new Set(links.filter((link) => !answered.test(link)))) {
      const found = findFile({ request: { uri: path } })
      expect(found, path).toEqual({ uri: `/${objectKeyOf(path)}` })
      expect(files.has(objectKeyOf(path)), path).toBe(true)
    }
  })

  it.each([
    ['/nieuws', '/nieuws/'],
    ['/nieuws/rupel', '/nieuws/rupel/'],
    ['/nieuws/rupel/bericht/', '/nieuws/rupel/bericht'],
  ])('are one address each: %s is %s', (path, moved) => {
    expect(findFile({ request: { uri: path } })).toMatchObject({
      statusCode: 301,
      headers: { location: { value: moved } },
    })
  })
})

describe('an image of the bulletin that an item was made from', () => {
  const image = {
    name: 'slot.jpg',
    type: 'image/jpeg',
    path: '/media/blt_1/slot.jpg',
    width: 640,
    height: 480,
  } as const
  const item = published({
    text: '![een slot](bulletin-image:slot.jpg) ![vreemd](https://x.example/a.png)',
    images: [image],
  })

  it('is shown, and is what a link to the item shows', async () => {
    const files = await filesOf(item)
    const page = files.get('nieuws/rupel/bericht-0.html') ?? ''
    expect(page).toContain('<img src="/media/blt_1/slot.jpg" alt="een slot" width="640" height="480">')
    expect(page).toContain('<meta property="og:image" content="https://bin.test/media/blt_1/slot.jpg">')
    expect(page).not.toContain('x.example')
    expect(files.get('nieuws/rupel/feed.atom')).toContain('src="https://bin.test/media/blt_1/slot.jpg"')
  })
})

describe('the search', () => {
  it('finds items in which every word begins one of theirs, accents and capitals aside', async () => {
    const files = await filesOf(
      published({ title: 'Één inbraak in de Kerkstraat', text: 'Langs het raam.' }, 0),
      published({ title: 'Fietsen', text: 'Bij het station van Boom, een inbraakpoging.', binIds: [bin.binId] }, 1),
    )
    const zones = [ZoneIndex.parse(JSON.parse(files.get('nieuws/rupel/index.json') ?? ''))]
    const titles = (query: string) => searchEntries(zones, query).map(({ title }) => title)
    expect(titles('INBRÁÁK')).toEqual(['Één inbraak in de Kerkstraat', 'Fietsen'])
    expect(titles('inbraak raam')).toEqual(['Één inbraak in de Kerkstraat'])
    expect(titles('de fiets')).toEqual(['Fietsen'])
    expect(titles('berg')).toEqual(['Fietsen'])
    expect(titles('straat')).toEqual([])
    expect(titles('?!')).toEqual([])
  })
})
