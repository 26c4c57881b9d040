import { SFNClient } from '@aws-sdk/client-sfn'
import { parseFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import type { NewsView } from '#contract/news-api.ts'
import { makeMailingWorkflow } from '#mailing/mailing-workflow.ts'
import { wallInBrussels } from '#news/edition.ts'
import { openLinkKey } from '#runtime/links.ts'
import { makeHandler as sendEditions } from '../../functions/news/send-editions.ts'
import { aBin, aMember, aZone } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'
import { Visitor } from '../support/visitor.ts'
import { jpegMetadata, SECRET, withSegments } from '../unit/mail/metadata.ts'
import { jpeg, png } from '../unit/mail/sample-images.ts'

interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const WEEK_MS = 7 * 86_400_000
const wall = wallInBrussels(new Date())
const newsMail = { weekday: wall.weekday, hour: wall.hour }
const zone = aZone({
  zoneId: ZoneId.parse('rupel'),
  name: 'Rupel',
  newsMail,
  preventionEmail: 'preventie@rupel.example.org',
})
const quiet = aZone({ zoneId: ZoneId.parse('stilte'), name: 'Stilte', newsMail })
const bin = aBin({ zoneId: zone.zoneId, name: 'De Berg', municipality: 'Boom' })
const ofBin = { binId: bin.binId, wantsNews: true }
const members = [
  aMember({ ...ofBin, email: 'an@example.org', phone: '+32470550101' }),
  aMember({ ...ofBin, email: 'luc@example.org', phone: '+32470550102', language: 'fr' }),
  aMember({ ...ofBin, email: 'wil.niet@example.org', phone: '+32470550103', wantsNews: false }),
]

let town: Neighbourhood
let visitor: Visitor
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
  visitor = new Visitor(town.url)
  await town.settle({ zones: [zone, quiet], bins: [bin], members })
})
afterAll(() => town?.close())

async function as<Body>(
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<Answer<Body & ProblemBody>> {
  const authorization = `Bearer ${await town.token('prevention', { zones: [zone.zoneId] })}`
  return town.request(method, path, body, { authorization, ...headers })
}

async function write(item: object): Promise<NewsView> {
  const made = await as<NewsView>('POST', '/v1/news', item)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

/** Publishes an item and waits until its page is there. */
async function publish(item: object): Promise<NewsView & { readonly path: string }> {
  const { id } = await write(item)
  const published = await as<NewsView>('POST', `/v1/news/${id}/publish`, {})
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  const path = new URL(published.body.url ?? '').pathname
  await pageUntil(path, 200)
  return { ...published.body, path }
}

function pageUntil(path: string, status: number) {
  return town.until(
    () => visitor.open(path),
    (page) => page.status === status,
  )
}

/** Looks until a page, which may be a moment behind, says something, or says it no more. */
function pageThat(path: string, isSo: (html: string) => boolean) {
  return town.until(
    () => visitor.open(path),
    ({ html }) => isSo(html),
  )
}

async function addImage(id: string, bytes: Buffer): Promise<Answer<{ name: string; url: string } & ProblemBody>> {
  const authorization = `Bearer ${await town.token('prevention', { zones: [zone.zoneId] })}`
  const headers = { authorization, 'content-type': 'image/*' }
  const response = await fetch(`${town.url}/v1/news/${id}/images`, { method: 'POST', body: bytes, headers })
  const body = (await response.json()) as { name: string; url: string } & ProblemBody
  return { status: response.status, headers: response.headers, body }
}

function mailsTo(address: string): Promise<readonly Mail[]> {
  return town.mails(address)
}

async function runEditions(): Promise<void> {
  const { lambdaHost, assembly } = town.stack
  const { arn = '' } = assembly.functions.find(({ name }) => name === 'send-editions') ?? {}
  await lambdaHost.invoke(arn, {})
}

describe('an item', () => {
  it('is written, published, found, changed, and taken off', async () => {
    const item = await publish({
      title: 'Drie inbraken in één nacht',
      text: 'Sluit **ook** het raam aan de achterkant.',
      binIds: [bin.binId],
    })
    expect(item.path).toBe('/nieuws/rupel/drie-inbraken-in-een-nacht')
    const page = await visitor.open(item.path)
    expect(page.text).toContain('Sluit ook het raam aan de achterkant.')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('strict-transport-security')).toContain('max-age=')

    const month = item.publishedAt!.slice(0, 7)
    for (const path of [
      '/nieuws/',
      '/nieuws/rupel/',
      `/nieuws/rupel/archief/${month}`,
      '/nieuws/rupel/bin/de-berg',
      '/nieuws/zoeken?q=inbrak+RAAM',
      '/nieuws/zoeken?q=raam&zone=rupel',
    ]) {
      const list = await pageThat(path, (html) => html.includes(item.path))
      expect(list.status, path).toBe(200)
    }
    expect((await visitor.open('/nieuws/zoeken?q=fietsendief')).html).not.toContain(item.path)

    const { headers, body } = await as<NewsView>('GET', `/v1/news/${item.id}`)
    expect(body.state).toBe('published')
    const etag = headers.get('etag') ?? ''
    const changed = await as<NewsView>('PATCH', `/v1/news/${item.id}`, { title: 'Vier inbraken' }, { 'if-match': etag })
    expect(changed.body.url).toBe(item.url)
    await pageThat(item.path, (html) => html.includes('<h1>Vier inbraken</h1>'))

    const reason = 'Het bleek om een misverstand te gaan.'
    expect((await as('POST', `/v1/news/${item.id}/remove`, { reason })).status).toBe(200)
    const gone = await pageUntil(item.path, 410)
    expect(gone.text).toContain(reason)
    await pageThat('/nieuws/rupel/', (html) => !html.includes(item.path))
    await pageThat('/nieuws/rupel/bin/de-berg', (html) => !html.includes(item.path))
    await pageThat('/nieuws/zoeken?q=inbraken', (html) => !html.includes(item.path))
    for (const nowhere of ['/nieuws/rupel/nooit-geweest', '/niets', '/mijn-gegevensx']) {
      const missing = await visitor.open(nowhere)
      expect([missing.status, missing.text], nowhere).toEqual([
        404,
        expect.stringContaining('Deze pagina bestaat niet'),
      ])
    }
    expect((await fetch(`${town.url}/v1/niets`)).headers.get('content-type')).toBe('application/json')
    const again = await as('PATCH', `/v1/news/${item.id}`, { title: 'Toch' }, { 'if-match': '"4"' })
    expect(again.body.code).toBe('news-removed')
  })

  it('shows photographs of its own, cleaned, on its page and in the feeds, until it is taken off', async () => {
    const item = await publish({ title: 'Zo ziet een valse dienstkaart eruit', text: 'Kijk goed.', binIds: [] })
    const place = `/v1/news/${item.id}`
    const refused = await addImage(item.id, Buffer.from('<svg onload="alert(1)">'))
    expect(refused).toMatchObject({ status: 422, body: { code: 'unfit-image' } })
    const photograph = Buffer.from(withSegments(jpeg, jpegMetadata()))
    const added = await addImage(item.id, photograph)
    expect(added, JSON.stringify(added.body)).toMatchObject({ status: 201, body: { type: 'image/jpeg' } })
    const again = await addImage(item.id, photograph)
    expect(again.body.name).toBe(added.body.name)
    const { name, url } = added.body
    const served = await fetch(url)
    expect(served.headers.get('cache-control')).toBe('public, max-age=600')
    expect(photograph.includes(SECRET)).toBe(true)
    expect(Buffer.from(await served.arrayBuffer()).includes(SECRET)).toBe(false)

    const other = (await addImage(item.id, Buffer.from(png))).body
    const text = `Kijk goed.\n\n![Een valse dienstkaart](bulletin-image:${name}) ![p](https://elders.test/x.png)`
    const etag = async () => ({ 'if-match': (await as('GET', place)).headers.get('etag') ?? '' })
    const changed = await as<NewsView>('PATCH', place, { text, images: [name] }, await etag())
    expect(changed.body.images).toMatchObject([{ name, url }])
    expect(changed.body.warnings).toMatchObject([{ kind: 'foreign-image', text: 'https://elders.test/x.png' }])
    expect((await as<NewsView>('GET', place)).body.warnings).toEqual(changed.body.warnings)
    expect((await fetch(other.url)).status).toBe(404)
    const path = new URL(url).pathname
    await pageThat(item.path, (html) => html.includes(`<img src="${path}" alt="Een valse dienstkaart"`))
    expect((await visitor.open(item.path)).html).toContain(`<meta property="og:image" content="${url}">`)
    const feed = await pageThat('/nieuws/rupel/feed.json', (json) => json.includes(name))
    expect(JSON.parse(feed.html)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ content_html: expect.stringContaining(url) })]),
    })

    expect((await as('POST', `${place}/remove`, {})).status).toBe(200)
    expect((await fetch(url)).status).toBe(404)
    expect((await addImage(item.id, Buffer.from(jpeg))).body.code).toBe('news-removed')
    const { items } = (
      await as<{ items: { subjects: string[]; fields?: string[] }[] }>('GET', '/v1/audit?zoneId=rupel')
    ).body
    expect(items).toContainEqual(expect.objectContaining({ subjects: [item.id], fields: ['images'] }))
  })

  it('is not published with a house number, or a name that nobody confirmed', async () => {
    const { id } = await write({ title: 'Inbraak', text: 'In Kerkstraat 12 zag Jan Peeters een dief.' })
    const refused = await as('POST', `/v1/news/${id}/publish`, {})
    expect(refused).toMatchObject({ status: 422, body: { code: 'privacy' } })
    expect(refused.body['findings']).toMatchObject([{ rule: 'house-number', field: 'text' }, { rule: 'name' }])
    const findings = refused.body['findings']
    expect((await as('POST', `/v1/news/${id}/publish`, { confirm: { findings } })).status).toBe(200)
  })

  it('is somebody else’s business in another zone, and for prevention alone', async () => {
    const { id } = await write({ title: 'Van ons', text: 'Tekst.' })
    expect((await town.as('prevention', 'GET', `/v1/news/${id}`)).status).toBe(404)
    expect((await town.as('dispatcher', 'GET', '/v1/news')).status).toBe(403)
    const drafts = await as<{ items: NewsView[] }>('GET', '/v1/news')
    expect(drafts.body.items.map((item) => item.id)).toContain(id)
    expect((await as('DELETE', `/v1/news/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
  })

  it('loses no neighbour when many are published at once, two of them under one title', async () => {
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, place) =>
        publish({ title: place < 2 ? 'Zelfde titel' : `Bericht ${place}`, text: 'Tekst.' }),
      ),
    )
    expect(new Set(many.map(({ path }) => path)).size).toBe(6)
    for (const path of ['/nieuws/', '/nieuws/rupel/', '/nieuws/rupel/feed.atom', '/nieuws/rupel/sitemap.xml'])
      await pageThat(path, (html) => many.every((item) => html.includes(item.path)))
  })
})

describe('when publish-pages dies', () => {
  it.each([
    ['before the first file', 's3:PutObject', 'before', 1],
    ['half-way', 's3:PutObject', 'after', 3],
    ['between the files and the notes', 'dynamodb:DeleteItem', 'before', 1],
    ['before an old page is deleted', 's3:DeleteObject', 'before', 1],
  ] as const)('%s, the next run finishes its work', async (what, call, when, nth) => {
    const old = await publish({ title: `Weg ${what}`, text: 'Tekst.' })
    await town.until(
      () => town.journal(),
      ({ items }) => !items.some((text) => text.includes('"stalepages"')),
    )
    await town.faults({ kill: [{ function: 'publish-pages', when, call, nth }] })
    await as('POST', `/v1/news/${old.id}/remove`, {})
    const item = await publish({ title: `Nieuw ${what}`, text: 'Tekst.' })
    await pageUntil(old.path, 410)
    for (const path of ['/nieuws/', '/nieuws/rupel/', '/nieuws/rupel/feed.json'])
      await pageThat(path, (html) => html.includes(item.path) && !html.includes(old.path))
    await town.until(
      () => town.journal(),
      ({ items }) => !items.some((text) => text.includes('"stalepages"')),
    )
    expect(town.stack.faults.kills()).toBe(1)
    await town.faults({})
  })
})

describe('what programs read', () => {
  it('is valid: feeds, sitemap, robots.txt', async () => {
    const item = await publish({
      title: 'Let op: "slimme" <sloten> & meer',
      text: 'Met *nadruk*.',
      summary: 'Kort & goed.',
    })
    for (const folder of ['/nieuws/', '/nieuws/rupel/']) {
      const atom = await pageThat(`${folder}feed.atom`, (html) => html.includes(item.path))
      expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const read = parseFeed(atom.html)
      expect(read.format).toBe('atom')
      const entries = read.format === 'atom' ? read.feed.entries : []
      const entry = entries?.find(({ id }) => id === item.url)
      expect(entry).toMatchObject({
        // As HTML, which a reader takes the signs of a tag for what they are.
        title: { type: 'html', value: 'Let op: "slimme" &lt;sloten&gt; &amp; meer' },
        summary: { type: 'html', value: 'Kort &amp; goed.' },
        links: [{ href: item.url }],
      })
      expect(Date.parse(entry?.published ?? '')).toBe(Date.parse(item.publishedAt ?? ''))

      const json = parseFeed((await visitor.open(`${folder}feed.json`)).html)
      const items = json.format === 'json' ? json.feed.items : []
      expect(items?.find(({ id }) => id === item.url)).toMatchObject({ title: item.title, url: item.url })
    }
    const sitemap = await visitor.open('/nieuws/rupel/sitemap.xml')
    expect(sitemap.html).toContain(`<loc>${item.url}</loc>`)
    expect((await visitor.open('/sitemap.xml')).html).toContain(`<loc>${town.url}/nieuws/rupel/sitemap.xml</loc>`)
    expect((await visitor.open('/robots.txt')).html).toContain(`Sitemap: ${town.url}/sitemap.xml`)
    expect((await visitor.open('/nieuws')).headers.get('location')).toBe('/nieuws/')
  })
})

describe('the weekly mail', () => {
  it('reaches members and confirmed subscribers once, and nobody after one press on unsubscribe', async () => {
    const form = await visitor.open('/nieuws/rupel/inschrijven')
    await new Promise((resolve) => setTimeout(resolve, 3000 / town.timeScale))
    for (const address of ['buur@example.org', 'nooit.bevestigd@example.org', 'an@example.org']) {
      const sent = await visitor.send(form, { address })
      expect(sent.text).toContain('Kijk in uw mailbox')
    }
    const [asked] = await town.until(
      () => mailsTo('buur@example.org'),
      (mails) => mails.length > 0,
    )
    const link = /http\S+bevestigen\?token=\S+/.exec(asked!.text)?.[0] ?? ''
    const press = await visitor.open(link)
    expect((await visitor.send(press)).text).toContain('U bent ingeschreven')
    expect((await visitor.send(press)).text).toContain('U bent ingeschreven')

    const item = await publish({ title: 'Nieuws van de week', text: 'Sluit uw deuren.' })
    await runEditions()
    const weekly = async (address: string) => (await mailsTo(address)).filter(({ text }) => text.includes(item.path))
    for (const address of ['an@example.org', 'luc@example.org', 'buur@example.org']) {
      const [mail] = await town.until(
        () => weekly(address),
        (mails) => mails.length > 0,
      )
      expect(mail!.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    }
    expect((await weekly('luc@example.org'))[0]?.subject).toContain('cette semaine')
    await runEditions()
    await runEditions()
    expect(await weekly('an@example.org')).toHaveLength(1)
    expect(await weekly('wil.niet@example.org')).toHaveLength(0)
    expect(await weekly('nooit.bevestigd@example.org')).toHaveLength(0)
    const { items } = await town.journal()
    expect(items.filter((text) => text.includes('"news--stilte'))).toEqual([])

    const [mail] = await weekly('buur@example.org')
    const unsubscribe = /<([^>]+)>/.exec(mail!.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
    const left = await fetch(unsubscribe, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(left.status).toBe(200)

    const later = await publish({ title: 'Een week later', text: 'Nog altijd.' })
    const isThere = async (address: string) => (await mailsTo(address)).some(({ text }) => text.includes(later.path))
    const nextWeek = editionsAt(new Date(Date.now() + WEEK_MS))
    await nextWeek()
    await town.until(
      () => isThere('an@example.org'),
      (here) => here,
    )
    expect(await isThere('buur@example.org')).toBe(false)
    // Nothing new since: a third week has no mail.
    const count = (await mailsTo('an@example.org')).length
    await editionsAt(new Date(Date.now() + 2 * WEEK_MS))()
    expect(await mailsTo('an@example.org')).toHaveLength(count)
    // Who left is erased at night.
    const night = new Date(`${new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10)}T00:00:00+01:00`)
    await editionsAt(new Date(night.getTime() + 4 * 3_600_000))()
    expect((await town.directory()).items.filter((text) => text.includes('buur@example.org'))).toEqual([])
  })
})

describe('an edition whose function died', () => {
  const half = aZone({ zoneId: ZoneId.parse('halfweg'), name: 'Halfweg', newsMail })
  const halfBin = aBin({ zoneId: half.zoneId, name: 'Halfweg' })
  const address = 'halfweg@example.org'

  it.each([
    ['before anything is written for anybody', 'dynamodb:BatchWriteItem', 'before'],
    ['before the sending is started', 'states:StartExecution', 'before'],
    ['after it was started', 'states:StartExecution', 'after'],
  ] as const)('%s, goes out in the next hour, once', async (_what, call, when) => {
    const place = ['dynamodb:BatchWriteItem', 'states:StartExecution'].indexOf(call) + (when === 'after' ? 2 : 0)
    const zoneId = ZoneId.parse(`halfweg-${place}`)
    const to = `${place}.${address}`
    const own = { ...halfBin, binId: aBin().binId, zoneId }
    await town.settle({
      zones: [{ ...half, zoneId }],
      bins: [own],
      members: [aMember({ binId: own.binId, email: to, phone: `+3247055020${place}`, wantsNews: true })],
    })
    const authorization = `Bearer ${await town.token('prevention', { zones: [zoneId] })}`
    const item = { title: 'Halfweg', text: 'Tekst.' }
    const { body } = await town.request<NewsView>('POST', '/v1/news', item, { authorization })
    await town.request('POST', `/v1/news/${body.id}/publish`, {}, { authorization })

    await town.faults({ kill: [{ function: 'send-editions', when, call, nth: 1 }] })
    await runEditions().catch(() => undefined)
    expect(town.stack.faults.kills()).toBe(1)
    await town.faults({})
    await runEditions()
    await runEditions()
    await town.until(
      () => mailsTo(to),
      (mails) => mails.length > 0,
    )
    await runEditions()
    expect(await mailsTo(to)).toHaveLength(1)
  })
})

/** The function as it would run at another time, on this stack's tables and workflow. */
function editionsAt(now: Date): () => Promise<void> {
  const { stack } = town
  const { environment = {} } = stack.assembly.functions.find(({ name }) => name === 'send-editions') ?? {}
  const aws = {
    endpoint: stack.awsEndpoint,
    region: stack.assembly.region,
    credentials: { accessKeyId: 'LOCALOPERATOR', secretAccessKey: 'local' },
  }
  const journal = { ...stack.journal, retentionDays: 30 }
  const startWorkflow = makeMailingWorkflow(new SFNClient(aws), environment['MAILING_STATE_MACHINE_ARN'] ?? '')
  process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] = stack.awsEndpoint
  process.env['AWS_ACCESS_KEY_ID'] = 'LOCALOPERATOR'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  process.env['AWS_REGION'] = stack.assembly.region
  const linkKey = openLinkKey({ LINK_SECRET_ARN: environment['LINK_SECRET_ARN'] ?? '' })
  const silent = () => undefined
  return sendEditions({
    mailings: { journal, startWorkflow, linkKey, now: () => now, newEnrolment: () => crypto.randomUUID() },
    directory: stack.directory,
    publicUrl: stack.url,
    stage: 'dev',
    now: () => now,
    log: { info: silent, warn: silent, error: silent },
  })
}
