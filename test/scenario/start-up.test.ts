import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BinView } from '#contract/directory-api.ts'
import type { IndicatorsView } from '#contract/indicators-api.ts'
import type { TestAnnouncementView, TestReport } from '#contract/start-up-api.ts'
import type { Member } from '#directory/member.ts'
import { aBin, aMember } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

const message = { text: 'Testbericht met een eigen herkenbare inhoud.' }
const everybody = ['coordinator', 'police', 'mayor']

describe('a BIN that starts up', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
    await town.phones('acknowledge')
  })
  afterAll(() => town?.close())

  const binId = () => town.zone.cases.startingBin
  const path = (rest = '') => `/v1/bins/${binId()}${rest}`
  const members = () => town.membersOf(binId())
  const read = async () => (await town.as<BinView>('prevention', 'GET', path())).body
  const etag = async (at = path()) => (await town.as('prevention', 'GET', at)).headers.get('etag') ?? ''

  /** Somebody who coordinates this BIN. */
  async function asCoordinator<Body>(method: string, at: string, body?: unknown, headers = {}): Promise<Answer<Body>> {
    const authorization = `Bearer ${await town.token('coordinator', { bins: [binId()] })}`
    return town.request(method, at, body, { authorization, ...headers })
  }

  /** Records a step on the BIN as it now is. */
  async function record(step: number, body: object): Promise<Answer<BinView & ProblemBody>> {
    return town.as('prevention', 'PUT', path(`/steps/${step}`), body, { 'if-match': await etag() })
  }

  it('can only be tested, and whoever alerts it is told what it still needs', async () => {
    const refused = await town.ask({ binIds: [binId()], message, kind: 'live' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'bin-not-active', binIds: [binId()] } })
    expect(refused.body['bins']).toMatchObject([
      {
        binId: binId(),
        blockers: [
          { step: 7, code: 'house-rules-unsigned' },
          { step: 9, code: 'protocol-unsigned' },
          { step: 12, code: 'list-not-entered' },
          { step: 13, code: 'not-tested' },
        ],
      },
    ])
    expect(refused.body.detail).toContain('stap 13')
    const report = await asCoordinator<ProblemBody>('GET', path('/test-report'))
    expect(report).toMatchObject({ status: 404, body: { detail: 'Er is nog geen testoproep geweest.' } })
  })

  it('gets its steps from prevention alone, each on the BIN as it was read', async () => {
    const body = { state: 'done', document: 'Map 12' }
    expect((await asCoordinator('PUT', path('/steps/7'), body, { 'if-match': await etag() })).status).toBe(403)
    expect((await town.as('prevention', 'PUT', path('/steps/7'), body)).status).toBe(428)
    expect((await record(15, body)).status).toBe(404)

    const first = await etag()
    const done = await record(7, body)
    expect(done.body.steps[6]).toMatchObject({ step: 7, ...body, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    const stale = await town.as<ProblemBody>('prevention', 'PUT', path('/steps/8'), body, { 'if-match': first })
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { id: binId() } } })
    expect((await read()).steps[7]?.state).toBe('open')
  })

  it('is refused a step that cannot be, with what is wrong', async () => {
    const refusals = [
      [9, { state: 'done', signedBy: ['police', 'coordinator'] }, 'signedBy'],
      [3, { state: 'done', date: '2999-01-01' }, 'date'],
      [12, { state: 'not-needed' }, 'state'],
      [13, { state: 'done' }, 'document'],
      [14, { state: 'done' }, 'state'],
    ] as const
    for (const [step, body, field] of refusals) {
      const refused = await record(step, body)
      expect(refused, `step ${step}`).toMatchObject({
        status: 422,
        body: { code: 'step-incomplete', step, errors: [{ path: field }] },
      })
    }
    expect((await record(9, { state: 'done', signedBy: everybody })).status).toBe(200)
    const listed = await record(12, { state: 'done' })
    expect(listed.body.blockers.map(({ step }) => step)).toEqual([13])
    expect(listed.body.status).toBe('starting')
  })

  it('has its test call announced: by mail, by text, and to the coordinator who is left', async () => {
    const announce = (at: Date) =>
      asCoordinator<TestAnnouncementView & ProblemBody>('POST', path('/test-announcement'), { at: at.toISOString() })
    const test = { binIds: [binId()], message, kind: 'test' }
    expect((await town.preview(test)).body.announcements).toEqual([{ binId: binId(), state: 'missing' }])
    expect(await announce(new Date())).toMatchObject({ status: 400, body: { errors: [{ path: 'at' }] } })

    const at = new Date(Date.now() + 3_601_000)
    const announced = await announce(at)
    expect(announced.status, JSON.stringify(announced.body)).toBe(202)
    const { mailed, texted, untold } = announced.body
    const [withMail, withMobile, without] = [
      members().filter(({ email }) => email !== undefined),
      members().filter(({ email, phoneKind }) => email === undefined && phoneKind === 'mobile'),
      members().filter(({ email, phoneKind }) => email === undefined && phoneKind !== 'mobile'),
    ]
    expect([mailed, texted]).toEqual([withMail.length, withMobile.length])
    expect(untold.map(({ name }) => name).toSorted()).toEqual(without.map(({ name }) => name).toSorted())
    expect([withMail, withMobile, without].map(({ length }) => length > 0)).toEqual([true, true, true])

    for (const { email = '' } of withMail) await arrives(email, 'Testoproep|Appel de test|Testanruf|Test call', 1)
    const [mail] = await town.mails(withMail.at(-1)?.email ?? '')
    expect(mail?.text).toContain('+32 14 00 01 01')
    expect(mail?.text).toContain('/mijn-gegevens')
    for (const { phone = '' } of withMobile) expect(await town.texts(phone)).toHaveLength(1)
    const toCoordinator = await arrives((await read()).mailbox, 'is aangekondigd', 1)
    for (const { name } of without) expect(toCoordinator).toContain(name)

    expect((await announce(at)).body).toEqual(announced.body)
    for (const { phone = '' } of withMobile) expect(await town.texts(phone)).toHaveLength(1)
    expect((await read()).testAnnouncement).toMatchObject({ at: at.toISOString(), told: { mailed, texted } })
    const preview = await town.until(
      () => town.preview(test),
      ({ body }) => body.announcements?.[0]?.state === 'announced',
    )
    expect(preview.body.announcements).toMatchObject([{ binId: binId(), at: at.toISOString() }])
  })

  it('is tested; the coordinator sees who missed it, and the test call is on record by itself', async () => {
    const silent = members().find(({ phoneKind }) => phoneKind === 'mobile')
    await town.phones('acknowledge', { [silent?.phone ?? '']: 'hang-up' })
    const accepted = await town.ask({ binIds: [binId()], message, kind: 'test' })
    expect(accepted.body['announcements']).toMatchObject([{ binId: binId(), state: 'announced' }])
    const alertId = accepted.body.id
    await town.closed(alertId)
    const bin = await town.until(read, ({ status }) => status === 'active')
    expect(bin.steps[12]).toMatchObject({ step: 13, state: 'done', document: alertId, actor: 'meldkamer' })
    expect(bin.steps[12]).not.toHaveProperty('remark')
    expect(bin.blockers).toEqual([])

    const report = await asCoordinator<TestReport>('GET', path('/test-report'))
    expect(report.body).toMatchObject({ alertId, state: 'closed' })
    const missed = report.body.unacknowledged.map(({ name }) => name)
    expect(missed).toContain(silent?.name)
    expect(missed).toHaveLength(report.body.counts.total - report.body.counts.acknowledged)
    const table = await asCoordinator<string>('GET', path(`/test-report?alertId=${alertId}`), undefined, {
      accept: 'text/csv',
    })
    expect(table.body).toMatch(/^\ufeff?naam;telefoon;uitkomst;oproepen\r\n/)
    expect(table.body).toContain(silent?.name)
    const elsewhere = await town.token('coordinator', { bins: [town.zone.cases.frenchBin] })
    const authorization = `Bearer ${elsewhere}`
    expect((await town.request('GET', path('/test-report'), undefined, { authorization })).status).toBe(404)
    await town.phones('acknowledge')
  })

  it('has its partners told, once, though it died between the mail and its record', async () => {
    const { partnerEmails } = town.zone.zone
    await town.faults({ kill: [{ function: 'record-step', when: 'after', call: 'states:StartExecution' }] })
    expect((await record(14, { state: 'done' })).status).toBeGreaterThanOrEqual(500)
    expect(await read()).not.toHaveProperty('partnersToldAt')
    await town.faults({})
    const told = await record(14, { state: 'done' })
    expect(told.body.partnersToldAt).toBeDefined()
    for (const address of partnerEmails) {
      const text = await arrives(address, 'Nieuw BIN opgestart', 1)
      expect(text).toContain(told.body.mailbox)
      expect(members().filter(({ name }) => text.includes(name))).toEqual([])
    }
    await record(14, { state: 'open' })
    const again = await record(14, { state: 'done', tellPartners: true })
    expect(again.body.partnersToldAt).toBe(told.body.partnersToldAt)
    for (const address of partnerEmails) await arrives(address, 'Nieuw BIN opgestart', 1)
  })

  it('is alerted', async () => {
    const id = await town.raise([binId()], { message, confirm: { duplicate: true } })
    expect((await town.closed(id)).counts.acknowledged).toBeGreaterThan(0)
  })

  it('is alerted by the channels it chose itself, whatever its zone does', async () => {
    const { zoneId } = town.zone.zone
    const [texted, called] = [aBin({ zoneId, channels: 'sms' }), aBin({ zoneId })]
    const people = [texted, called].map(({ binId: bin }, index) =>
      aMember({ binId: bin, phone: `+3245200009${index}` }),
    )
    await town.settle({ bins: [texted, called], members: people })
    const { body } = await town.preview({ binIds: [texted.binId, called.binId], message, kind: 'live' })
    expect(body.recipients).toEqual({ total: 2, voice: 1, sms: 1, unreachable: 0 })
  })

  it('shows in its indicators what it came to, with what people entered', async () => {
    const now = new Date()
    const quarter = `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`
    const figures = path(`/figures/${quarter}`)
    const enter = async (ask: typeof asCoordinator, body: object) =>
      ask<ProblemBody>('PUT', figures, body, { 'if-match': await etag(figures) })
    const asPrevention: typeof asCoordinator = (...request) => town.as('prevention', ...request)
    expect(await enter(asCoordinator, { meetings: 2, reports: 1 })).toMatchObject({ status: 403 })
    expect(await enter(asCoordinator, { meetings: 2 })).toMatchObject({ status: 200 })
    expect(await enter(asPrevention, { meetings: 2, reports: 12, usefulReports: 9 })).toMatchObject({ status: 200 })
    expect(await enter(asPrevention, { usefulReports: 9 })).toMatchObject({ status: 400 })

    const newcomer = { name: 'Nieuwe Buur', street: 'Heidelaan', houseNumber: '1', email: 'nieuw@example.org' }
    const houseRules = { version: '2024-01', acceptedAt: '2024-02-03' }
    const joined = await asCoordinator<{ id: string }>('POST', path('/members'), { ...newcomer, houseRules })
    const place = path(`/members/${joined.body.id}`)
    expect((await asCoordinator('DELETE', place, undefined, { 'if-match': await etag(place) })).status).toBe(204)

    const year = `from=${now.getUTCFullYear()}-01-01&to=${now.getUTCFullYear()}-12-31`
    const measured = await town.until(
      async () => (await asCoordinator<IndicatorsView>('GET', path(`/indicators?${year}`))).body,
      ({ alerts }) => alerts?.live.alerts === 1,
    )
    const reachable = members().filter(({ phone }: Member) => phone !== undefined).length
    expect(measured.alerts?.live).toMatchObject({ cancelled: 0, recipients: members().length })
    expect(measured.alerts?.live.acknowledged).toBeLessThanOrEqual(reachable)
    expect(measured.alerts?.live.acknowledgedShare).toBeGreaterThan(0.8)
    expect(measured.alerts?.live.medianSecondsToAcknowledge).toBeGreaterThanOrEqual(0)
    expect(measured.alerts?.test).toMatchObject({ alerts: 1 })
    expect(measured.members).toEqual({ gained: 1, lost: 1, now: members().length })
    expect(measured.entered).toEqual({
      reports: { source: 'entered', value: 12, quarters: [quarter] },
      usefulReports: { source: 'entered', value: 9, quarters: [quarter] },
      meetings: { source: 'entered', value: 2, quarters: [quarter] },
    })
    const table = await asCoordinator<string>('GET', path(`/indicators?${year}`), undefined, { accept: 'text/csv' })
    expect(table.body).toContain('BIN-oproepen;oproepen;1;aantal;')
    const before = await asCoordinator<IndicatorsView>('GET', path('/indicators?from=2010-01-01&to=2010-12-31'))
    expect(before.body).not.toHaveProperty('alerts')
  })

  /** Waits until so many mails of that subject are at an address; answers the text of the last. */
  async function arrives(address: string, subject: string, count: number): Promise<string> {
    const found = async () => (await town.mails(address)).filter((mail) => new RegExp(subject).test(mail.subject))
    const mails = await town.until(found, ({ length }) => length >= count)
    expect(mails, `${subject} to ${address}`).toHaveLength(count)
    return mails.at(-1)?.text ?? ''
  }
})
