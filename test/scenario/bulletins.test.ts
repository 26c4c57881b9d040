import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AlertView } from '#contract/alerts-api.ts'
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

const zone = aZone({
  zoneId: ZoneId.parse('rupel'),
  name: 'Rupel',
  preventionEmail: 'preventie@rupel.example.org',
  summaryEmail: 'oproepen@rupel.example.org',
})
/**
 * A tenth of an hour is six seconds at this scale, a half thirty. Looks come every five seconds, and of those that remind
 * the adjuncts two die: prevention's turn must not have come before the third.
 */
const hasty = aZone({
  ...zone,
  zoneId: ZoneId.parse('nete'),
  name: 'Nete',
  preventionEmail: 'preventie@nete.example.org',
  relayHours: { adjunct: 0.1, prevention: 0.5 },
})

const hostile = [
  '# Let op <script>alert(1)</script>',
  '<img src=x onerror=alert(2)> ![foto](https://evil.example/pixel.png)',
  '[klik](javascript:alert(3)) [wel](https://www.politie.be)',
  '<iframe src="https://evil.example"></iframe>',
  '**Sluit uw garage.**',
  '<a href="https://politie.be" onclick="alert(4)">politie',
].join('\n\n')

let town: Neighbourhood
let visitor: Visitor
let bins = 0
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
  visitor = new Visitor(town.url)
  await town.phones('acknowledge')
  await town.settle({ zones: [zone, hasty] })
})
afterAll(() => town?.close())

/** A BIN with an adjunct, and three other members of whom one has no address and two share one. */
async function settleBin({ zoneId } = zone): Promise<{ readonly bin: Bin; readonly members: readonly Member[] }> {
  bins += 1
  const name = `Wijk ${bins}`
  const [coordinatorId, adjunctId] = [newMemberId(), newMemberId()]
  const bin = aBin({
    zoneId,
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
  const authorization = `Bearer ${await town.token(role, { zones: [zone.zoneId, hasty.zoneId] })}`
  return town.request<Body>(method, path, body, { authorization, ...headers })
}

async function asCoordinator<Body>(binId: BinId, method: string, path: string, body?: unknown): Promise<Answer<Body>> {
  const authorization = `Bearer ${await town.token('coordinator', { bins: [binId] })}`
  return town.request<Body>(method, path, body, { authorization })
}

const text = 'Er zijn **valse meteropnemers** in de buurt. Laat niemand binnen zonder dienstkaart.'

async function draft(more: object = {}): Promise<BulletinView> {
  const body = { zoneId: zone.zoneId, kind: 'modus-operandi', title: 'Valse meteropnemers', text, ...more }
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

function mailsTo(address: string): Promise<readonly Mail[]> {
  return town.mails(address)
}

function image(id: string, bytes: Uint8Array): Promise<Answer> {
  return town.token('prevention', { zones: [zone.zoneId] }).then(async (token) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/png' }
    const response = await fetch(`${town.url}/v1/bulletins/${id}/images`, { method: 'POST', body: bytes, headers })
    return { status: response.status, headers: response.headers, body: await response.json() }
  })
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

  it('is harmless, whatever is typed, and holds no image but its own', async () => {
    const { bin } = await settleBin()
    const { id } = await draft({ title: 'Let op', text: hostile, binIds: [bin.binId] })
    const path = `/v1/bulletins/${id}`
    const refused = await image(id, Buffer.from('<svg onload="alert(1)">'))
    expect(refused).toMatchObject({ status: 422, body: { code: 'unfit-image' } })
    const added = await image(id, aPicture())
    expect(added, JSON.stringify(added.body)).toMatchObject({
      status: 201,
      body: { type: 'image/png', width: 3, height: 2 },
    })
    const { name, url } = added.body as { readonly name: string; readonly url: string }
    const served = await fetch(url)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(served.headers.get('cache-control')).toContain('immutable')
    expect(
      Buffer.from(await served.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')

    const etag = (await as('prevention', 'GET', path)).headers.get('etag') ?? ''
    const shown = `${hostile}\n\n![De wijk](bulletin-image:${name})`
    const changed = await as<BulletinView>('prevention', 'PATCH', path, { text: shown }, { 'if-match': etag })
    expect(changed.status).toBe(200)
    const stale = await as<ProblemBody>('prevention', 'PATCH', path, { text: 'anders' }, { 'if-match': etag })
    expect(stale).toMatchObject({ status: 412, body: { current: { text: shown } } })
    await as('prevention', 'POST', `${path}/send`)

    const toMailbox = await mail(bin.mailbox, 'Let op')
    const page = await visitor.open(linkIn(toMailbox))
    await press(page, 'relay')
    const toMember = await mail(`adjunct${bins}@example.org`, 'Let op')
    // Below the letter stands the form to ask for other words, with the Markdown as it was typed: as text.
    const letter = /<article class="letter">.*?<\/article>/s.exec(page.html)?.[0] ?? ''
    for (const html of [changed.body.html, toMailbox.html, letter, toMember.html]) {
      expect(html).not.toMatch(/<script|<iframe|<svg|javascript:|\son[a-z]+=|evil\.example/i)
      expect(html).toContain('<strong>Sluit uw garage.</strong>')
      expect(html).toContain('href="https://www.politie.be/"')
      expect(html).toMatch(new RegExp(`<img src="[^"]*/media/${id}/${name}" alt="De wijk"`))
    }
    expect(toMember.text).toContain('[De wijk]')
    const late = await as<ProblemBody>('prevention', 'DELETE', path, undefined, { 'if-match': '"1"' })
    expect(late.body.code).toBe('not-a-draft')
  })

  it('is not sent with a house number in it, wherever that hides, unless somebody says that it is none', async () => {
    const { bin } = await settleBin()
    const hidden = 'Een inbraak in de Kerk**straat** 1**2**. Dader reed weg.'
    const { id, findings = [] } = await draft({ text: hidden, binIds: [bin.binId] })
    expect(findings).toMatchObject([{ rule: 'house-number', severity: 'block', field: 'text' }])
    const path = `/v1/bulletins/${id}/send`
    const refused = await as<ProblemBody>('prevention', 'POST', path)
    expect(refused).toMatchObject({ status: 422, body: { code: 'privacy', findings: [{ rule: 'house-number' }] } })
    expect(await mailsTo(bin.mailbox)).toEqual([])
    const word = findings.map(({ rule, field, start, end }) => ({ rule, field, start, end }))
    expect((await as('prevention', 'POST', path, { confirm: { findings: word } })).status).toBe(200)
    await mail(bin.mailbox, 'Valse meteropnemers')
    expect(town.log.some((line) => line.includes('finding-overruled') && line.includes(id))).toBe(true)
  })

  it('reaches everybody once, though functions die after every step of the way', async () => {
    const some = [await settleBin(), await settleBin()]
    const binIds = some.map(({ bin }) => bin.binId)
    const { id } = await draft({ binIds })
    const path = `/v1/bulletins/${id}`
    await town.faults({ kill: [{ function: 'send-bulletin', when: 'after', call: 'states:StartExecution', nth: 1 }] })
    expect((await as('prevention', 'POST', `${path}/send`)).status).toBe(500)
    await town.faults({})
    // Nobody asks again: the next look finishes what was begun.
    const read = async () => (await as<BulletinView>('prevention', 'GET', path)).body
    await town.until(read, ({ state, relays }) => state === 'sent' && relays.length === 2)
    for (const { bin } of some) await mail(bin.mailbox, 'Valse meteropnemers')

    const [{ bin }] = some as [(typeof some)[0]]
    await town.faults({ kill: [{ function: 'relay-bulletin', when: 'after', call: 'dynamodb:PutItem', nth: 3 }] })
    const relayed = await asCoordinator(bin.binId, 'POST', `${path}/relay/${bin.binId}`)
    await town.faults({})
    expect(relayed.status).toBe(500)
    expect((await read()).relays.filter(({ relayedAt }) => relayedAt !== undefined)).toHaveLength(1)
    const relay = bin.name.replace('Wijk ', '')
    for (const address of [
      `coordinator${relay}@example.org`,
      `adjunct${relay}@example.org`,
      `gedeeld${relay}@example.org`,
    ]) {
      await mail(address, 'Valse meteropnemers')
    }
  })
})

describe('a permit', () => {
  it('is asked for on the page, refused with a reason, asked for again and granted; then the changed text goes out', async () => {
    const { bin } = await settleBin()
    const { id } = await send([bin.binId])
    const path = `/v1/bulletins/${id}`
    const link = linkIn(await mail(bin.mailbox, 'Door te sturen'))
    const first = await visitor.open(link)
    const wish = {
      title: 'Valse meteropnemers',
      text: 'Ze belden aan in de Kerkstraat 12.',
      'motive-change': 'Het gebeurde hier.',
    }
    const faulty = await press(first, 'ask-change', wish)
    expect(faulty.status).toBe(422)
    expect(faulty.text).toContain('Dit lijkt een huisnummer.')
    expect(faulty.html).toContain('Ze belden aan in de Kerkstraat 12.')
    expect((await press(first, 'ask-change', { ...wish, text })).text).toContain(
      'Deze tekst is gelijk aan het bericht.',
    )
    const asked = await press(faulty, 'ask-change', { ...wish, text: 'Ze belden aan in de **Kerkstraat**.' })
    expect(asked.status).toBe(303)
    const request = await mail(zone.preventionEmail, `BIN ${bin.name} vraagt een wijziging`)
    expect(request.text).toContain('Het gebeurde hier.')
    expect(request.headers['Reply-To']).toContain(bin.mailbox)
    expect((await visitor.open(link)).text).toContain('De Dienst Preventie heeft nog niet geantwoord.')

    const decide = (body: object) =>
      as<RelayView & ProblemBody>('prevention', 'POST', `${path}/permits/${bin.binId}/decision`, body)
    expect((await decide({ kind: 'change', granted: false })).status).toBe(400)
    expect((await decide({ kind: 'change', granted: false, reason: 'Noem geen straat.' })).status).toBe(200)
    expect((await decide({ kind: 'change', granted: false, reason: 'Noem geen straat.' })).status).toBe(200)
    expect((await decide({ kind: 'change', granted: true })).body.code).toBe('permit-decided')
    expect((await mail(bin.mailbox, 'Wijziging niet toegestaan')).text).toContain('Noem geen straat.')
    const refused = await visitor.open(link)
    expect(refused.text).toContain('Noem geen straat.')
    expect(refused.forms.some(({ fields }) => fields['do'] === 'relay')).toBe(true)
    const early = await asCoordinator<ProblemBody>(bin.binId, 'POST', `${path}/relay/${bin.binId}`, {
      withChanges: true,
    })
    expect(early.body.code).toBe('no-permit')

    const again = await asCoordinator<RelayView>(bin.binId, 'POST', `${path}/permits/${bin.binId}`, {
      kind: 'change',
      text: 'Ze belden aan **in onze wijk**.',
    })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect((await decide({ kind: 'change', granted: true })).body.permits).toMatchObject([
      { kind: 'change', state: 'granted', title: 'Valse meteropnemers', text: 'Ze belden aan **in onze wijk**.' },
      { kind: 'change', state: 'refused', text: 'Ze belden aan in de **Kerkstraat**.', reason: 'Noem geen straat.' },
    ])
    const granted = await visitor.open(linkIn(await mail(bin.mailbox, 'Wijziging toegestaan')))
    expect(granted.html).toContain('<strong>in onze wijk</strong>')
    expect((await press(granted, 'relay-changed')).status).toBe(303)
    const toMember = await mail(`adjunct${bins}@example.org`, 'Valse meteropnemers')
    expect(toMember.html).toContain('<strong>in onze wijk</strong>')
    expect(toMember.text).not.toContain('dienstkaart')

    const social = await asCoordinator<RelayView>(bin.binId, 'POST', `${path}/permits/${bin.binId}`, {
      kind: 'social-media',
    })
    expect(social.status).toBe(200)
    expect((await decide({ kind: 'social-media', granted: true })).status).toBe(200)
    expect((await visitor.open(link)).text).toContain('toe dat u dit bericht op sociale media plaatst')
  })
})

describe('a bulletin that is not relayed', () => {
  it('is brought before the adjunct and then prevention, each once; nobody is reminded of one that was relayed', async () => {
    // Whoever reminds dies before the first mail is started, and again after the second.
    const dying = { function: 'remind-relays', call: 'states:StartExecution' }
    await town.faults({
      kill: [
        { ...dying, when: 'before', nth: 1 },
        { ...dying, when: 'after', nth: 2 },
      ],
    })
    const [prompt, late, never] = [await settleBin(hasty), await settleBin(hasty), await settleBin(hasty)]
    const numberOf = ({ bin }: typeof prompt) => bin.name.replace('Wijk ', '')
    const { id } = await send(
      [prompt, late, never].map(({ bin }) => bin.binId),
      { zoneId: hasty.zoneId },
    )
    const path = `/v1/bulletins/${id}`
    const relay = (binId: BinId) => as<ProblemBody>('prevention', 'POST', `${path}/relay/${binId}`)
    expect((await asCoordinator(prompt.bin.binId, 'POST', `${path}/relay/${prompt.bin.binId}`)).status).toBe(200)
    expect((await relay(never.bin.binId)).body.code).toBe('relay-too-early')

    const asked = await mail(`adjunct${numberOf(late)}@example.org`, 'Nog niet doorgestuurd')
    await mail(`adjunct${numberOf(never)}@example.org`, 'Nog niet doorgestuurd')
    await press(await visitor.open(linkIn(asked)), 'relay')
    const told = await mail(hasty.preventionEmail, `BIN ${never.bin.name} stuurde niet door`)
    expect(told.text).toContain('U kunt het nu zelf versturen.')
    expect((await relay(never.bin.binId)).status).toBe(200)
    await mail(`gedeeld${numberOf(never)}@example.org`, 'Valse meteropnemers')

    const { relays } = (await as<BulletinView>('prevention', 'GET', path)).body
    const of = ({ bin }: typeof prompt) => relays.find(({ binId }) => binId === bin.binId)
    expect(of(prompt)?.adjunctAskedAt).toBeUndefined()
    expect(of(late)).toMatchObject({ relayedBy: { role: 'adjunct' }, adjunctAskedAt: expect.any(String) })
    expect(of(late)?.preventionToldAt).toBeUndefined()
    expect(of(never)).toMatchObject({ relayedBy: { role: 'prevention' }, preventionToldAt: expect.any(String) })
    // Nothing is due any more, so nobody will be reminded again.
    await town.until(
      () => town.journal(),
      ({ items }) => !items.some((item) => item.includes('"look"') && item.includes(id)),
    )
    const reminders = (await mailsTo(hasty.preventionEmail)).filter(({ subject }) =>
      subject.includes(`${never.bin.name} stuurde niet door`),
    )
    expect(reminders).toHaveLength(1)
    expect((await mailsTo(`adjunct${numberOf(prompt)}@example.org`)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Valse meteropnemers'),
    ])
  })
})

describe('an alert that has ended', () => {
  it('leaves a draft of its feedback, which goes the way of every bulletin', async () => {
    const { bin } = await settleBin()
    const asked = await as<{ id: string }>(
      'dispatcher',
      'POST',
      '/v1/alerts',
      { binIds: [bin.binId], message: { text: 'Verdachte wagen gezien.' }, kind: 'live' },
      { 'idempotency-key': crypto.randomUUID() },
    )
    const alert = await town.until(
      async () => (await as<AlertView>('prevention', 'GET', `/v1/alerts/${asked.body.id}`)).body,
      ({ closedAt }) => closedAt !== undefined,
    )
    const path = `/v1/bulletins/${alert.feedbackDraft?.id}`
    const { body, headers } = await as<BulletinView>('prevention', 'GET', path)
    expect(body).toMatchObject({ kind: 'feedback', state: 'draft', alertId: asked.body.id, binIds: [bin.binId] })
    expect(body.text).toContain('> Verdachte wagen gezien.')
    expect(body.text).toContain('naar 5 leden')
    expect(
      (await asCoordinator<AlertView>(bin.binId, 'GET', `/v1/alerts/${asked.body.id}`)).body.feedbackDraft,
    ).toBeUndefined()
    const told = body.text.replace('(Vul hier aan hoe het afliep.)', 'Het was een **pakjesdienst**.')
    const changed = await as('prevention', 'PATCH', path, { text: told }, { 'if-match': headers.get('etag') ?? '' })
    expect(changed.status).toBe(200)
    expect((await as('prevention', 'POST', `${path}/send`)).status).toBe(200)
    await press(await visitor.open(linkIn(await mail(bin.mailbox, 'Feedback over de BIN-oproep'))), 'relay')
    expect((await mail(`adjunct${bins}@example.org`, 'Feedback')).html).toContain('<strong>pakjesdienst</strong>')
  })
})

/** A picture of three by two pixels. */
function aPicture(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const header = Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 2 }, () => Buffer.alloc(10)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
