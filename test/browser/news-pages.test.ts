import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewsView } from '#contract/news-api.ts'
import { Neighbourhood } from '../support/neighbourhood.ts'

const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LARGEST_BYTES = 50_000

const text = [
  '## Wat is er gebeurd?',
  'Twee mannen gaven zich uit voor **meteropnemers** ([advies](https://www.politie.be/nl/preventie)).',
  '- Laat niemand binnen.\n- Vraag de dienstkaart.',
  '> Een echte meteropnemer vindt dat niet erg.',
  '| Dag | Gemeente | Heel lange kop van een kolom die niet op een telefoon past |\n| --- | --- | --- |\n| maandag | Schilde | eenheellangwoordzondereindedatnietopeenschermpast |',
].join('\n\n')

let town: Neighbourhood
let browser: Browser
let item = ''
let gone = ''
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
  const binIds = town.zone.bins.slice(0, 2).map(({ binId }) => binId)
  const publish = async (title: string): Promise<NewsView> => {
    const { body } = await town.as<NewsView>('prevention', 'POST', '/v1/news', { title, text, binIds })
    return (await town.as<NewsView>('prevention', 'POST', `/v1/news/${body.id}/publish`, {})).body
  }
  const published = await publish('Valse meteropnemers aan de deur')
  const removed = await publish('Dit bericht was fout')
  item = new URL(published.url ?? '').pathname
  gone = new URL(removed.url ?? '').pathname
  await town.as('prevention', 'POST', `/v1/news/${removed.id}/remove`, { reason: 'Het bleek anders.' })
  await town.until(
    async () => [(await town.request('GET', item)).status, (await town.request('GET', gone)).status],
    ([there, away]) => there === 200 && away === 410,
  )
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  })
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

function everyPage(): readonly string[] {
  const month = new Date().toISOString().slice(0, 7)
  const zone = `/nieuws/${town.zone.zone.zoneId}/`
  return [
    '/nieuws/',
    zone,
    item,
    gone,
    `${zone}archief/${month}`,
    `${zone}bestaat-niet`,
    `${zone}inschrijven`,
    '/nieuws/zoeken?q=meteropnemers',
    '/nieuws/zoeken?q=nergens',
  ]
}

describe.each(looks)('the pages of BIN-Nieuws at $width px, $colorScheme', ({ width, colorScheme }) => {
  it('have nothing that axe finds fault with, fit the screen, and load nothing from elsewhere', async () => {
    const page = await (await browser.newContext({ viewport: { width, height: 844 }, colorScheme })).newPage()
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(town.url)) foreign.push(request.url())
    })
    const troubles: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) troubles.push(message.text())
    })
    for (const path of everyPage()) {
      await page.goto(`${town.url}${path}`)
      await page.evaluate(AXE)
      const found = await page.evaluate<readonly { id: string; nodes: { html: string }[] }[]>(
        'axe.run(document).then(({ violations }) => violations)',
      )
      expect(found.map(({ id, nodes }) => `${path}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width)
    }
    expect(foreign).toEqual([])
    expect(troubles).toEqual([])
  })
})

it('are read, searched and found on without a script, and are light', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  for (const path of everyPage()) {
    const response = await page.goto(`${town.url}${path}`)
    expect((await response?.body())?.byteLength, path).toBeLessThan(LARGEST_BYTES)
    expect(await page.locator('script:not([type="application/ld+json"])').count(), path).toBe(0)
  }
  await page.goto(`${town.url}/nieuws/`)
  await page.getByRole('searchbox', { name: 'Zoek in het nieuws' }).fill('dienstkaart')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await page.getByRole('link', { name: 'Valse meteropnemers aan de deur' }).click()
  expect(new URL(page.url()).pathname).toBe(item)
  await page.getByRole('heading', { level: 1, name: 'Valse meteropnemers aan de deur' }).waitFor()
})

it('print as an article: no navigation, dark on white, addresses written out', async () => {
  const page = await (await browser.newContext({ colorScheme: 'dark' })).newPage()
  await page.goto(`${town.url}${item}`)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  const colours = await page.evaluate<string[]>(
    '((style) => [style.color, style.backgroundColor])(getComputedStyle(document.body))',
  )
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  const address = await page.evaluate(`getComputedStyle(document.querySelector('.text a'), '::after').content`)
  expect(String(address)).toContain('https://www.politie.be/nl/preventie')
})
