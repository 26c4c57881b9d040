import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinList, BulletinPreview, BulletinView, RelayView } from '#contract/bulletins-api.ts'
import { ZoneId } from '#contract/ids.ts'
import { BulletinZone, bulletinText, linkIn } from '../support/bulletin-zone.ts'
import { aZone } from '../support/directory-builders.ts'
import type { Answer, ProblemBody } from '../support/neighbourhood.ts'
import { png } from '../unit/mail/sample-images.ts'

const zone = aZone({
  zoneId: ZoneId.parse('rupel'),
  name: 'Rupel',
  preventionEmail: 'preventie@rupel.example.org',
  summaryEmail: 'oproepen@rupel.example.org',
})

const hostile = [
  '# Let op <script>alert(1)</script>',
  '<img src=x onerror=alert(2)> ![foto](https://evil.example/pixel.png)',
  '[klik](javascript:alert(3)) [wel](https://www.politie.be)',
  '<iframe src="https://evil.example"></iframe>',
  '**Sluit uw garage.**',
  '<a href="https://politie.be" onclick="alert(4)">politie',
].join('\n\n')

let police: BulletinZone
beforeAll(async () => {
  police = await BulletinZone.start(zone)
})
afterAll(() => police?.town.close())

async function image(id: string, bytes: Uint8Array): Promise<Answer> {
  const authorization = `Bearer ${await police.town.token('prevention', { zones: [zone.zoneId] })}`
  const headers = { authorization, 'content-type': 'image/png' }
  const response = await fetch(`${police.town.url}/v1/bulletins/${id}/images`, { method: 'POST', body: bytes, headers })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

describe('a bulletin', () => {
  it('goes from prevention to the mailbox, and from there to the members at one press', async () => {
    const { bin, coordinator, adjunct, shared } = await police.settleBin()
    const other = await police.settleBin()
    const { id } = await police.draft({ binIds: [bin.binId] })
    const path = `/v1/bulletins/${id}`
    expect((await police.asCoordinator(bin.binId, 'GET', path)).status).toBe(404)
    const sent = await police.as<BulletinView>('prevention', 'POST', `${path}/send`)
    expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: 'sent', relays: [{ binId: bin.binId }] })
    // Said twice, it is sent once.
    expect((await police.as('prevention', 'POST', `${path}/send`)).status).toBe(200)

    const toMailbox = await police.mail(bin.mailbox, 'Valse meteropnemers')
    expect(toMailbox.subject).toContain('Door te sturen')
    expect(toMailbox.headers['Reply-To']).toContain(zone.preventionEmail)
    expect(toMailbox.headers['References']).toContain(id)
    expect(toMailbox.headers['List-Unsubscribe']).toBeUndefined()

    const link = linkIn(toMailbox)
    const page = await police.visitor.open(link)
    expect(page.status).toBe(200)
    expect(page.text).toContain('naar de 3 leden van BIN')
    expect(page.html).toContain('<strong>valse meteropnemers</strong>')
    const pressed = await police.press(page, 'relay')
    expect(pressed.status).toBe(303)
    expect((await police.visitor.open(link)).text).toContain('door wie de mailbox van het BIN leest, naar 3 leden')
    // A second press finds that it is done.
    expect((await police.press(page, 'relay')).status).toBe(303)

    for (const address of [coordinator, adjunct, shared]) {
      const relayed = await police.mail(address, 'Valse meteropnemers')
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
    const seen = await police.asCoordinator<BulletinView>(bin.binId, 'GET', path)
    expect(seen.body.relays).toMatchObject([
      { relayedBy: { role: 'coordinator', subject: bin.binId }, withChanges: false },
    ])
    expect(seen.body.findings).toBeUndefined()
    expect((await police.asCoordinator<ProblemBody>(bin.binId, 'POST', `${path}/relay/${bin.binId}`)).body.code).toBe(
      'already-relayed',
    )

    for (const [method, rest] of [
      ['GET', ''],
      ['POST', `/relay/${bin.binId}`],
      ['POST', `/relay/${other.bin.binId}`],
    ] as const) {
      expect((await police.asCoordinator(other.bin.binId, method, path + rest)).status).toBe(404)
    }
    const listed = await police.asCoordinator<BulletinList>(other.bin.binId, 'GET', '/v1/bulletins')
    expect(listed.body.items).toEqual([])
    const own = await police.asCoordinator<BulletinList>(bin.binId, 'GET', '/v1/bulletins')
    expect(own.body.items).toMatchObject([{ id, relayed: { bins: 1, of: 1 } }])
  })

  it('counts on its page those who will get it: not who unsubscribed', async () => {
    const settled = await police.settleBin()
    const { bin, adjunct } = settled
    const pageOf = async () => {
      await police.send([settled])
      const mails = await police.town.until(
        () => police.town.mails(bin.mailbox),
        (some) => some.length > opened,
      )
      opened = mails.length
      return police.visitor.open(linkIn(mails.at(-1)!))
    }
    let opened = 0
    await police.press(await pageOf(), 'relay')
    const [, leave = ''] =
      /<([^>]+)>/.exec((await police.mail(adjunct, 'Valse')).headers['List-Unsubscribe'] ?? '') ?? []
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await fetch(leave, { method: 'POST', body })).status).toBe(200)
    const next = await pageOf()
    expect(next.text).toContain('Doorsturen naar 2 leden')
    expect(next.text).toContain('1 lid met een e-mailadres krijgt geen mail')
  })

  it('is harmless, whatever is typed, and holds no image but its own', async () => {
    const { bin, adjunct } = await police.settleBin()
    const { id, warnings = [] } = await police.draft({ title: 'Let op', text: hostile, binIds: [bin.binId] })
    expect(warnings.map(({ kind, text: lost }) => [kind, lost])).toEqual([
      ['html', '<script>'],
      ['foreign-image', 'x'],
      ['foreign-image', 'https://evil.example/pixel.png'],
      ['unsafe-link', 'javascript:alert(3)'],
      ['html', '<iframe>'],
    ])
    const path = `/v1/bulletins/${id}`
    const refused = await image(id, Buffer.from('<svg onload="alert(1)">'))
    expect(refused).toMatchObject({ status: 422, body: { code: 'unfit-image' } })
    const added = await image(id, png)
    expect(added, JSON.stringify(added.body)).toMatchObject({
      status: 201,
      body: { type: 'image/png', width: 24, height: 16 },
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

    const etag = (await police.as('prevention', 'GET', path)).headers.get('etag') ?? ''
    const shown = `${hostile}\n\n![De wijk](bulletin-image:${name})`
    const changed = await police.as<BulletinView>('prevention', 'PATCH', path, { text: shown }, { 'if-match': etag })
    expect(changed.status).toBe(200)
    const asked = { title: 'Let op', text: shown, bulletinId: id }
    const previewed = await police.as<BulletinPreview>('prevention', 'POST', '/v1/bulletins/preview', asked)
    const read = await police.as<BulletinView>('prevention', 'GET', path)
    for (const answer of [changed, previewed, read]) expect(answer.body.warnings).toEqual(warnings)
    const stale = await police.as<ProblemBody>('prevention', 'PATCH', path, { text: 'anders' }, { 'if-match': etag })
    expect(stale).toMatchObject({ status: 412, body: { current: { text: shown } } })
    await police.as('prevention', 'POST', `${path}/send`)

    const toMailbox = await police.mail(bin.mailbox, 'Let op')
    const page = await police.visitor.open(linkIn(toMailbox))
    await police.press(page, 'relay')
    const toMember = await police.mail(adjunct, 'Let op')
    // Below the letter stands the form to ask for other words, with the Markdown as it was typed: as text.
    const letter = /<article class="letter">.*?<\/article>/s.exec(page.html)?.[0] ?? ''
    for (const html of [changed.body.html, toMailbox.html, letter, toMember.html]) {
      expect(html).not.toMatch(/<script|<iframe|<svg|javascript:|\son[a-z]+=|evil\.example/i)
      expect(html).toContain('<strong>Sluit uw garage.</strong>')
      expect(html).toContain('href="https://www.politie.be/"')
      expect(html).toMatch(new RegExp(`<img src="[^"]*/media/${id}/${name}" alt="De wijk"`))
    }
    expect(toMember.text).toContain('[De wijk]')
    const late = await police.as<ProblemBody>('prevention', 'DELETE', path, undefined, { 'if-match': '"1"' })
    expect(late.body.code).toBe('not-a-draft')
  })

  it('is not sent with a house number in it, wherever that hides, unless somebody says that it is none', async () => {
    const { bin } = await police.settleBin()
    const hidden = 'Een inbraak in de Kerk**straat** 1**2**. Dader reed weg.'
    const { id, findings = [] } = await police.draft({ text: hidden, binIds: [bin.binId] })
    expect(findings).toMatchObject([{ rule: 'house-number', severity: 'block', field: 'text' }])
    const path = `/v1/bulletins/${id}/send`
    const refused = await police.as<ProblemBody>('prevention', 'POST', path)
    expect(refused).toMatchObject({ status: 422, body: { code: 'privacy', findings: [{ rule: 'house-number' }] } })
    expect(await police.town.mails(bin.mailbox)).toEqual([])
    const word = findings.map(({ rule, field, start, end }) => ({ rule, field, start, end }))
    expect((await police.as('prevention', 'POST', path, { confirm: { findings: word } })).status).toBe(200)
    await police.mail(bin.mailbox, 'Valse meteropnemers')
    expect(police.town.log.some((line) => line.includes('finding-overruled') && line.includes(id))).toBe(true)
  })

  it('reaches everybody once, though functions die after every step of the way', async () => {
    const some = [await police.settleBin(), await police.settleBin()]
    const binIds = some.map(({ bin }) => bin.binId)
    const { id } = await police.draft({ binIds })
    const path = `/v1/bulletins/${id}`
    await police.town.faults({
      kill: [{ function: 'send-bulletin', when: 'after', call: 'states:StartExecution', nth: 1 }],
    })
    expect((await police.as('prevention', 'POST', `${path}/send`)).status).toBe(500)
    await police.town.faults({})
    // Nobody asks again: the next look finishes what was begun.
    const read = async () => (await police.as<BulletinView>('prevention', 'GET', path)).body
    await police.town.until(read, ({ state, relays }) => state === 'sent' && relays.length === 2)
    for (const { bin } of some) await police.mail(bin.mailbox, 'Valse meteropnemers')

    const [{ bin, coordinator, adjunct, shared }] = some as [(typeof some)[0]]
    await police.town.faults({
      kill: [{ function: 'relay-bulletin', when: 'after', call: 'dynamodb:PutItem', nth: 3 }],
    })
    const relayed = await police.asCoordinator(bin.binId, 'POST', `${path}/relay/${bin.binId}`)
    await police.town.faults({})
    expect(relayed.status).toBe(500)
    expect((await read()).relays.filter(({ relayedAt }) => relayedAt !== undefined)).toHaveLength(1)
    for (const address of [coordinator, adjunct, shared]) await police.mail(address, 'Valse meteropnemers')
  })
})

describe('a permit', () => {
  it('is asked for on the page, refused with a reason, asked for again and granted; then the changed text goes out', async () => {
    const settled = await police.settleBin()
    const { bin, adjunct } = settled
    const { id } = await police.send([settled])
    const path = `/v1/bulletins/${id}`
    const link = linkIn(await police.mail(bin.mailbox, 'Door te sturen'))
    const first = await police.visitor.open(link)
    const wish = {
      title: 'Valse meteropnemers',
      text: 'Ze belden aan in de Kerkstraat 12.',
      'motive-change': 'Het gebeurde hier.',
    }
    const faulty = await police.press(first, 'ask-change', wish)
    expect(faulty.status).toBe(422)
    expect(faulty.text).toContain('Dit lijkt een huisnummer.')
    expect(faulty.html).toContain('Ze belden aan in de Kerkstraat 12.')
    expect((await police.press(first, 'ask-change', { ...wish, text: bulletinText })).text).toContain(
      'Deze tekst is gelijk aan het bericht.',
    )
    const asked = await police.press(faulty, 'ask-change', { ...wish, text: 'Ze belden aan in de **Kerkstraat**.' })
    expect(asked.status).toBe(303)
    const request = await police.mail(zone.preventionEmail, `BIN ${bin.name} vraagt een wijziging`)
    expect(request.text).toContain('Het gebeurde hier.')
    expect(request.headers['Reply-To']).toContain(bin.mailbox)
    expect((await police.visitor.open(link)).text).toContain('De Dienst Preventie heeft nog niet geantwoord.')

    const decide = (body: object) =>
      police.as<RelayView & ProblemBody>('prevention', 'POST', `${path}/permits/${bin.binId}/decision`, body)
    expect((await decide({ kind: 'change', granted: false })).status).toBe(400)
    expect((await decide({ kind: 'change', granted: false, reason: 'Noem geen straat.' })).status).toBe(200)
    expect((await decide({ kind: 'change', granted: false, reason: 'Noem geen straat.' })).status).toBe(200)
    expect((await decide({ kind: 'change', granted: true })).body.code).toBe('permit-decided')
    expect((await police.mail(bin.mailbox, 'Wijziging niet toegestaan')).text).toContain('Noem geen straat.')
    const refused = await police.visitor.open(link)
    expect(refused.text).toContain('Noem geen straat.')
    expect(refused.forms.some(({ fields }) => fields['do'] === 'relay')).toBe(true)
    const early = await police.asCoordinator<ProblemBody>(bin.binId, 'POST', `${path}/relay/${bin.binId}`, {
      withChanges: true,
    })
    expect(early.body.code).toBe('no-permit')

    const again = await police.asCoordinator<RelayView>(bin.binId, 'POST', `${path}/permits/${bin.binId}`, {
      kind: 'change',
      text: 'Ze belden aan **in onze wijk**.',
    })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect((await decide({ kind: 'change', granted: true })).body.permits).toMatchObject([
      { kind: 'change', state: 'granted', title: 'Valse meteropnemers', text: 'Ze belden aan **in onze wijk**.' },
      { kind: 'change', state: 'refused', text: 'Ze belden aan in de **Kerkstraat**.', reason: 'Noem geen straat.' },
    ])
    const granted = await police.visitor.open(linkIn(await police.mail(bin.mailbox, 'Wijziging toegestaan')))
    expect(granted.html).toContain('<strong>in onze wijk</strong>')
    expect((await police.press(granted, 'relay-changed')).status).toBe(303)
    const toMember = await police.mail(adjunct, 'Valse meteropnemers')
    expect(toMember.html).toContain('<strong>in onze wijk</strong>')
    expect(toMember.text).not.toContain('dienstkaart')

    const social = await police.asCoordinator<RelayView>(bin.binId, 'POST', `${path}/permits/${bin.binId}`, {
      kind: 'social-media',
    })
    expect(social.status).toBe(200)
    expect((await decide({ kind: 'social-media', granted: true })).status).toBe(200)
    expect((await police.visitor.open(link)).text).toContain('toe dat u dit bericht op sociale media plaatst')
  })
})
