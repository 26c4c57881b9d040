import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import type { AuditList } from '#contract/audit-api.ts'
import type { BinList } from '#contract/bin-api.ts'
import type { BinView } from '#contract/directory-api.ts'
import type { MemberList, MemberView } from '#contract/member-api.ts'
import type { Role } from '#contract/vocabulary.ts'
import type { ZoneView } from '#contract/zone-api.ts'
import { aZone } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

const ZONE = 'rivierenland'

let town: Neighbourhood
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
  await town.phones('acknowledge')
}, 180_000)
afterAll(() => town?.close())

interface Asking {
  readonly role?: Role
  readonly bins?: readonly string[]
  readonly zones?: readonly string[]
  readonly sub?: string
  readonly etag?: string
  readonly language?: string
}

/** Asks as somebody of Dienst Preventie of this zone, unless told otherwise. */
async function ask<Body>(method: string, path: string, body?: unknown, asking: Asking = {}) {
  const { role = 'prevention', zones = role === 'coordinator' ? [] : [ZONE], bins = [], sub, etag, language } = asking
  const token = await town.token(role, { zones, bins, ...(sub === undefined ? {} : { sub }) })
  return town.request<Body & ProblemBody>(method, path, body, {
    authorization: `Bearer ${token}`,
    ...(etag === undefined ? {} : { 'if-match': etag }),
    ...(language === undefined ? {} : { 'accept-language': language }),
  })
}

function etagOf({ headers }: Answer): string {
  return headers.get('etag') ?? ''
}

/** Reads something and changes it as it was read. */
async function change<Body>(
  method: string,
  path: string,
  body?: unknown,
  query = '',
): Promise<Answer<Body & ProblemBody>> {
  const [record = ''] = /^\/v1\/[a-z]+\/[^/]+(?:\/members\/[^/]+)?/.exec(path) ?? []
  return ask<Body>(method, path + query, body, { etag: etagOf(await ask('GET', record)) })
}

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.01, south],
      [west + 0.01, south + 0.01],
      [west, south + 0.01],
      [west, south],
    ],
  ],
})

async function setUpZone(): Promise<void> {
  const { zoneId: _zoneId, revision: _revision, ...settings } = aZone({ name: 'Rivierenland' })
  await ask('POST', '/v1/zones', { ...settings, id: ZONE })
}

async function setUpBin(name: string): Promise<BinView> {
  await setUpZone()
  const answer = await ask<BinView>('POST', '/v1/bins', {
    zoneId: ZONE,
    name,
    municipality: 'Willebroek',
    area: square(4.35, 51.05),
    streets: [{ name: 'Dendermondsesteenweg', from: 1, to: 99, parity: 'odd' }],
    mailbox: 'bin@example.org',
  })
  expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ name, status: 'starting' })
  return answer.body
}

let numbers = 0
/** In a range that is given to nobody. */
const aNumber = () => `0452 90 ${String((numbers += 1) + 1000).replace(/(..)(..)/, '$1 $2')}`

function aPerson(more: object = {}) {
  return {
    name: 'Zoë D’Hondt',
    street: 'Dendermondsesteenweg',
    houseNumber: '12 bus 3',
    phone: aNumber(),
    houseRules: { version: '2024-01', acceptedAt: '2024-02-03' },
    ...more,
  }
}

const membersOf = ({ id }: Pick<BinView, 'id'>) => `/v1/bins/${id}/members`

async function join(bin: BinView, more: object = {}): Promise<MemberView> {
  const answer = await ask<MemberView>('POST', membersOf(bin), aPerson(more))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('a zone', () => {
  it('is set up by who has it in their token, and changed with its house rules', async () => {
    const { zoneId: _zoneId, revision: _revision, ...settings } = aZone()
    const zone = { ...settings, id: 'nete' }
    const early = await ask('POST', '/v1/zones', zone)
    expect([early.status, early.body.detail]).toEqual([403, expect.stringContaining('beheerder van de gebruikers')])
    const asking = { zones: ['nete'] }
    const made = await ask<ZoneView>('POST', '/v1/zones', zone, asking)
    expect([made.status, made.body, made.headers.get('location')]).toEqual([201, zone, '/v1/zones/nete'])
    expect((await ask('POST', '/v1/zones', zone, asking)).body.code).toBe('already-exists')
    expect((await ask<{ items: ZoneView[] }>('GET', '/v1/zones', undefined, asking)).body.items).toEqual([zone])

    const etag = etagOf(made)
    const paragraphs = ['Wij patrouilleren niet.']
    const sameVersion = await ask('PATCH', '/v1/zones/nete', { houseRules: { paragraphs } }, { ...asking, etag })
    expect([sameVersion.status, sameVersion.body['errors']]).toMatchObject([400, [{ path: 'houseRules.version' }]])
    const patch = { houseRules: { version: '2026-01', paragraphs }, relayHours: { adjunct: 12 } }
    const changed = await ask<ZoneView>('PATCH', '/v1/zones/nete', patch, { ...asking, etag })
    expect(changed.body).toEqual({ ...zone, ...patch, relayHours: { adjunct: 12, prevention: 48 } })
    expect((await ask('DELETE', '/v1/zones/nete', undefined, { ...asking, etag })).status).toBe(412)
    expect((await ask('DELETE', '/v1/zones/nete', undefined, { ...asking, etag: etagOf(changed) })).status).toBe(204)
    expect((await ask('GET', '/v1/zones/nete', undefined, asking)).status).toBe(404)
  })

  it('lies in Belgium, and goes only when its BINs have gone', async () => {
    const bin = await setUpBin('Blijft')
    const swapped = await change('PATCH', `/v1/zones/${ZONE}`, { latitude: 4.3, longitude: 51.1 })
    expect(swapped.body.detail).toBe('Breedte en lengte zijn omgewisseld.')
    const kept = await change('DELETE', `/v1/zones/${ZONE}`)
    expect(kept.body).toMatchObject({ code: 'zone-not-empty', bins: expect.any(Number) })
    expect((await ask('GET', `/v1/bins/${bin.id}`)).status).toBe(200)
  })
})

describe('a BIN', () => {
  it('is found among others by the beginnings of words, and by those who run it', async () => {
    const names = ['Sint-Amands Noord', 'Sint-Amands Zuid', 'Élewijt', 'Aan de Rupel']
    const bins = []
    for (const name of names) bins.push(await setUpBin(name))
    const search = async (query: string, asking?: Asking) => {
      const { body } = await ask<z.infer<typeof BinList>>('GET', `/v1/bins?${query}`, undefined, asking)
      return body.items.map(({ name }) => name)
    }
    expect(await search('q=amands')).toEqual(['Sint-Amands Noord', 'Sint-Amands Zuid'])
    expect(await search('q=ELEW')).toEqual(['Élewijt'])
    expect(await search('q=zuid+willebroek&status=starting')).toEqual(['Sint-Amands Zuid'])
    expect(await search('q=zuid&status=active')).toEqual([])
    const own = { role: 'coordinator', bins: [bins[2]?.id ?? '', bins[0]?.id ?? ''] } as const
    expect(await search('', own)).toEqual(['Élewijt', 'Sint-Amands Noord'])

    const seen: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`
      const { body }: Answer<z.infer<typeof BinList>> = await ask('GET', `/v1/bins?limit=2${cursor}`)
      seen.push(...body.items.map(({ name }) => name))
      next = body.next
    }
    expect(seen).toEqual(await search('limit=500'))
    expect(seen).toEqual(seen.toSorted((one, other) => one.localeCompare(other, 'nl')))
  })

  it('has an area that is one, and streets that are', async () => {
    const bin = await setUpBin('Getekend')
    const place = `/v1/bins/${bin.id}`
    const turned = { ...square(4.4, 51.1), coordinates: square(4.4, 51.1).coordinates.map((ring) => ring.toReversed()) }
    expect((await change<BinView>('PUT', `${place}/area`, turned)).body.area).toEqual(square(4.4, 51.1))
    const swapped = await change('PUT', `${place}/area`, square(51.1, 4.4))
    expect([swapped.status, swapped.body.detail]).toEqual([400, expect.stringContaining('eerst de lengte')])
    const streets = [{ name: 'Kerkstraat', from: 1, to: 61 }, { name: 'Molenstraat' }]
    expect((await change<BinView>('PUT', `${place}/streets`, { streets })).body.streets).toEqual(streets)
    const twice = await change('PUT', `${place}/streets`, { streets: [...streets, { name: 'kerk straat', from: 61 }] })
    expect([twice.status, twice.body['errors']]).toMatchObject([400, [{ path: 'streets.2' }]])
    expect((await ask<BinView>('GET', place)).body.streets).toEqual(streets)
  })

  it('is not set up twice, nor in somebody else’s zone', async () => {
    const bin = await setUpBin('Enig')
    const again = { zoneId: ZONE, name: 'ENIG', municipality: 'willebroek', area: bin.area, mailbox: 'bin@example.org' }
    expect((await ask('POST', '/v1/bins', again)).body).toMatchObject({ code: 'already-exists', binId: bin.id })
    expect((await ask('POST', '/v1/bins', { ...again, zoneId: 'voorkempen' })).status).toBe(404)
    const moved = await change('PATCH', `/v1/bins/${bin.id}`, { zoneId: 'voorkempen' })
    expect(moved.status).toBe(404)
  })

  it('is run by members who can be reached, and not left without', async () => {
    const bin = await setUpBin('Geleid')
    const place = `/v1/bins/${bin.id}`
    const first = await join(bin, { name: 'Eerste' })
    const second = await join(bin, { name: 'Tweede' })
    const stranger = await change('PATCH', place, { coordinatorId: 'mbr_01J0000000000000000000000A' })
    expect(stranger.body['errors']).toMatchObject([{ path: 'coordinatorId' }])
    const both = await change('PATCH', place, { coordinatorId: first.id, adjunctIds: [second.id, first.id] })
    expect(both.body.detail).toBe('De coördinator kan niet ook hulpcoördinator zijn.')
    const named = await change<BinView>('PATCH', place, { coordinatorId: first.id, adjunctIds: [second.id, second.id] })
    expect(named.body).toMatchObject({ coordinatorId: first.id, adjunctIds: [second.id] })

    const refused = await change('DELETE', `${place}/members/${first.id}`)
    expect(refused.body).toMatchObject({ code: 'runs-bin', office: 'coordinator' })
    expect((await change('DELETE', `${place}/members/${second.id}`)).body).toMatchObject({ office: 'adjunct' })
    await change('PATCH', place, { coordinatorId: second.id, adjunctIds: [] })
    expect((await change('DELETE', `${place}/members/${first.id}`)).status).toBe(204)
    await change('PATCH', place, { coordinatorId: null })
    expect((await ask<BinView>('GET', place)).body).not.toHaveProperty('coordinatorId')
    expect((await change('DELETE', `${place}/members/${second.id}`)).status).toBe(204)
  })

  it('goes with its members when their number is known', async () => {
    const bin = await setUpBin('Weg')
    const place = `/v1/bins/${bin.id}`
    const person = await join(bin, { name: 'Xaveria Uitgewist', email: 'uitgewist@example.org' })
    await join(bin)
    for (const query of ['', '?members=1', '?members=3']) {
      const refused = await change('DELETE', place, undefined, query)
      expect(refused.body).toMatchObject({ code: 'members-unconfirmed', members: 2 })
    }
    expect((await change('DELETE', place, undefined, '?members=2')).status).toBe(204)
    expect((await ask('GET', place)).status).toBe(404)
    expect((await ask('GET', `${place}/members/${person.id}`)).status).toBe(404)
    await expectNoTrace(person)
    const { body } = await ask<z.infer<typeof AuditList>>('GET', `/v1/audit?binId=${bin.id}&action=bin-removed`)
    expect(body.items).toMatchObject([{ action: 'bin-removed', details: { members: 2 } }])
    const unknown = await ask<ProblemBody>('GET', '/v1/audit?action=bin-vanished')
    expect(unknown).toMatchObject({ status: 400, body: { code: 'bad-request', errors: [{ path: 'action' }] } })
  })
})

describe('a member', () => {
  it('is entered as people write, and told exactly what is wrong', async () => {
    const bin = await setUpBin('Ingevoerd')
    const answer = await ask<MemberView>(
      'POST',
      membersOf(bin),
      aPerson({ phone: '0452/90.00.01', email: ' zoe@example.org ' }),
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `${membersOf(bin)}/${answer.body.id}`])
    expect(answer.body).toMatchObject({
      phone: '+32452900001',
      phoneKind: 'mobile',
      email: 'zoe@example.org',
      language: 'nl',
      channel: 'voice',
      wantsNews: false,
      houseRules: { version: '2024-01', acceptedAt: '2024-02-03T00:00:00.000Z' },
    })
    const refusal = async (more: object, language?: string) =>
      (await ask('POST', membersOf(bin), aPerson(more), language === undefined ? {} : { language })).body
    expect(await refusal({ phone: '0477 12 34 5' })).toMatchObject({
      code: 'bad-request',
      errors: [{ path: 'phone', message: expect.stringContaining('0477 12 34 5 heeft een cijfer te weinig') }],
    })
    expect((await refusal({ phone: '0477 12 34 5' }, 'fr-BE,nl;q=0.5')).detail).toContain('un chiffre de moins')
    expect((await refusal({ phone: '014 01 23 45', channel: 'sms' })).detail).toContain('Sms gaat alleen')
    expect((await refusal({ phone: '' })).detail).toContain('minstens een telefoonnummer of een e-mailadres')
    expect(await refusal({ phone: '0452 90 00 01' })).toMatchObject({ code: 'number-taken', memberId: answer.body.id })
    expect((await refusal({ nickname: 'Zoeke' }))['code']).toBe('unknown-field')
  })

  it('without a number is added once', async () => {
    const bin = await setUpBin('Zonder nummer')
    const { phone: _phone, ...person } = aPerson({ email: 'zonder@example.org' })
    const first = await ask<MemberView>('POST', membersOf(bin), person)
    expect([first.status, first.body.phoneKind]).toEqual([201, 'none'])
    expect((await ask('POST', membersOf(bin), { ...person, name: 'ZOE D’HONDT' })).body).toMatchObject({
      code: 'already-exists',
      memberId: first.body.id,
    })
  })

  it('is found by name, street, house number and digits, in Dutch order, page by page', async () => {
    const bin = await setUpBin('Doorzocht')
    const people = ['Zoë D’Hondt', 'Émile Peeters', 'an peeters', 'Jan Van den Berghe', 'Emma Claes']
    for (const [i, name] of people.entries()) await join(bin, { name, houseNumber: `${i + 10}` })
    const [zoe] = await list(bin, 'q=zoe')
    const search = async (query: string) => (await list(bin, query)).map(({ name }) => name)
    expect(await search('')).toEqual(['an peeters', 'Émile Peeters', 'Emma Claes', 'Jan Van den Berghe', 'Zoë D’Hondt'])
    expect(await search('q=peeters')).toEqual(['an peeters', 'Émile Peeters'])
    expect(await search('q=pee+emi')).toEqual(['Émile Peeters'])
    expect(await search('q=vandenberghe')).toEqual(['Jan Van den Berghe'])
    expect(await search('q=dender+14')).toEqual(['Emma Claes'])
    expect(await search(`q=${encodeURIComponent(zoe?.phone?.replace('+32', '0') ?? '')}`)).toEqual(['Zoë D’Hondt'])
    expect(await search('q=eeters')).toEqual([])

    const first = await ask<z.infer<typeof MemberList>>('GET', `${membersOf(bin)}?limit=2`)
    const { next = '' } = first.body
    expect(next).not.toMatch(/milie|peeters/i)
    await join(bin, { name: 'Aad Abels' })
    await change('DELETE', `${membersOf(bin)}/${first.body.items[1]?.id}`)
    expect(await search(`limit=2&cursor=${next}`)).toEqual(['Emma Claes', 'Jan Van den Berghe'])
    expect((await ask('GET', `${membersOf(bin)}?cursor=onzin`)).status).toBe(400)
  })

  it('who is changed by two coordinators at once: the second is told, and nothing is lost', async () => {
    const bin = await setUpBin('Samen')
    const { id } = await join(bin, { name: 'An Peeters' })
    const place = `${membersOf(bin)}/${id}`
    const as = (sub: string, etag: string): Asking => ({ role: 'coordinator', bins: [bin.id], sub, etag })
    const read = await ask<MemberView>('GET', place, undefined, as('een', ''))
    const etag = etagOf(read)
    const first = await ask<MemberView>('PATCH', place, { street: 'Molenstraat' }, as('een', etag))
    expect([first.status, first.body.street]).toEqual([200, 'Molenstraat'])
    const second = await ask('PATCH', place, { houseNumber: '99' }, as('twee', etag))
    expect([second.status, second.body['current'], etagOf(second)]).toEqual([412, first.body, etagOf(first)])
    const merged = await ask<MemberView>('PATCH', place, { houseNumber: '99' }, as('twee', etagOf(second)))
    expect(merged.body).toMatchObject({ street: 'Molenstraat', houseNumber: '99' })
    expect((await ask('PATCH', place, { houseNumber: '1' }, { role: 'coordinator', bins: [bin.id] })).status).toBe(428)

    const both = await Promise.all(
      ['drie', 'vier'].map((sub) => ask('PATCH', place, { name: `An ${sub}` }, as(sub, etagOf(merged)))),
    )
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412])
    const { body } = await ask<z.infer<typeof AuditList>>('GET', `/v1/audit?binId=${bin.id}&action=member-changed`)
    expect(body.items.map(({ actor, fields }) => [actor.subject, fields])).toEqual([
      [both[0]?.status === 200 ? 'drie' : 'vier', ['name']],
      ['twee', ['houseNumber']],
      ['een', ['street']],
    ])
  })

  it('who left is gone everywhere but in the counts, and does not come back unnoticed', async () => {
    const bin = await setUpBin('Verlaten')
    const phone = aNumber()
    const kept = { name: 'Wilfrieda Vertrokken', email: 'vertrokken@example.org', street: 'Nergensdreef', phone }
    const person = await join(bin, kept)
    const stays = await join(bin)
    await change('PATCH', `${membersOf(bin)}/${person.id}`, { houseNumber: '77 bus 913' })
    await alertOnce(bin)
    expect((await change('DELETE', `${membersOf(bin)}/${person.id}`)).status).toBe(204)
    expect((await ask('GET', `${membersOf(bin)}/${person.id}`)).status).toBe(404)
    await expectNoTrace({ ...person, houseNumber: '77 bus 913' })
    expect((await list(bin, '')).map(({ id }) => id)).toEqual([stays.id])

    const back = await ask('POST', membersOf(bin), aPerson({ phone }))
    expect(back.body).toMatchObject({
      code: 'member-left',
      reach: 'phone',
      detail: expect.stringContaining('rejoined'),
    })
    const byMail = await ask('POST', membersOf(bin), aPerson({ email: 'VERTROKKEN@example.org' }))
    expect(byMail.body).toMatchObject({ code: 'member-left', reach: 'email' })
    expect((await change('PATCH', `${membersOf(bin)}/${stays.id}`, { phone })).body.code).toBe('member-left')
    const confirmed = aPerson({ phone, email: 'vertrokken@example.org', confirm: { rejoined: true } })
    expect((await ask('POST', membersOf(bin), confirmed)).status).toBe(201)
  })
})

describe('the audit log', () => {
  it('has every write, with who and when and what, and no person in it', async () => {
    const bin = await setUpBin('Gevolgd')
    const from = new Date().toISOString()
    const place = `/v1/bins/${bin.id}`
    const member = await join(bin, { name: 'Geheime Naam', email: 'geheim@example.org' })
    await change('PATCH', `${place}/members/${member.id}`, { phone: null })
    await change('PATCH', place, { coordinatorId: member.id })
    await change('PATCH', place, { coordinatorId: null, mailbox: 'geheim@example.org' })
    await change('PUT', `${place}/streets`, { streets: [] })
    await change('PUT', `${place}/area`, square(4.36, 51.06))
    await change('DELETE', `${place}/members/${member.id}`)
    await change('DELETE', place, undefined, '?members=0')
    const log = await ask<z.infer<typeof AuditList>>('GET', `/v1/audit?binId=${bin.id}&from=${from}`)
    expect(log.body.items.map(({ action, fields = [] }) => [action, ...fields]).toReversed()).toEqual([
      ['member-added'],
      ['member-changed', 'phone', 'phoneKind'],
      ['bin-changed', 'coordinatorId'],
      ['bin-changed', 'coordinatorId', 'mailbox'],
      ['bin-streets-set', 'streets'],
      ['bin-area-set', 'area'],
      ['member-removed'],
      ['bin-removed'],
    ])
    expect(JSON.stringify(log.body)).not.toMatch(/Geheime|geheim@|\+32/)
    const page = await ask<z.infer<typeof AuditList>>('GET', `/v1/audit?binId=${bin.id}&from=${from}&limit=3`)
    const rest = await ask<z.infer<typeof AuditList>>(
      'GET',
      `/v1/audit?binId=${bin.id}&from=${from}&cursor=${page.body.next}`,
    )
    expect([...page.body.items, ...rest.body.items]).toEqual(log.body.items)
  })

  it('asks somebody with several zones which one', async () => {
    const two = { zones: [ZONE, 'nete'] }
    expect((await ask('GET', '/v1/audit', undefined, two)).status).toBe(400)
    expect((await ask('GET', `/v1/audit?zoneId=${ZONE}`, undefined, two)).status).toBe(200)
    expect((await ask('GET', '/v1/audit?zoneId=voorkempen', undefined, two)).status).toBe(404)
  })
})

async function list(bin: BinView, query: string): Promise<readonly MemberView[]> {
  return (await ask<z.infer<typeof MemberList>>('GET', `${membersOf(bin)}?${query}`)).body.items
}

/** A test call to the BIN, to its end. */
async function alertOnce(bin: BinView): Promise<void> {
  const body = { binIds: [bin.id], message: { text: 'Verdachte man gezien.' }, kind: 'test' }
  const token = await town.token('dispatcher', { zones: [ZONE] })
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }
  const { body: alert } = await town.request<{ id: string }>('POST', '/v1/alerts', body, headers)
  const read = () => town.request<{ closedAt?: string }>('GET', `/v1/alerts/${alert.id}`, undefined, headers)
  await town.until(read, (answer) => answer.body.closedAt !== undefined, 100)
}

/** Nothing in the tables tells who somebody was. */
async function expectNoTrace({ name, phone = '', email = '', street, houseNumber }: MemberView): Promise<void> {
  const items = [...(await town.directory()).items, ...(await town.journal()).items]
  const secrets = [name, phone, email, ...(street === 'Nergensdreef' ? [street, houseNumber] : [])]
  const known = items.map((item) => item.toLowerCase())
  const found = secrets.filter((secret) => secret !== '' && known.some((item) => item.includes(secret.toLowerCase())))
  expect(found).toEqual([])
}
