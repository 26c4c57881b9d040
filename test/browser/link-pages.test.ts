import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BulletinView } from '#contract/bulletins-api.ts'
import { ZoneId } from '#contract/ids.ts'
import type { MeetingView } from '#contract/meetings-api.ts'
import type { SurveyView } from '#contract/surveys-api.ts'
import { aBin, aMember, aZone, newMemberId } from '../support/directory-builders.ts'
import { Neighbourhood } from '../support/neighbourhood.ts'
import { Visitor } from '../support/visitor.ts'

const looks = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
] as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TIME_SCALE = 60

const zone = aZone({ zoneId: ZoneId.parse('rupel'), name: 'Rupel', preventionEmail: 'preventie@rupel.example.org' })
const [coordinatorId, adjunctId] = [newMemberId(), newMemberId()]
const bin = aBin({
  zoneId: zone.zoneId,
  name: 'De Schorre',
  municipality: 'Boom',
  mailbox: 'schorre@bin.example.org',
  coordinatorId,
  adjunctIds: [adjunctId],
})
const { binId } = bin
const ids = [coordinatorId, adjunctId, newMemberId(), newMemberId(), newMemberId(), newMemberId()]
const members = ids.map((memberId, place) =>
  aMember({
    binId,
    memberId,
    email: `lid${place}@example.org`,
    phone: `+3247055020${place}`,
    language: (['nl', 'nl', 'nl', 'fr', 'de', 'en'] as const)[place] ?? 'nl',
  }),
)

/** A page as it stood at one moment, with the address at which its forms and images are right. */
interface Snapshot {
  readonly name: string
  readonly html: string
}

let town: Neighbourhood
let browser: Browser
let context: BrowserContext
const seen: Snapshot[] = []
const troubles: string[] = []

beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: TIME_SCALE })
  await town.settle({ zones: [zone], bins: [bin], members })
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  })
  context = await browser.newContext({ javaScriptEnabled: false, viewport: looks[0], locale: 'nl-BE' })
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

async function ask<Body>(method: string, path: string, body?: unknown, headers = {}): Promise<Body> {
  const authorization = `Bearer ${await town.token('prevention', { zones: [zone.zoneId] })}`
  const answer = await town.request<Body>(method, path, body, { authorization, ...headers })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

/** The link to a page in the newest mail to an address that has one. */
async function linkTo(address: string, path: string): Promise<string> {
  const pattern = new RegExp(`http\\S+${path}\\?token=[^\\s>]+`)
  const mails = await town.until(
    () => town.mails(address),
    (some) => some.some(({ text }) => pattern.test(text)),
  )
  const link = new URL(mails.flatMap(({ text }) => pattern.exec(text)?.[0] ?? []).at(-1) ?? '')
  return `${town.url}${link.pathname}${link.search}`
}

/** Opens a page without a script; what its policy keeps it from is a fault. */
async function open(address: string, status = 200): Promise<Page> {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) troubles.push(message.text())
  })
  const response = await page.goto(address)
  expect(response?.status(), address).toBe(status)
  return page
}

async function keep(name: string, page: Page): Promise<void> {
  seen.push({ name, html: await page.content() })
}

/** Goes to a button by the keyboard and presses it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).press('Enter')
  await page.waitForLoadState()
}

async function shown(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).first().waitFor({ timeout: 5000 })
}

it('an invitation to a meeting is answered, and called off', async () => {
  const meeting = await ask<MeetingView>('POST', '/v1/meetings', {
    title: 'BIN-overleg Boom 2027',
    start: '2027-03-18T20:00:00+01:00',
    end: '2027-03-18T22:00:00+01:00',
    place: 'Gemeentehuis Boom, raadzaal',
    description: '1. Cijfers\n2. Testoproepen',
    binIds: [binId],
  })
  await ask('POST', `/v1/meetings/${meeting.id}/invite`)
  const link = await linkTo('lid0@example.org', '/overleg')
  const page = await open(link)
  await keep('overleg', page)
  await page.getByLabel('Ja, ik kom').press('Space')
  await press(page, 'Antwoord doorgeven')
  await shown(page, 'Genoteerd')
  await keep('overleg-genoteerd', page)
  await page.getByLabel('Misschien').press('Space')
  await press(page, 'Antwoord wijzigen')
  await page.getByRole('status').getByText('U komt misschien.').waitFor()
  await keep('overleg-opnieuw', await open(link))
  await ask('POST', `/v1/meetings/${meeting.id}/cancel`)
  await keep('overleg-gaat-niet-door', await open(link, 410))
  await keep('overleg-foute-link', await open(`${town.url}/overleg?token=abc`, 404))
})

it('an evaluation is filled in, once by each, and its results are read', async () => {
  const survey = await ask<SurveyView>('POST', '/v1/surveys', {
    title: 'Evaluatie van ons BIN',
    introduction: 'Elk jaar vragen wij hoe het BIN het doet.',
    questions: [
      { id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.', measures: 'safety' },
      { id: 'q2', kind: 'choice', text: 'Hoe kent u het BIN?', options: ['de borden', 'de buren', 'de gemeente'] },
    ],
    lastDay: new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10),
    binIds: [binId],
  })
  await ask('POST', `/v1/surveys/${survey.id}/open`)
  const link = await linkTo('lid0@example.org', '/evaluatie')
  const page = await open(link)
  await keep('evaluatie', page)
  await press(page, 'Antwoorden insturen')
  await page.getByRole('alert').getByText('Kies bij minstens één vraag een antwoord.').waitFor()
  await keep('evaluatie-fout', page)
  await page.getByLabel('eerder wel').first().press('Space')
  await press(page, 'Antwoorden insturen')
  await shown(page, 'Bedankt')
  await keep('evaluatie-bedankt', page)
  await keep('evaluatie-al-geantwoord', await open(link))
  const visitor = new Visitor(town.url)
  for (const place of [1, 2, 3, 4, 5]) {
    const { pathname, search } = new URL(await linkTo(`lid${place}@example.org`, '/evaluatie'))
    await visitor.send(await visitor.open(pathname + search), {
      q1: String((place % 3) + 3),
      q2: String((place % 2) + 1),
    })
  }
  await ask('POST', `/v1/surveys/${survey.id}/close`)
  await keep('evaluatie-afgesloten', await open(link, 410))
  await keep('evaluatie-resultaten', await open(`${town.url}/evaluatie/${survey.id}`))
  await keep('evaluatie-foute-link', await open(`${town.url}/evaluatie?token=abc`, 404))
})

it('a bulletin is relayed in one press, or in other words once they are granted', async () => {
  const text =
    'Twee mannen doen zich voor als **meteropnemers** van Fluvius.\n\n## Wat kunt u doen?\n\n- Vraag altijd de dienstkaart.\n- Laat niemand binnen die u niet verwacht.\n\nMeer op [politie.be](https://www.politie.be/).'
  const draft = await ask<BulletinView>('POST', '/v1/bulletins', {
    zoneId: zone.zoneId,
    kind: 'modus-operandi',
    title: 'Valse meteropnemers aan de deur',
    text,
    binIds: [binId],
  })
  await ask('POST', `/v1/bulletins/${draft.id}/send`)
  const link = await linkTo(bin.mailbox, '/doorsturen')
  const page = await open(link)
  await keep('doorsturen', page)
  await page.getByText('Iets veranderen of toevoegen?').press('Enter')
  await keep('doorsturen-wijzigen', page)
  const form = page.getByRole('group').filter({ hasText: 'Iets veranderen of toevoegen?' })
  await form.getByLabel('Tekst', { exact: true }).fill('Ze belden aan in de Kerkstraat 12 bij Jan Peeters.')
  await press(page, 'Toestemming vragen')
  await page.getByRole('alert').getByText('Dit lijkt een huisnummer.').waitFor()
  await keep('doorsturen-fout', page)
  await page.getByLabel('Tekst', { exact: true }).fill('Ze belden ook **bij ons** aan.')
  await page.getByLabel('Waarom?').first().fill('Het gebeurde hier ook.')
  await page.getByRole('button', { name: 'Toestemming vragen' }).first().press('Enter')
  await page.getByText('De Dienst Preventie heeft nog niet geantwoord.').first().waitFor()
  await keep('doorsturen-gevraagd', page)
  const decide = (decision: object) =>
    ask('POST', `/v1/bulletins/${draft.id}/permits/${binId}/decision`, { kind: 'change', ...decision })
  await decide({ granted: false, reason: 'Zeg niet waar het was.' })
  const refused = await open(link)
  await keep('doorsturen-geweigerd', refused)
  const coordinator = `Bearer ${await town.token('coordinator', { bins: [binId] })}`
  const asCoordinator = (path: string, body: object) => town.request('POST', path, body, { authorization: coordinator })
  await asCoordinator(`/v1/bulletins/${draft.id}/permits/${binId}`, {
    kind: 'change',
    text: 'Ze waren ook **in onze wijk**.',
  })
  await decide({ granted: true })
  const granted = await open(link)
  await keep('doorsturen-toegestaan', granted)
  // Somebody else is quicker.
  await asCoordinator(`/v1/bulletins/${draft.id}/relay/${binId}`, { withChanges: true })
  await press(granted, 'Toch ongewijzigd doorsturen')
  await shown(granted, 'Dit bericht is doorgestuurd')
  await keep('doorsturen-intussen-doorgestuurd', granted)
  await keep('doorsturen-foute-link', await open(`${town.url}/doorsturen?token=abc`, 410))
})

it('a list is left in one press, and taken up again, in four languages', async () => {
  for (const [place, language] of (['nl', 'fr', 'de', 'en'] as const).entries()) {
    const pattern = /<(http[^>]+\/uitschrijven\?token=[^>]+)>/
    const address = `lid${place === 0 ? 0 : place + 2}@example.org`
    const mails = await town.until(
      () => town.mails(address),
      (some) => some.some(({ headers }) => headers['List-Unsubscribe']?.includes('/uitschrijven')),
    )
    const link = pattern.exec(mails.flatMap(({ headers }) => headers['List-Unsubscribe'] ?? []).at(-1) ?? '')?.[1] ?? ''
    const { pathname, search } = new URL(link)
    const page = await open(`${town.url}${pathname}${search}`)
    await keep(`uitschrijven-${language}`, page)
    await page.getByRole('button').press('Enter')
    await page.locator('.done').waitFor()
    await keep(`uitgeschreven-${language}`, page)
    await page.getByRole('button').press('Enter')
    await page.locator('h1').waitFor()
    await keep(`weer-ingeschreven-${language}`, page)
  }
  await keep('uitschrijven-foute-link', await open(`${town.url}/uitschrijven?token=abc`, 404))
})

it('the news is subscribed to, and confirmed', async () => {
  const path = `${town.url}/nieuws/${zone.zoneId}/inschrijven`
  const page = await open(path)
  await keep('inschrijven', page)
  await page.waitForTimeout(3100 / TIME_SCALE)
  await press(page, 'Inschrijven')
  await page.getByRole('alert').waitFor()
  await keep('inschrijven-fout', page)
  await page.getByLabel('Uw e-mailadres').fill('buur@example.org')
  await press(page, 'Inschrijven')
  await shown(page, 'Kijk in uw mailbox')
  await keep('inschrijven-mail', page)
  const confirm = await open(await linkTo('buur@example.org', `/nieuws/${zone.zoneId}/bevestigen`))
  await keep('bevestigen', confirm)
  await confirm.getByRole('button').press('Enter')
  await shown(confirm, 'U bent ingeschreven')
  await keep('bevestigd', confirm)
  await keep('bevestigen-foute-link', await open(`${town.url}/nieuws/${zone.zoneId}/bevestigen?token=abc`, 404))
})

it('an address that is none says so', async () => {
  await keep('geen-pagina', await open(`${town.url}/aansluiten/bin_01JH0000000000000000000000`, 404))
  await keep('mijn-gegevens-foute-link', await open(`${town.url}/mijn-gegevens?token=abc`, 410))
  await keep('aansluiten-foute-link', await open(`${town.url}/aansluiten/bevestigen?token=abc`, 410))
  await keep('nieuws-weg', await open(`${town.url}/nieuws/${zone.zoneId}/bestaat-niet`, 404))
})

it.each(looks)(
  'all of them can be used by everybody: $width px, $colorScheme',
  async ({ width, height, colorScheme }) => {
    const page = await (await browser.newContext({ viewport: { width, height }, colorScheme })).newPage()
    const found: string[] = []
    for (const { name, html } of seen) {
      await page.route(`${town.url}/zien`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
      )
      await page.goto(`${town.url}/zien`)
      await page.evaluate(AXE)
      const violations = await page.evaluate<readonly { id: string; nodes: { html: string }[] }[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
      )
      found.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`))
      found.push(...(await page.evaluate<string[]>(TOO_SMALL)).map((one) => `${name}: too small to press: ${one}`))
      if (!(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')))
        found.push(`${name}: wider than the screen`)
      if (!(await page.evaluate<boolean>(`/\\b101\\b/.test(document.querySelector('footer')?.textContent)`)))
        found.push(`${name}: does not say to call 101`)
      await page.unroute(`${town.url}/zien`)
    }
    expect(found).toEqual([])
    expect(troubles).toEqual([])
    expect(seen.length).toBeGreaterThan(30)
  },
)

/** What one can press and is lower than 44 pixels, links in running text aside (WCAG 2.2, 2.5.8, and more). */
const TOO_SMALL = `[...document.querySelectorAll('button, summary, input:not([type=hidden]):not([tabindex="-1"]), nav a, .wrong a, a.button')]
  .map((one) => (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one))
  .filter((one) => { const { height, width } = one.getBoundingClientRect(); return width > 0 && height < 43.5 })
  .map((one) => one.outerHTML)`
