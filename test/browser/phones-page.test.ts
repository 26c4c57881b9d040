import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANNA, type Bench, openBench } from '../unit/exchange/exchange-on-http.ts'
import { attributes, functions, message } from '../unit/exchange/sample-flows.ts'

let bench: Bench
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  // Slow enough to see: a ring of a minute is three seconds, the message half of one.
  bench = await openBench({ timeScale: 20 })
  bench.functions[functions.callBack] = async () => ({ found: 'true', ...attributes })
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  })
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.goto(`${bench.address}/local/phones`)
})
afterAll(async () => {
  await browser.close()
  await bench.close()
})

test('a person takes a call with the keyboard alone, hears it again, and the 1 counts', async () => {
  await page.getByLabel('Telefoonnummer').fill('0470 00 00 01')
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').getByText('+32 470 00 00 01').waitFor()
  await page.evaluate('document.activeElement.blur()')

  const contactId = await bench.dial(ANNA, { RingTimeoutInSeconds: 60 })
  await page.getByRole('button', { name: 'Opnemen', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Wat u hoort' }).getByText('Zoutstraat & Peperstraat').waitFor()
  await page.keyboard.press('2')
  await page.getByText('Gedrukt: 2').waitFor()
  await page.keyboard.press('1')

  expect(await bench.ended(contactId)).toMatchObject({ keys: ['2', '1'], disconnectReason: 'CONTACT_FLOW_DISCONNECT' })
  await page.getByText('Het systeem heeft opgehangen. U drukte 2, 1.').waitFor()
  expect(bench.invocations.map(({ arn }) => arn)).toEqual([functions.record])
})

test('a person calls the system back and hangs up', async () => {
  await page.getByRole('button', { name: 'Systeem bellen met +32 470 00 00 01' }).click()
  await page.getByRole('heading', { name: 'U belt het systeem' }).waitFor()
  await page.getByRole('button', { name: 'Ophangen' }).click()
  await page.getByText('U hebt opgehangen.').waitFor()
  expect((await bench.calls(`?from=${ANNA}`)).map(({ disconnectReason }) => disconnectReason)).toEqual([
    'CUSTOMER_DISCONNECT',
  ])
})

test('what is spoken is shown as text, whatever it looks like', async () => {
  const spokenText = message.replace('Een man', '&lt;img src=x onerror=alert(1)&gt;')
  await bench.dial(ANNA, { RingTimeoutInSeconds: 60, Attributes: { ...attributes, spokenText } })
  await page.getByRole('button', { name: 'Opnemen', exact: true }).click()
  const heard = page.getByRole('region', { name: 'Wat u hoort' })
  await heard.getByText('<img src=x onerror=alert(1)>').waitFor()
  expect(await heard.locator('img').count()).toBe(0)
  await page.getByRole('button', { name: 'Ophangen' }).click()
  expect(faults).toEqual([])
})

test('a number that is none is refused beside the field', async () => {
  await page.getByLabel('Telefoonnummer').fill('0470 12')
  await page.getByRole('button', { name: 'Zelf opnemen' }).click()
  await page.getByText('Vul een volledig nummer in').waitFor()
  expect(await page.getByLabel('Telefoonnummer').getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
