import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinList, BulletinView, RelayView } from '#contract/bulletins-api.ts'
import { type BinId, ZoneId } from '#contract/ids.ts'
import type { Role } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import { aBin, aMember, aZone, newMemberId } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'
import { Visitor } from '../support/visitor.ts'

/** A mail as `GET /local/mailbox` tells it. */
interface Mail {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** A tenth of an hour is six seconds at this scale, a quarter fifteen. */
const zone = aZone({
  zoneId: ZoneId.parse('rupel'),
  name: 'Rupel',
  preventionEmail: 'preventie@rupel.example.org',
  summaryEmail: 'oproepen@rupel.example.org',
  relayHours: { adjunct: 0.1, prevention: 0.25 },
})

const hostile = [
  '# Let op <script>alert(1)</script>',
  '<img src=x onerror=alert(2)> ![foto](https://evil.example/pixel.png)',
  '[klik](javascript:alert(3)) [wel](https://www.politie.be)',
  '<iframe src="https://evil.example"></iframe> **Sluit uw garage.**',
  '<a href="https://politie.be" onclick="alert(4)">politie',
].join('\n\n')

let town: Neighbourhood
let visitor: Visitor
let bins = 0
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
  visitor = new Visitor(town.url)
  await town.phones('acknowledge')
  await town.settle({ zones: [zone] })
})
afterAll(() => town?.close())

/** A BIN with an adjunct, and three other members of whom one has no address and two share one. */
async function settleBin(): Promise<{ readonly bin: Bin; readonly members: readonly Member[] }> {
  bins += 1
  const name = `Wijk ${bins}`
  const [coordinatorId, adjunctId] = [newMemberId(), newMemberId()]
  const bin = aBin({
    zoneId: zone.zoneId,
    name,
    coordinatorId,
    adjunctIds: [adjunctId],
    mailbox: `wijk${bins}@bin.example.org`,
  })
  const { binId } = bin
  const phone = (place: number) => `+3245200${String(bins).padStart(2, '0')}${String(place).padStart(2, '0')}`
  const members = [
    aMember({ binId, memberId: coordinatorId, email: `coordinator${bins}@example.org`, phone: phone(1) }),
    aMember({ binId, memberId: adjunctId, email: `adjunct${bins}@example.org`, phone: phone(2) }),
    aMember({ binId, email: `Gedeeld${bins}@example.org`, phone: phone(3) }),
    aMember({ binId, email: `gedeeld${bins}@example.org`, phone: phone(4), language: 'fr' }),
  ]
  const { email: _email, ...unreached } = aMember({ binId, phone: phone(5) })
  await town.settle({ bins: [bin], members: [...members, unreached] })
  return { bin, members: [...members, unreached] }
}

async function as<Body>(role: Role, method: string, path: string, body?: unknown, headers = {}): Promise<Answer<Body>> {
  const authorization = `Bearer ${await town.token(role, { zones: [zone.zoneId] })}`
  return town.request<Body>(method, path, body, { authorization, ...headers })
}

async function asCoordinator<Body>(binId: BinId, method: string, path: string, body?: unknown): Promise<Answer<Body>> {
  const authorization = `Bearer ${await town.token('coordinator', { bins: [binId] })}`
  return town.request<Body>(method, path, body, { authorization })
}

const text = 'Er zijn **valse meteropnemers** in de buurt. Laat niemand binnen zonder dienstkaart.'

async function draft(more: object = {}): Promise<BulletinView> {
  const body = { kind: 'modus-operandi', title: 'Valse meteropnemers', text, ...more }
  const made = await as<BulletinView>('prevention', 'POST', '/v1/bulletins', body)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

async function send(binIds: readonly BinId[], more: object = {}): Promise<BulletinView> {
  const { id } = await draft({ binIds, ...more })
  const sent = await as<BulletinView>('prevention', 'POST', `/v1/bulletins/${id}/send`)
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200, body: { state: 'sent' } })
  return sent.body
}

async function mailsTo(address: string): Promise<readonly Mail[]> {
  return (await town.mails(address)) as readonly Mail[]
}

/** The one mail to an address whose subject has these words. */
async function mail(address: string, subject: string): Promise<Mail> {
  const isIt = (one: Mail) => one.subject.includes(subject)
  const mails = await town.until(
    () => mailsTo(address),
    (some) => some.some(isIt),
  )
  expect(mails.filter(isIt)).toHaveLength(1)
  return mails.find(isIt)!
}

/** The way to the relay page in a mail. */
function linkIn({ text: body }: Mail): string {
  const link = new URL(/http\S+\/doorsturen\?token=\S+/.exec(body)?.[0] ?? '')
  return link.pathname + link.search
}

const press = (page: Awaited<ReturnType<Visitor['open']>>, what: string, filledIn = {}) => {
  const form = page.forms.find(({ fields }) => fields['do'] === what)
  expect(form, `no ${what} in ${page.text.slice(0, 300)}`).toBeDefined()
  return visitor.send({ ...page, forms: [form!] }, filledIn)
}

describe('a bulletin', () => {
  it('goes from prevention to the mailbox, and from there to the members at one press', async () => {
    const { bin, members } = await settleBin()
    const other = await settleBin()
    const { id } = await draft({ binIds: [bin.binId] })
    const path = `/v1/bulletins/${id}`
    expect((await asCoordinator(bin.binId, 'GET', path)).status).toBe(404)
    const sent = await as<BulletinView>('prevention', 'POST', `${path}/send`)
    expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: 'sent', relays: [{ binId: bin.binId }] })
    // Said twice, it is sent once.
    expect((await as('prevention', 'POST', `${path}/send`)).status).toBe(200)

    const toMailbox = await mail(bin.mailbox, 'Valse meteropnemers')
    expect(toMailbox.subject).toContain('Door te sturen')
    expect(toMailbox.headers['Reply-To']).toContain(zone.preventionEmail)
    expect(toMailbox.headers['References']).toContain(id)
    expect(toMailbox.headers['List-Unsubscribe']).toBeUndefined()

    const link = linkIn(toMailbox)
    const page = await visitor.open(link)
    expect(page.status).toBe(200)
    expect(page.text).toContain('naar de 3 leden van BIN')
    expect(page.html).toContain('<strong>valse meteropnemers</strong>')
    const pressed = await press(page, 'relay')
    expect(pressed.status).toBe(303)
    expect((await visitor.open(link)).text).toContain('door wie de mailbox van het BIN leest, naar 3 leden')
    // A second press finds that it is done.
    expect((await press(page, 'relay')).status).toBe(303)

    const [coordinator, adjunct, shared] = members
    for (const address of [coordinator?.email, adjunct?.email, shared?.email?.toLowerCase()]) {
      const relayed = await mail(address ?? '', 'Valse meteropnemers')
      expect(relayed.from).toContain(`BIN ${bin.name}`)
      expect(relayed.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
      expect(relayed.headers['List-Unsubscribe']).toMatch(/^<http.+\/uitschrijven\?token=[^>]+>$/)
      expect(relayed.headers['Reply-To']).toContain(bin.mailbox)
      expect(relayed.headers['References']).toBe(toMailbox.headers['References'])
      expect(relayed.headers['Message-ID']).toMatch(/^<.+@.+>$/)
      expect(relayed.text).toContain('valse meteropnemers')
      expect(relayed.text).toContain('/mijn-gegevens?token=')
      expect(relayed.html).toContain('<strong>valse meteropnemers</strong>')
    }
    const seen = await asCoordinator<BulletinView>(bin.binId, 'GET', path)
    expect(seen.body.relays).toMatchObject([
      { relayedBy: { role: 'coordinator', subject: bin.binId }, withChanges: false },
    ])
    expect(seen.body.findings).toBeUndefined()
    expect((await asCoordinator<ProblemBody>(bin.binId, 'POST', `${path}/relay/${bin.binId}`)).body.code).toBe(
      'already-relayed',
    )

    for (const [method, rest] of [
      ['GET', ''],
      ['POST', `/relay/${bin.binId}`],
      ['POST', `/relay/${other.bin.binId}`],
    ] as const) {
      expect((await asCoordinator(other.bin.binId, method, path + rest)).status).toBe(404)
    }
    const listed = await asCoordinator<BulletinList>(other.bin.binId, 'GET', '/v1/bulletins')
    expect(listed.body.items).toEqual([])
    const own = await asCoordinator<BulletinList>(bin.binId, 'GET', '/v1/bulletins')
    expect(own.body.items).toMatchObject([{ id, relayed: { bins: 1, of: 1 } }])
  })
})
