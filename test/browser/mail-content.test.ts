import chromium from '@sparticuz/chromium'
import fc from 'fast-check'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanImage } from '#mail/clean-image.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown, type SafeHtml } from '#mail/markdown.ts'
import { attacks, soup } from '../unit/mail/attacks.ts'
import {
  jpegMetadata,
  pngMetadata,
  webpMetadata,
  withPngChunks,
  withSegments,
  withWebpChunks,
} from '../unit/mail/metadata.ts'
import { jpeg, losslessWebp, lossyWebp, png, transparentWebp } from '../unit/mail/sample-images.ts'

const lock = { url: 'https://media.bin.test/slot.jpg', width: 24, height: 16 }
const findPicture = (reference: string) => (reference.endsWith('slot.jpg') ? lock : undefined)

describe('what leaves, in a browser', () => {
  let browser: Browser
  let page: Page
  const requests: string[] = []
  beforeAll(async () => {
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...chromium.args, '--no-sandbox'],
      headless: true,
    })
    page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    await page.route('**', async (route) => {
      requests.push(route.request().url())
      await route.fulfill({ contentType: 'image/jpeg', body: Buffer.from(jpeg) })
    })
  })
  afterAll(async () => {
    await browser?.close()
  })

  it('is read as it was written, element by element', async () => {
    const written = [...attacks, ...fc.sample(soup, 1000)].map((text) => renderMarkdown(text, findPicture).html)
    const read = await page.evaluate(`${JSON.stringify(written)}.map((text) => {
      const template = document.createElement('template')
      template.innerHTML = text
      return template.innerHTML
    })`)
    expect(read).toEqual(written)
  })

  it('does nothing, loads nothing but our images, and keeps within a small screen', async () => {
    const rendered = attacks.map((text) => renderMarkdown(text, findPicture).html).join('')
    const body = { html: rendered as SafeHtml, text: '', warnings: [] }
    const { html } = await layoutMail({
      language: 'nl',
      stage: 'dev',
      sender: 'BIN De Berg',
      title: 'Een titel met een heellangwoordzondereindedatnietopeenschermpast en meer',
      body,
      action: { label: 'Verder', url: 'https://bin.test/x' },
      footer: { reason: 'mailbox', of: 'BIN De Berg' },
    })
    await page.addInitScript('globalThis.stolen = 0; globalThis.steal = () => { globalThis.stolen += 1 }')
    await page.goto('about:blank')
    requests.length = 0
    await page.setContent(html, { waitUntil: 'load' })
    for (const link of await page.locator('.text a').all()) await link.hover({ force: true })
    expect(await page.evaluate('globalThis.stolen')).toBe(0)
    expect(new Set(requests)).toEqual(new Set([lock.url]))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    expect(await page.locator('main, h1').count()).toBe(1)
  })

  it('shows the same picture without its metadata, the same side up', async () => {
    const photos = [1, 3, 6, 8].flatMap((orientation) => [
      withSegments(jpeg, jpegMetadata(orientation).slice(0, 5)),
      withPngChunks(png, pngMetadata(orientation).slice(0, 3)),
      ...[lossyWebp, losslessWebp, transparentWebp].map((webp) =>
        withWebpChunks(webp, webpMetadata(orientation).slice(0, 2)),
      ),
    ])
    for (const photo of photos) {
      const cleaned = cleanImage(photo)
      if (cleaned.kind === 'refused') throw new Error(cleaned.reason)
      const [before, after] = await shownOf(page, [photo, cleaned.bytes])
      expect(after).toMatchObject({ width: cleaned.width, height: cleaned.height })
      expect(before).toMatchObject({ width: cleaned.width, height: cleaned.height })
      // Without the colour profile a browser rounds a little differently.
      const differences = after?.pixels.map((value, at) => Math.abs(value - (before?.pixels[at] ?? 0))) ?? [255]
      expect(Math.max(...differences)).toBeLessThanOrEqual(2)
    }
  })
})

interface Shown {
  readonly width: number
  readonly height: number
  readonly pixels: readonly number[]
}

/** What the browser shows of images. */
async function shownOf(page: Page, images: readonly Uint8Array[]): Promise<readonly Shown[]> {
  const sources = images.map((bytes) => `data:;base64,${Buffer.from(bytes).toString('base64')}`)
  return await page.evaluate<Shown[]>(`Promise.all(${JSON.stringify(sources)}.map(async (url) => {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
    pen.drawImage(image, 0, 0)
    return { width, height, pixels: [...pen.getImageData(0, 0, width, height).data] }
  }))`)
}
