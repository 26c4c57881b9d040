import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import type { JoinRequestView } from '#contract/joining-api.ts'
import type { ImportReport } from '#contract/member-list-api.ts'
import type { Member } from '#directory/member.ts'
import { aBin, aMember } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'
import { type VisitedPage, Visitor } from '../support/visitor.ts'

// A form must have been open for 3 seconds: here a third of one.
const TIME_SCALE = 10

let town: Neighbourhood
let visitor: Visitor
let bin: BinId
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: TIME_SCALE })
  visitor = new Visitor(town.url)
  bin = town.zone.cases.sampleAlertBin
})
afterAll(async () => {
  const logged = town.log.join('\n')
  await town.close()
  // Whoever joins here has this name, and a number of this range; links have tokens of these letters.
  expect(logged.match(/Nieuwkomer|\+3247055|eyJhbGci/g)).toBeNull()
})

let drawn = 0
/** Somebody nobody knows yet. */
function newcomer(change: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  drawn += 1
  return {
    name: `Nieuwkomer ${drawn}`,
    street: 'Peperstraat',
    houseNumber: '12 bus 3',
    phone: `0470 55 ${String(1000 + drawn).replace(/(\d\d)(\d\d)/, '$1 $2')}`,
    email: `nieuw.${drawn}@example.org`,
    channel: 'voice',
    language: 'nl',
    rules: 'yes',
    ...change,
  }
}

/** As the pages show it. */
const shown = (person: Readonly<Record<string, string>>) => `+32 ${(person['phone'] ?? '').slice(1)}`
const phoneOf = (person: Readonly<Record<string, string>>) =>
  `+32${(person['phone'] ?? '').replaceAll(' ', '').slice(1)}`

/** Opens a form, takes the time a person takes, and sends it. */
async function fillIn(path: string, person: Readonly<Record<string, string>>): Promise<VisitedPage> {
  const form = await visitor.open(path)
  await new Promise((resolve) => setTimeout(resolve, 3100 / TIME_SCALE))
  return visitor.send(form, person)
}

const join = (person: Readonly<Record<string, string>>, to: string = bin) => fillIn(`/aansluiten/${to}`, person)

/** The last link of that kind in somebody's mailbox. */
async function linkTo(address: string, path: string): Promise<string> {
  const mails = await town.until(
    () => town.mails(address),
    (some) => some.some(({ text }) => text.includes(path)),
  )
  const [link] = mails
    .map(({ text }) => new RegExp(`http\\S+${path}\\?token=\\S+`).exec(text)?.[0])
    .filter(Boolean)
    .toReversed()
  const { pathname, search } = new URL(link ?? '')
  return pathname + search
}

async function codeTo(phone: string): Promise<string> {
  const texts = await town.texts(phone)
  return texts.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? '').at(-1) ?? ''
}

async function confirmByMail(person: Readonly<Record<string, string>>): Promise<VisitedPage> {
  const asked = await visitor.open(await linkTo(person['email'] ?? '', '/aansluiten/bevestigen'))
  return visitor.send(asked)
}

async function requests(of: BinId = bin): Promise<readonly JoinRequestView[]> {
  const { body } = await asCoordinator<{ items: JoinRequestView[] }>('GET', `/v1/bins/${of}/requests`, undefined, of)
  return body.items
}

async function requestOf(person: Readonly<Record<string, string>>): Promise<JoinRequestView> {
  const found = (await requests()).find(({ applicant }) => applicant?.name === person['name'])
  if (found === undefined) throw new Error(`no request of ${person['name']}`)
  return found
}

async function asCoordinator<Body>(
  method: string,
  path: string,
  body?: unknown,
  of: string = bin,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const token = await town.token('coordinator', { bins: [of] })
  return town.request<Body>(method, path, body, { ...headers, authorization: `Bearer ${token}` })
}

const decide = (request: JoinRequestView, how: 'approve' | 'refuse', body?: unknown) =>
  asCoordinator<JoinRequestView & ProblemBody>('POST', `/v1/bins/${bin}/requests/${request.id}/${how}`, body)

/** Joins by mail and is approved; answers the link to their own data. */
async function becomeMember(person: Readonly<Record<string, string>>): Promise<string> {
  await join(person)
  await confirmByMail(person)
  expect((await decide(await requestOf(person), 'approve')).status).toBe(200)
  return linkTo(person['email'] ?? '', '/mijn-gegevens')
}

/** Whether anything in either table tells of this person. */
async function traces(person: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const [journal, directory] = await Promise.all([town.journal(), town.directory()])
  const secrets = [person['name'] ?? '', person['email'] ?? '', phoneOf(person)].filter((one) => one.length > 3)
  return [...journal.items, ...directory.items].filter((item) => secrets.some((secret) => item.includes(secret)))
}

const tokenless = (page: VisitedPage | undefined) => page?.html.replaceAll(/value="eyJ[^"]*"/g, '')

describe('somebody who joins', () => {
  it('reads the form, the house rules and what happens to the data, in four languages', async () => {
    const rules = town.zone.zone.houseRules
    const pages = await Promise.all(
      ['nl', 'fr', 'de', 'en'].map((lang) => visitor.open(`/aansluiten/${bin}?lang=${lang}`)),
    )
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(pages.map(({ html }) => /<html lang="(..)"/.exec(html)?.[1])).toEqual(['nl', 'fr', 'de', 'en'])
    expect(new Set(pages.map(({ text }) => text)).size).toBe(4)
    for (const { text } of pages) {
      expect(text).toContain(rules.version)
      for (const paragraph of rules.paragraphs) expect(text).toContain(paragraph)
      expect(text).toContain(town.zone.zone.preventionEmail)
    }
    const french = await visitor.open(`/aansluiten/${bin}`, { 'accept-language': 'fr-BE,fr;q=0.9,en;q=0.5' })
    expect(french.html).toContain('<html lang="fr"')
  })

  it('gets the form back with everything typed, and hears beside each field what is wrong', async () => {
    const page = await join({
      name: '',
      street: '<b>Peper</b>',
      houseNumber: '12',
      phone: '0477 12 34 5',
      email: 'an@',
      language: 'fr',
    })
    expect(page.status).toBe(422)
    expect(page.html).toMatch(/<title>Fout: /)
    const summary = /role="alert".*?<\/div>/s.exec(page.html)?.[0] ?? ''
    expect([...summary.matchAll(/href="#(\w+)"/g)].map(([, field]) => field)).toEqual([
      'name',
      'phone',
      'email',
      'rules',
    ])
    expect(page.text).toContain('0477 12 34 5 heeft een cijfer te weinig')
    expect(page.html).toMatch(/id="phone"[^>]*aria-describedby="phone-hint phone-fault" aria-invalid="true"/)
    expect(page.forms[0]?.fields).toMatchObject({
      street: '<b>Peper</b>',
      houseNumber: '12',
      phone: '0477 12 34 5',
      email: 'an@',
      language: 'fr',
    })
    expect(page.html).not.toContain('<b>Peper')
  })

  it('confirms by the link of a mail; only then the coordinator hears of it, and nobody’s name is in the mail', async () => {
    const person = newcomer()
    const mailbox = town.zone.bins.find(({ binId }) => binId === bin)?.mailbox ?? ''
    expect((await join(person)).text).toContain('Kijk in uw mailbox')
    const link = await linkTo(person['email'] ?? '', '/aansluiten/bevestigen')
    const [mail] = await town.mails(person['email'] ?? '')
    expect(mail?.text).not.toContain('Nieuwkomer')

    const asked = await visitor.open(link)
    expect(asked.text).toContain('Ja, ik wil aansluiten')
    expect(await town.mails(mailbox)).toEqual([])
    expect(await requests()).toEqual([])

    expect((await visitor.send(asked)).text).toContain('Uw aanvraag is ingediend')
    expect((await visitor.send(asked)).text).toContain('Uw aanvraag is ingediend')
    const told = await town.mails(mailbox)
    expect(told).toHaveLength(1)
    const request = await requestOf(person)
    expect(told[0]?.text).toContain(request.id)
    expect(JSON.stringify(told[0])).not.toMatch(/Nieuwkomer|nieuw\.\d/)
    expect(request).toMatchObject({
      state: 'confirmed',
      applicant: {
        street: 'Peperstraat',
        houseNumber: '12 bus 3',
        phone: phoneOf(person),
        phoneKind: 'mobile',
        houseRules: { version: town.zone.zone.houseRules.version },
      },
    })
    await decide(request, 'refuse', { reason: 'Proef.' })
  })

  it('becomes a member when the coordinator approves, once however often, and learns the number that will call', async () => {
    const person = newcomer({ language: 'fr', channel: 'sms', wantsNews: 'yes' })
    await join(person)
    await confirmByMail(person)
    const request = await requestOf(person)
    const [first, second] = await Promise.all([decide(request, 'approve'), decide(request, 'approve')])
    const again = await decide(request, 'approve')
    expect([first.status, second.status, again.status]).toEqual([200, 200, 200])
    expect(again.body).toMatchObject({ state: 'approved', memberId: expect.stringMatching(/^mbr_/) })
    expect(again.body.applicant).toBeUndefined()
    const { body: member } = await asCoordinator<Record<string, unknown>>(
      'GET',
      `/v1/bins/${bin}/members/${again.body.memberId}`,
    )
    expect(member).toMatchObject({
      name: person['name'],
      phone: phoneOf(person),
      channel: 'sms',
      language: 'fr',
      wantsNews: true,
    })
    const welcome = (await town.mails(person['email'] ?? '')).find(({ subject }) => subject.includes('Bienvenue'))
    expect(welcome?.text).toContain('+32 14 00 01 01')
    expect(welcome?.text).toContain('/mijn-gegevens?token=')
    const held = (await town.journal()).items.filter((item) => item.includes(person['name'] ?? '-'))
    expect(held).toEqual([])
  })

  it('without an e-mail address confirms by a code; five wrong ones and it is worth nothing', async () => {
    const person = newcomer({ email: '' })
    const page = await join(person)
    expect(page.text).toContain('zes cijfers')
    const code = await codeTo(phoneOf(person))
    expect(JSON.stringify((await town.journal()).items)).not.toContain(code)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await visitor.send(page, { code: wrong })).status).toBe(422)
    }
    expect((await visitor.send(page, { code })).status).toBe(422)
    expect(await requests()).toEqual([])

    const action = '/aansluiten/bevestigen'
    expect((await visitor.send(page, {}, { action, with: 'again' })).text).toContain('nieuwe code')
    const fresh = await codeTo(phoneOf(person))
    const done = await visitor.send(page, { code: `${fresh.slice(0, 3)} ${fresh.slice(3)}` })
    expect(done.text).toContain('Uw aanvraag is ingediend')
    const approved = await decide(await requestOf(person), 'approve')
    expect(approved.body.state).toBe('approved')
    const welcome = (await town.texts(phoneOf(person))).at(-1)?.text ?? ''
    expect(welcome).toContain('+32 14 00 01 01')
    expect(
      (
        await visitor.open(
          new URL(/http\S+/.exec(welcome)?.[0] ?? '').pathname + new URL(/http\S+/.exec(welcome)?.[0] ?? '').search,
        )
      ).text,
    ).toContain(person['name'])
  })

  it('corrects a mistyped address by sending the form again: the link of the first mail is worth nothing', async () => {
    const wrong = newcomer({ email: 'mistypt@example.org' })
    const form = await visitor.open(`/aansluiten/${bin}`)
    await new Promise((resolve) => setTimeout(resolve, 3100 / TIME_SCALE))
    await visitor.send(form, wrong)
    const right = { ...wrong, email: 'goed@example.org' }
    await visitor.send(form, right)
    expect((await visitor.open(await linkTo('mistypt@example.org', '/aansluiten/bevestigen'))).status).toBe(410)
    await confirmByMail(right)
    expect((await requestOf(right)).applicant?.email).toBe('goed@example.org')
    await decide(await requestOf(right), 'refuse', { reason: 'Proef.' })
  })
})

describe('a coordinator', () => {
  it('refuses with a reason that the person is told, and nothing of them stays', async () => {
    const person = newcomer()
    await join(person)
    await confirmByMail(person)
    const request = await requestOf(person)
    const refused = await decide(request, 'refuse', { reason: 'U woont buiten het gebied [van] dit BIN.' })
    expect(refused.body).toMatchObject({ state: 'refused', toldAt: expect.any(String) })
    const mail = (await town.mails(person['email'] ?? '')).at(-1)
    expect(mail?.text).toContain('U woont buiten het gebied [van] dit BIN.')
    expect(await traces(person)).toEqual([])
    expect((await decide(request, 'refuse', { reason: 'Nog eens.' })).status).toBe(200)
    expect((await decide(request, 'approve')).body.code).toBe('request-decided')
    expect((await town.mails(person['email'] ?? '')).filter(({ text }) => text.includes('Nog eens'))).toEqual([])
  })

  it('is told when the number is another member’s', async () => {
    const taken = town.membersOf(bin).find(({ phoneKind }) => phoneKind === 'mobile')
    const person = newcomer({ phone: taken?.phone ?? '' })
    await join(person)
    await confirmByMail(person)
    const request = await requestOf(person)
    const answer = await decide(request, 'approve')
    expect(answer.body).toMatchObject({ status: 409, code: 'number-taken', memberId: taken?.memberId })
    expect((await requestOf(person)).state).toBe('confirmed')
    await decide(request, 'refuse', { reason: 'U bent al lid.' })
  })

  it('sees the requests of their own BIN and of no other', async () => {
    const other = town.zone.cases.largeBin
    const person = newcomer()
    await join(person)
    await confirmByMail(person)
    const request = await requestOf(person)
    const path = `/v1/bins/${bin}/requests/${request.id}`
    expect((await asCoordinator('GET', path, undefined, other)).status).toBe(404)
    expect((await asCoordinator('POST', `${path}/approve`, undefined, other)).status).toBe(404)
    expect((await asCoordinator('GET', path.replace(bin, other), undefined, other)).status).toBe(404)
    expect((await town.as('dispatcher', 'GET', path)).status).toBe(403)
    expect((await town.as<JoinRequestView>('prevention', 'GET', path)).body.id).toBe(request.id)
    await decide(request, 'refuse', { reason: 'Proef.' })
  })
})

describe('a member', () => {
  it('sees all that is kept, corrects it, and of two windows neither loses anything', async () => {
    const person = newcomer()
    const link = await becomeMember(person)
    const [one, other] = await Promise.all([visitor.open(link), visitor.open(link)])
    for (const seen of [
      person['name'] ?? '',
      'Peperstraat 12 bus 3',
      shown(person),
      person['email'] ?? '',
      town.zone.zone.houseRules.version,
    ]) {
      expect(one.text).toContain(seen)
    }
    expect((await visitor.send(one, { houseNumber: '14' })).text).toContain('Uw wijziging is bewaard')
    const stale = await visitor.send(other, { street: 'Kerkstraat' })
    expect(stale.status).toBe(412)
    expect(stale.text).toContain('Peperstraat 14')
    expect(stale.forms.find(({ action }) => action === '/mijn-gegevens')?.fields).toMatchObject({
      street: 'Kerkstraat',
      houseNumber: '12 bus 3',
    })
    const saved = await visitor.send(stale, { houseNumber: '14' }, { action: '/mijn-gegevens' })
    expect(saved.text).toContain('Kerkstraat 14')
  })

  it('has a new address or mobile number count once it is confirmed, and hears of it where they were', async () => {
    const person = newcomer()
    const link = await becomeMember(person)
    const newPhone = newcomer()['phone'] ?? ''
    const asked = await visitor.send(await visitor.open(link), { email: 'verhuisd@example.org', phone: newPhone })
    expect(asked.text).toContain('verhuisd@example.org telt nog niet')
    const before = await visitor.open(link)
    expect(before.forms.find(({ action }) => action === '/mijn-gegevens')?.fields).toMatchObject({
      email: person['email'],
      phone: person['phone'],
    })

    const page = await visitor.open(await linkTo('verhuisd@example.org', '/mijn-gegevens/bevestigen'))
    expect((await visitor.send(page)).text).toContain('Bevestigd')
    const notices = (await town.mails(person['email'] ?? '')).filter(({ subject }) => subject.includes('gewijzigd'))
    expect(notices).toHaveLength(1)

    const action = '/mijn-gegevens/bevestigen'
    const wrong = await visitor.send(await visitor.open(link), { code: '0' }, { action })
    expect(wrong.status).toBe(422)
    const right = await visitor.send(wrong, { code: await codeTo(phoneOf({ phone: newPhone })) }, { action })
    expect(right.text).toContain(`${shown({ phone: newPhone })} (gsm)`)
    expect(right.text).toContain('verhuisd@example.org')
  })

  it('downloads everything as one file', async () => {
    const person = newcomer()
    const page = await visitor.open(await becomeMember(person))
    const file = await visitor.send(page, {}, { action: '/mijn-gegevens/download' })
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="mijn-gegevens.json"')
    expect(JSON.parse(file.html)).toMatchObject({
      bin: { id: bin },
      member: { name: person['name'], phone: phoneOf(person), houseRulesVersion: town.zone.zone.houseRules.version },
      alerts: [],
    })
  })

  it('leaves, and nothing of them stays anywhere; their link is worth nothing', async () => {
    const person = newcomer()
    const link = await becomeMember(person)
    await visitor.send(await visitor.open(link), { email: 'half.weg@example.org' })
    await join({ ...newcomer(), phone: person['phone'] ?? '' })
    expect(await traces(person)).not.toEqual([])

    const page = await visitor.open(link)
    const sure = await visitor.send(page, {}, { action: '/mijn-gegevens/verlaten' })
    expect(sure.text).toContain('verlaten?')
    expect((await visitor.open(link)).status).toBe(200)
    expect((await visitor.send(sure)).text).toContain('Uw gegevens zijn gewist')
    expect(await traces(person)).toEqual([])
    expect((await visitor.open(link)).status).toBe(410)
    expect((await visitor.send(sure)).status).toBe(410)
    expect((await town.mails(person['email'] ?? '')).at(-1)?.subject).toContain('verlaten')
    const { items } = await town.directory()
    const left = items.filter((item) => item.includes('"member-left"') && !item.includes('"withdrawn"'))
    expect(left).toHaveLength(1)
    expect(left[0]).toContain('"role":"member"')

    const list = `Naam;Straat;Nummer;Telefoon;Huisreglement;Aanvaard op\n${person['name']};Peperstraat;12;${person['phone']};2024-01;03/02/2024\n`
    const imported = await asCoordinator<ImportReport>('POST', `/v1/bins/${bin}/members/import`, list, bin, {
      'content-type': 'text/csv',
    })
    expect(imported.body.rows).toMatchObject({ total: 1, added: 0, refused: 1 })
    expect(imported.body.refused).toMatchObject([{ line: 2, code: 'member-left' }])
    expect(await traces(person)).toEqual([])
  })

  it('who leaves in the middle of an alert is not called again, and their number is in it no more', async () => {
    const small = aBin({ zoneId: town.zone.zone.zoneId, name: 'Klein' })
    const person = { name: 'Nieuwkomer Klein', email: 'klein@example.org', phone: '0470 55 99 01' }
    const leaver = aMember({ binId: small.binId, name: person.name, email: person.email, phone: phoneOf(person) })
    const other = aMember({ binId: small.binId, phone: '+32470559902', email: 'ander@example.org' })
    await town.settle({ bins: [small], members: [leaver, other] })
    await town.phones('manual', { [phoneOf(person)]: 'no-answer' })
    const id = await town.raise([small.binId])
    await town.alertUntil(id, ({ counts }) => counts.waitingRetry === 1)
    expect((await traces(person)).some((item) => item.includes('"delivery"'))).toBe(true)

    await fillIn('/mijn-gegevens/link', { reach: person.email })
    const page = await visitor.open(await linkTo(person.email, '/mijn-gegevens'))
    await visitor.send(await visitor.send(page, {}, { action: '/mijn-gegevens/verlaten' }))
    expect(await traces(person)).toEqual([])
    const delivery = (await town.deliveries(id)).find(({ memberId }) => memberId === leaver.memberId)
    expect(delivery).toMatchObject({ outcome: 'no-answer', attempts: [{ number: 1 }] })
    await town.as('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'proef' })
  })

  it('who coordinates may leave; prevention hears that the BIN has no coordinator', async () => {
    const home = town.zone.bins.find(({ binId }) => binId === town.zone.cases.selfEmployedBin)
    const address = town.coordinatorEmail(home?.binId)
    expect((await fillIn('/mijn-gegevens', { reach: address })).text).toContain('Kijk in uw mailbox')
    const page = await visitor.open(await linkTo(address, '/mijn-gegevens'))
    expect(page.text).toContain('u bent coördinator')
    const sure = await visitor.send(page, {}, { action: '/mijn-gegevens/verlaten' })
    expect(sure.text).toContain('heeft het BIN geen coördinator meer')
    await visitor.send(sure)
    const told = await town.mails(town.zone.zone.preventionEmail)
    expect(told.at(-1)?.subject).toContain('geen coördinator meer')
    const { body } = await town.as<{ coordinatorId?: string }>('prevention', 'GET', `/v1/bins/${home?.binId}`)
    expect(body.coordinatorId).toBeUndefined()
  })

  it('asks for the link by number, and who is in two BINs gets one for each', async () => {
    const [here, there] = town.zone.cases.inTwoBins.map((key) => town.member(key)) as [Member, Member]
    const phone = here.phone ?? ''
    await fillIn('/mijn-gegevens/link', { reach: phone.replace('+32', '0') })
    const texts = await town.texts(phone)
    expect(texts).toHaveLength(2)
    const pages = await Promise.all(
      texts.map(({ text }) => {
        const { pathname, search } = new URL(/http\S+/.exec(text)?.[0] ?? '')
        return visitor.open(pathname + search)
      }),
    )
    expect(pages.map(({ text }) => text.includes(here.street)).length).toBe(2)
    expect(pages.some(({ text }) => text.includes(`${there.street} ${there.houseNumber}`))).toBe(true)
  })
})

describe('whoever looks for somebody', () => {
  it('gets the same page for whom we know and whom we do not', async () => {
    const known = town.membersOf(bin).find(({ phoneKind, email }) => phoneKind === 'mobile' && email !== undefined)
    const addresses = [known?.email ?? '', 'niemand@example.org']
    const [a, b] = await Promise.all(addresses.map((reach) => fillIn('/mijn-gegevens/link', { reach })))
    expect(tokenless(a)).toBe(tokenless(b))
    expect(await town.mails('niemand@example.org')).toEqual([])

    const [c, d] = await Promise.all([
      join(newcomer({ phone: known?.phone ?? '', email: '' })),
      join(newcomer({ email: '' })),
    ])
    expect(tokenless(c)).toBe(tokenless(d))
    const [e, f] = await Promise.all([c, d].map((page) => visitor.send(page, { code: '123456' })))
    expect([e?.status, tokenless(e)]).toEqual([f?.status, tokenless(f)])
    expect((await town.texts(known?.phone ?? '')).at(-1)?.text).toContain('U bent al lid')
  })

  it('and robots: what they fill in unseen, or too fast, or in a form that is not ours, files nothing', async () => {
    const form = await visitor.open(`/aansluiten/${bin}`)
    const tooFast = await visitor.send(form, newcomer())
    expect(tooFast.status).toBe(422)
    expect(tooFast.text).toContain('erg snel')
    const robot = newcomer({ website: 'https://koop.example' })
    const trapped = await join(robot)
    expect([trapped.status, trapped.forms[0]?.fields['website']]).toEqual([422, 'https://koop.example'])
    const foreign = await visitor.send(form, newcomer({ form: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))
    expect(foreign.text).toContain('te lang open')
    expect(await town.mails(robot['email'] ?? '')).toEqual([])
  })

  it('writes to nobody more than three times an hour, and from one network not without end', async () => {
    const reach = town.membersOf(town.zone.cases.largeBin).find(({ email }) => email !== undefined)?.email ?? ''
    const answers = await Promise.all(Array.from({ length: 5 }, () => fillIn('/mijn-gegevens/link', { reach })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await town.mails(reach)).toHaveLength(3)

    const form = await visitor.open('/mijn-gegevens/link')
    await new Promise((resolve) => setTimeout(resolve, 3100 / TIME_SCALE))
    const many = await Promise.all(
      Array.from({ length: 60 }, () => visitor.send(form, { reach: 'niemand@example.org' })),
    )
    const refused = many.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.forms[0]?.fields['reach']).toBe('niemand@example.org')
  })
})
