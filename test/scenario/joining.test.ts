import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import type { JoinRequestView } from '#contract/joining-api.ts'
import type { ImportReport } from '#contract/member-list-api.ts'
import type { Member } from '#directory/member.ts'
import { aBin, aMember } from '../support/directory-builders.ts'
import { Neighbourhood } from '../support/neighbourhood.ts'
import { linkIn, Newcomers, phoneOf, shownPhone } from '../support/newcomers.ts'
import type { VisitedPage, Visitor } from '../support/visitor.ts'

let town: Neighbourhood
let people: Newcomers
let visitor: Visitor
let bin: BinId
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 10 })
  bin = town.zone.cases.sampleAlertBin
  people = new Newcomers(town, bin)
  visitor = people.visitor
})
afterAll(async () => {
  const logged = town.log.join('\n')
  await town.close()
  // Whoever joins here has this name, and a number of this range; links have tokens of these letters.
  expect(logged.match(/Nieuwkomer|\+3247055|eyJhbGci/g)).toBeNull()
})

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
    const page = await people.join({
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
    expect([...summary.matchAll(/href="#(\w+)"/g)].map(([, field]) => field).join()).toBe('name,phone,email,rules')
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
    const person = people.draw()
    const mailbox = town.zone.bins.find(({ binId }) => binId === bin)?.mailbox ?? ''
    expect((await people.join(person)).text).toContain('Kijk in uw mailbox')
    const link = await people.linkTo(person['email'] ?? '', '/aansluiten/bevestigen')
    const [mail] = await town.mails(person['email'] ?? '')
    expect(mail?.text).not.toContain('Nieuwkomer')

    const asked = await visitor.open(link)
    expect(asked.text).toContain('Ja, ik wil aansluiten')
    expect(await town.mails(mailbox)).toEqual([])
    expect(await people.requests()).toEqual([])

    expect((await visitor.send(asked)).text).toContain('Uw aanvraag is ingediend')
    expect((await visitor.send(asked)).text).toContain('Uw aanvraag is ingediend')
    const told = await town.mails(mailbox)
    expect(told).toHaveLength(1)
    const request = await people.requestOf(person)
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
    await people.decide(request, 'refuse', { reason: 'Proef.' })
  })

  it('becomes a member when the coordinator approves, once however often, and learns the number that will call', async () => {
    const person = people.draw({ language: 'fr', channel: 'sms', wantsNews: 'yes' })
    await people.join(person)
    await people.confirmByMail(person)
    const request = await people.requestOf(person)
    const [first, second] = await Promise.all([people.decide(request, 'approve'), people.decide(request, 'approve')])
    const again = await people.decide(request, 'approve')
    expect([first.status, second.status, again.status]).toEqual([200, 200, 200])
    expect(again.body).toMatchObject({ state: 'approved', memberId: expect.stringMatching(/^mbr_/) })
    expect(again.body.applicant).toBeUndefined()
    const { body: member } = await people.asCoordinator<Record<string, unknown>>(
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
    const person = people.draw({ email: '' })
    const page = await people.join(person)
    expect(page.text).toContain('zes cijfers')
    const code = await people.codeTo(phoneOf(person))
    expect(JSON.stringify((await town.journal()).items)).not.toContain(code)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await visitor.send(page, { code: wrong })).status).toBe(422)
    }
    expect((await visitor.send(page, { code })).status).toBe(422)
    expect(await people.requests()).toEqual([])

    const action = '/aansluiten/bevestigen'
    expect((await visitor.send(page, {}, { action, with: 'again' })).text).toContain('nieuwe code')
    const fresh = await people.codeTo(phoneOf(person))
    const done = await visitor.send(page, { code: `${fresh.slice(0, 3)} ${fresh.slice(3)}` })
    expect(done.text).toContain('Uw aanvraag is ingediend')
    const approved = await people.decide(await people.requestOf(person), 'approve')
    expect(approved.body.state).toBe('approved')
    const welcome = (await town.texts(phoneOf(person))).at(-1)?.text ?? ''
    expect(welcome).toContain('+32 14 00 01 01')
    expect((await visitor.open(linkIn(welcome, '/mijn-gegevens'))).text).toContain(person['name'])
  })

  it('corrects a mistyped address by sending the form again: the link of the first mail is worth nothing', async () => {
    const wrong = people.draw({ email: 'mistypt@example.org' })
    const form = await people.openForm(`/aansluiten/${bin}`)
    await visitor.send(form, wrong)
    const right = { ...wrong, email: 'goed@example.org' }
    await visitor.send(form, right)
    expect((await visitor.open(await people.linkTo('mistypt@example.org', '/aansluiten/bevestigen'))).status).toBe(410)
    await people.confirmByMail(right)
    expect((await people.requestOf(right)).applicant?.email).toBe('goed@example.org')
    await people.decide(await people.requestOf(right), 'refuse', { reason: 'Proef.' })
  })
})

describe('a coordinator', () => {
  it('refuses with a reason that the person is told, and nothing of them stays', async () => {
    const person = people.draw()
    await people.join(person)
    await people.confirmByMail(person)
    const request = await people.requestOf(person)
    const refused = await people.decide(request, 'refuse', { reason: 'U woont buiten het gebied [van] dit BIN.' })
    expect(refused.body).toMatchObject({ state: 'refused', toldAt: expect.any(String) })
    const mail = (await town.mails(person['email'] ?? '')).at(-1)
    expect(mail?.text).toContain('U woont buiten het gebied [van] dit BIN.')
    expect(await people.traces(person)).toEqual([])
    expect((await people.decide(request, 'refuse', { reason: 'Nog eens.' })).status).toBe(200)
    expect((await people.decide(request, 'approve')).body.code).toBe('request-decided')
    expect((await town.mails(person['email'] ?? '')).filter(({ text }) => text.includes('Nog eens'))).toEqual([])
  })

  it('is told when the number is another member’s', async () => {
    const taken = town.membersOf(bin).find(({ phoneKind }) => phoneKind === 'mobile')
    const person = people.draw({ phone: taken?.phone ?? '' })
    await people.join(person)
    await people.confirmByMail(person)
    const request = await people.requestOf(person)
    const answer = await people.decide(request, 'approve')
    expect(answer.body).toMatchObject({ status: 409, code: 'number-taken', memberId: taken?.memberId })
    expect((await people.requestOf(person)).state).toBe('confirmed')
    await people.decide(request, 'refuse', { reason: 'U bent al lid.' })
  })

  it('sees the requests of their own BIN and of no other', async () => {
    const other = town.zone.cases.largeBin
    const person = people.draw()
    await people.join(person)
    await people.confirmByMail(person)
    const request = await people.requestOf(person)
    const path = `/v1/bins/${bin}/requests/${request.id}`
    expect((await people.asCoordinator('GET', path, undefined, { of: other })).status).toBe(404)
    expect((await people.asCoordinator('POST', `${path}/approve`, undefined, { of: other })).status).toBe(404)
    expect((await people.asCoordinator('GET', path.replace(bin, other), undefined, { of: other })).status).toBe(404)
    expect((await town.as('dispatcher', 'GET', path)).status).toBe(403)
    expect((await town.as<JoinRequestView>('prevention', 'GET', path)).body.id).toBe(request.id)
    await people.decide(request, 'refuse', { reason: 'Proef.' })
  })
})

describe('a member', () => {
  it('sees all that is kept, corrects it, and of two windows neither loses anything', async () => {
    const person = people.draw()
    const link = await people.becomeMember(person)
    const [one, other] = await Promise.all([visitor.open(link), visitor.open(link)])
    const { version } = town.zone.zone.houseRules
    for (const seen of [person['name'], 'Peperstraat 12 bus 3', shownPhone(person), person['email'], version]) {
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
    const person = people.draw()
    const link = await people.becomeMember(person)
    const newPhone = people.draw()['phone'] ?? ''
    const asked = await visitor.send(await visitor.open(link), { email: 'verhuisd@example.org', phone: newPhone })
    expect(asked.text).toContain('verhuisd@example.org telt nog niet')
    const before = await visitor.open(link)
    expect(before.forms.find(({ action }) => action === '/mijn-gegevens')?.fields).toMatchObject({
      email: person['email'],
      phone: person['phone'],
    })

    const page = await visitor.open(await people.linkTo('verhuisd@example.org', '/mijn-gegevens/bevestigen'))
    expect((await visitor.send(page)).text).toContain('Bevestigd')
    const notices = (await town.mails(person['email'] ?? '')).filter(({ subject }) => subject.includes('gewijzigd'))
    expect(notices).toHaveLength(1)

    const action = '/mijn-gegevens/bevestigen'
    const wrong = await visitor.send(await visitor.open(link), { code: '0' }, { action })
    expect(wrong.status).toBe(422)
    const right = await visitor.send(wrong, { code: await people.codeTo(phoneOf({ phone: newPhone })) }, { action })
    expect(right.text).toContain(`${shownPhone({ phone: newPhone })} (gsm)`)
    expect(right.text).toContain('verhuisd@example.org')
  })

  it('downloads everything as one file', async () => {
    const person = people.draw()
    const page = await visitor.open(await people.becomeMember(person))
    const file = await visitor.send(page, {}, { action: '/mijn-gegevens/download' })
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="mijn-gegevens.json"')
    expect(JSON.parse(file.html)).toMatchObject({
      bin: { id: bin },
      member: { name: person['name'], phone: phoneOf(person), houseRulesVersion: town.zone.zone.houseRules.version },
      alerts: [],
    })
  })

  it('leaves, and nothing of them stays anywhere; their link is worth nothing', async () => {
    const person = people.draw()
    const link = await people.becomeMember(person)
    await visitor.send(await visitor.open(link), { email: 'half.weg@example.org' })
    await people.join({ ...people.draw(), phone: person['phone'] ?? '' })
    expect(await people.traces(person)).not.toEqual([])

    const page = await visitor.open(link)
    const sure = await visitor.send(page, {}, { action: '/mijn-gegevens/verlaten' })
    expect(sure.text).toContain('verlaten?')
    expect((await visitor.open(link)).status).toBe(200)
    expect((await visitor.send(sure)).text).toContain('Uw gegevens zijn gewist')
    expect(await people.traces(person)).toEqual([])
    expect((await visitor.open(link)).status).toBe(410)
    expect((await visitor.send(sure)).status).toBe(410)
    expect((await town.mails(person['email'] ?? '')).at(-1)?.subject).toContain('verlaten')
    const { items } = await town.directory()
    const left = items.filter((item) => item.includes('"member-left"') && !item.includes('"withdrawn"'))
    expect(left).toHaveLength(1)
    expect(left[0]).toContain('"role":"member"')

    const list = `Naam;Straat;Nummer;Telefoon;Huisreglement;Aanvaard op\n${person['name']};Peperstraat;12;${person['phone']};2024-01;03/02/2024\n`
    const imported = await people.asCoordinator<ImportReport>('POST', `/v1/bins/${bin}/members/import`, list, {
      headers: { 'content-type': 'text/csv' },
    })
    expect(imported.body.rows).toMatchObject({ total: 1, added: 0, refused: 1 })
    expect(imported.body.refused).toMatchObject([{ line: 2, code: 'member-left' }])
    expect(await people.traces(person)).toEqual([])
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
    expect((await people.traces(person)).some((item) => item.includes('"delivery"'))).toBe(true)

    await people.fillIn('/mijn-gegevens/link', { reach: person.email })
    const page = await visitor.open(await people.linkTo(person.email, '/mijn-gegevens'))
    await visitor.send(await visitor.send(page, {}, { action: '/mijn-gegevens/verlaten' }))
    expect(await people.traces(person)).toEqual([])
    const delivery = (await town.deliveries(id)).find(({ memberId }) => memberId === leaver.memberId)
    expect(delivery).toMatchObject({ outcome: 'no-answer', attempts: [{ number: 1 }] })
    await town.as('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'proef' })
  })

  it('who coordinates may leave; prevention hears that the BIN has no coordinator', async () => {
    const home = town.zone.bins.find(({ binId }) => binId === town.zone.cases.selfEmployedBin)
    const address = town.coordinatorEmail(home?.binId)
    expect((await people.fillIn('/mijn-gegevens', { reach: address })).text).toContain('Kijk in uw mailbox')
    const page = await visitor.open(await people.linkTo(address, '/mijn-gegevens'))
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
    await people.fillIn('/mijn-gegevens/link', { reach: phone.replace('+32', '0') })
    const texts = await town.texts(phone)
    expect(texts).toHaveLength(2)
    const pages = await Promise.all(texts.map(({ text }) => visitor.open(linkIn(text, '/mijn-gegevens'))))
    for (const { street, houseNumber } of [here, there]) {
      expect(pages.filter(({ text }) => text.includes(`${street} ${houseNumber}`))).toHaveLength(1)
    }
  })
})

describe('whoever looks for somebody', () => {
  it('gets the same page for whom we know and whom we do not', async () => {
    const known = town.membersOf(bin).find(({ phoneKind, email }) => phoneKind === 'mobile' && email !== undefined)
    const addresses = [known?.email ?? '', 'niemand@example.org']
    const [a, b] = await Promise.all(addresses.map((reach) => people.fillIn('/mijn-gegevens/link', { reach })))
    expect(tokenless(a)).toBe(tokenless(b))
    expect(await town.mails('niemand@example.org')).toEqual([])

    const [c, d] = await Promise.all([
      people.join(people.draw({ phone: known?.phone ?? '', email: '' })),
      people.join(people.draw({ email: '' })),
    ])
    expect(tokenless(c)).toBe(tokenless(d))
    const [e, f] = await Promise.all([c, d].map((page) => visitor.send(page, { code: '123456' })))
    expect([e?.status, tokenless(e)]).toEqual([f?.status, tokenless(f)])
    expect((await town.texts(known?.phone ?? '')).at(-1)?.text).toContain('U bent al lid')
  })

  it('and robots: what they fill in unseen, or too fast, or in a form that is not ours, files nothing', async () => {
    const form = await visitor.open(`/aansluiten/${bin}`)
    const tooFast = await visitor.send(form, people.draw())
    expect(tooFast.status).toBe(422)
    expect(tooFast.text).toContain('erg snel')
    const robot = people.draw({ website: 'https://koop.example' })
    const trapped = await people.join(robot)
    expect([trapped.status, trapped.forms[0]?.fields['website']]).toEqual([422, 'https://koop.example'])
    const foreign = await visitor.send(form, people.draw({ form: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))
    expect(foreign.text).toContain('te lang open')
    expect(await town.mails(robot['email'] ?? '')).toEqual([])
  })

  it('writes to nobody more than three times an hour, and from one network not without end', async () => {
    const reach = town.membersOf(town.zone.cases.largeBin).find(({ email }) => email !== undefined)?.email ?? ''
    const answers = await Promise.all(Array.from({ length: 5 }, () => people.fillIn('/mijn-gegevens/link', { reach })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await town.mails(reach)).toHaveLength(3)

    const form = await people.openForm('/mijn-gegevens/link')
    const many = await Promise.all(
      Array.from({ length: 60 }, () => visitor.send(form, { reach: 'niemand@example.org' })),
    )
    const refused = many.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.forms[0]?.fields['reach']).toBe('niemand@example.org')
  })
})
