import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AlertId, BulletinId } from '#contract/ids.ts'
import { costEnclosure } from '#directory/cost-enclosure.ts'
import { mailCost, reckonCosts } from '#directory/costs.ts'
import { aBin, aZone } from '../support/directory-builders.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A sheet of A4 (210 mm) between margins of 1 cm, in CSS pixels. */
const PAPER_WIDTH = Math.floor((190 / 25.4) * 96)

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  })
  page = await browser.newPage()
  await page.setContent(await aYear())
})
afterAll(() => browser?.close())

function aYear(): Promise<string> {
  const { binId, ...bin } = aBin({ name: 'Sint-Job-in-’t-Goor Centrum', municipality: 'Brecht' })
  const alerts = Array.from({ length: 30 }, (_, day) => ({
    binId,
    alertId: AlertId.parse('alr_01JD0000000000000000000000'),
    kind: day % 3 === 0 ? ('test' as const) : ('live' as const),
    isFollowUp: day % 5 === 0,
    ended: 'failed' as const,
    raisedAt: `2026-03-${String(day + 1).padStart(2, '0')}T21:00:00.000Z`,
    recipients: 450,
    reached: 449,
    acknowledged: 400,
    secondsToAcknowledge: [],
    cost: 1234.56,
    used: { callSeconds: 600_050, smsParts: 431, callMinutePrice: 0.12, smsPartPrice: 0.08 },
  }))
  const bulletins = Array.from({ length: 20 }, (_, day) => ({
    bulletinId: BulletinId.parse('blt_01JD0000000000000000000000'),
    title: 'Feedback over de BIN-oproep van 12 maart: inbrekers gevat dankzij uw waakzaamheid en die van uw buren',
    relayedAt: `2026-04-${String(day + 1).padStart(2, '0')}T08:00:00.000Z`,
    mails: 431,
    mailPrice: 0.0001,
    cost: mailCost(431, 0.0001),
  }))
  const costs = reckonCosts(2026, alerts, bulletins)
  return costEnclosure({ ...bin, binId }, aZone(), costs, '2027-01-05T10:00:00.000Z')
}

test.each([
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('the enclosure of costs is in order for everybody, at $width pixels, $colorScheme', async (look) => {
  await page.setViewportSize({ width: look.width, height: 900 })
  await page.emulateMedia({ media: 'screen', colorScheme: look.colorScheme })
  await page.evaluate(AXE)
  const violations = await page.evaluate<readonly { id: string; nodes: { html: string }[] }[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
  )
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

test('the enclosure fits on paper, and no row is cut by the end of a sheet', async () => {
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1050 })
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  const table = `document.querySelector('.wide')`
  expect(await page.evaluate(`${table}.scrollWidth <= ${table}.clientWidth`)).toBe(true)
  expect(await page.evaluate(`getComputedStyle(${table}.querySelector('tbody tr')).breakInside`)).toBe('avoid')
  expect(await page.evaluate(`getComputedStyle(${table}.querySelector('thead')).display`)).toBe('table-header-group')
})
