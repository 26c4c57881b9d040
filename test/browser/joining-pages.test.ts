import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Neighbourhood } from '../support/neighbourhood.ts'

/** Sees to 390 pixels, a telephone, and to a wide screen; by day and by night. */
const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TIME_SCALE = 10

let town: Neighbourhood
let browser: Browser
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: TIME_SCALE })
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  })
})
afterAll(async () => {
  await browser.close()
  await town.close()
})

async function visit(look: (typeof looks)[number], javaScriptEnabled: boolean): Promise<Page> {
  const { width, colorScheme } = look
  const context = await browser.newContext({
    javaScriptEnabled,
    colorScheme,
    viewport: { width, height: 844 },
    locale: 'nl-BE',
  })
  return context.newPage()
}

/** The link of the last mail to an address. */
async function linkTo(address: string, path: string): Promise<string> {
  const mails = await town.until(
    () => town.mails(address),
    (some) => some.some(({ text }) => text.includes(path)),
  )
  return new RegExp(`http\\S+${path}\\?token=\\S+`).exec(mails.at(-1)?.text ?? '')?.[0] ?? ''
}

/** Opens a form and takes the time a person takes. */
async function openForm(page: Page, path: string): Promise<void> {
  await page.goto(`${town.url}${path}`)
  await page.waitForTimeout(3100 / TIME_SCALE)
}

test('somebody without JavaScript joins with the keyboard alone, from the form to the confirmation', async () => {
  const page = await visit(looks[0], false)
  const email = 'zonder.script@example.org'
  await openForm(page, `/aansluiten/${town.zone.cases.sampleAlertBin}`)
  await page.getByLabel('Voornaam en naam').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Kijk dit nog even na').waitFor()
  expect(await page.title()).toMatch(/^Fout: Aansluiten bij BIN Peperstraat/)

  await page.getByRole('alert').getByRole('link', { name: 'Vul uw voornaam en naam in.' }).press('Enter')
  await page.keyboard.press('Tab')
  const labels: string[] = []
  const answers: Readonly<Record<string, string>> = {
    street: 'Peperstraat',
    houseNumber: '12 bus 3',
    phone: '0470 55 98 01',
    email,
  }
  await page.getByLabel('Voornaam en naam').fill('Ann Script')
  await page.getByLabel('Voornaam en naam').focus()
  for (;;) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const name = (await focused.getAttribute('name')) ?? ''
    labels.push(name)
    const answer = answers[name]
    if (answer !== undefined) await page.keyboard.type(answer)
    if (name === 'rules') await page.keyboard.press('Space')
    if (name === '' || labels.length > 20) break
  }
  // The field that stops robots is no stop of the keyboard.
  expect(labels).toEqual(['street', 'houseNumber', 'phone', 'email', 'channel', 'language', 'wantsNews', 'rules', ''])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Kijk in uw mailbox' }).waitFor()

  await page.goto(await linkTo(email, '/aansluiten/bevestigen'))
  await page.getByRole('button', { name: 'Ja, ik wil aansluiten' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Uw aanvraag is ingediend' }).waitFor()
})

test.each(looks)('the pages can be used by everybody: $width px, $colorScheme', async (look) => {
  const page = await visit(look, true)
  const found: string[] = []
  const check = async (what: string) => {
    await page.evaluate(AXE)
    const violations = await page.evaluate<readonly { id: string; nodes: { html: string }[] }[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
    )
    found.push(...violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join(' ')}`))
    const small = await page.evaluate<string[]>(TOO_SMALL)
    found.push(...small.map((one) => `${what}: too small to press: ${one}`))
    if (!(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')))
      found.push(`${what}: wider than the screen`)
  }

  await openForm(page, `/aansluiten/${town.zone.cases.sampleAlertBin}`)
  await check('form')
  await page.getByLabel('Telefoonnummer').fill('0477 12 34 5')
  await page.getByRole('button').click()
  await page.getByText('heeft een cijfer te weinig').first().waitFor()
  expect(await page.getByLabel('Telefoonnummer').getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
  await check('faults')
  await page.getByLabel('Voornaam en naam').fill('Bea Bril')
  await page.getByLabel('Straat').fill('Peperstraat')
  await page.getByLabel('Huisnummer en bus').fill('1')
  await page.getByLabel('Telefoonnummer').fill(`0470 55 97 ${look.width === 390 ? '01' : '02'}`)
  await page.getByLabel('Ik aanvaard').check()
  await page.getByRole('button').click()
  await page.getByLabel('Code van zes cijfers').waitFor()
  await check('code')

  const member = town.membersOf(town.zone.cases.largeBin).filter(({ email }) => email !== undefined)[
    look.width === 390 ? 0 : 1
  ]
  await openForm(page, '/mijn-gegevens')
  await check('link')
  await page.getByLabel('E-mailadres of gsm-nummer').fill(member?.email ?? '')
  await page.getByRole('button').click()
  await page.getByRole('heading', { name: 'Kijk in uw mailbox of uw gsm' }).waitFor()
  await page.goto(await linkTo(member?.email ?? '', '/mijn-gegevens'))
  await page.getByLabel('Telefoonnummer').fill(`0470 55 96 ${look.width === 390 ? '01' : '02'}`)
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await page.getByText('telt nog niet').waitFor()
  await check('own data')
  await page.getByRole('button', { name: 'Ik wil het BIN verlaten' }).click()
  await page.getByRole('button', { name: 'Ja, wis mijn gegevens' }).waitFor()
  await check('leaving')
  expect(found).toEqual([])
})

/** What one can press and is lower than 44 pixels, links in running text aside (WCAG 2.2, 2.5.8, and more). */
const TOO_SMALL = `[...document.querySelectorAll('button, input:not([type=hidden]):not([tabindex="-1"]), nav a, .wrong a, a.button')]
  .map((one) => (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one))
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML)`
