import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Neighbourhood } from '../support/neighbourhood.ts'

describe('a phone in the browser', () => {
  let town: Neighbourhood
  let browser: Browser
  beforeAll(async () => {
    // Slow enough for a person: 25 seconds of ringing are five.
    town = await Neighbourhood.start({ timeScale: 5 })
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

  it('is answered by a person, and the 1 counts', async () => {
    const bin = town.zone.cases.selfEmployedBin
    const member = town.membersOf(bin).find(({ phone, channel }) => phone !== undefined && channel === 'voice')
    await town.phones('acknowledge', { [member?.phone ?? '']: 'manual' })
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(`${town.url}/local/phones`)
    const id = await town.raise([bin])
    await page.getByRole('button', { name: 'Opnemen', exact: true }).click({ timeout: 30_000 })
    await page.getByRole('region', { name: 'Wat u hoort' }).getByText('Peperstraat').waitFor()
    await page.keyboard.press('1')

    const deliveries = await town.until(
      () => town.deliveries(id),
      (all) => all.some(({ memberId, outcome }) => memberId === member?.memberId && outcome !== undefined),
    )
    const own = deliveries.find(({ memberId }) => memberId === member?.memberId)
    expect(own).toMatchObject({ outcome: 'acknowledged', attempts: [{ number: 1 }] })
  })
})
