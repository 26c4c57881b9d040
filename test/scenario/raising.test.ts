import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import type { AlertView } from '#contract/alerts-api.ts'
import type { AuditList } from '#contract/audit-api.ts'
import { sampleAlert } from '../../local/sample-zone/sample-alert.ts'
import { Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

const message = { text: 'Testbericht met een eigen herkenbare inhoud.' }

describe('raising an alert', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    // The ten minutes of the duplicate check are thirty seconds.
    town = await Neighbourhood.start({ timeScale: 20, members: 501 })
    await town.phones('acknowledge')
  })
  afterAll(() => town?.close())

  const peperstraat = () => [town.zone.cases.sampleAlertBin]
  let sampleId = ''

  async function audited(action: string): Promise<z.infer<typeof AuditList>> {
    return (await town.as<z.infer<typeof AuditList>>('prevention', 'GET', `/v1/audit?action=${action}`)).body
  }

  it('is previewed with what will be said, to how many, and at what cost', async () => {
    const { status, body } = await town.preview({ binIds: peperstraat(), message: sampleAlert, kind: 'live' })
    expect(status).toBe(200)
    expect(body.recipients).toEqual({ total: 94, voice: 94, sms: 0, unreachable: 0 })
    expect(body.spokenText).toContain('Druk 1')
    expect(body.spokenSeconds).toBeGreaterThan(15)
    expect(body.smsParts).toBeGreaterThan(0)
    expect(body.estimatedCost).toBeGreaterThan(0)
    expect(body.findings).toEqual([])
    expect(body.lightsAdvice.text).toContain('buitenverlichting')
    expect(body.runningAlert).toBeUndefined()
  })

  it('happens once when twenty requests with one key come at once', async () => {
    const body = { binIds: peperstraat(), message: sampleAlert, kind: 'live' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => town.ask(body, 'twenty-at-once')))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    const id = answers[0]?.body.id ?? ''
    sampleId = id
    expect(answers[0]?.headers.get('location')).toBe(`/v1/alerts/${id}`)

    const again = await town.ask(body, 'twenty-at-once')
    expect(again.body).toEqual(answers[0]?.body)
    const { body: list } = await town.as<{ items: AlertView[] }>('dispatcher', 'GET', '/v1/alerts')
    expect(list.items.map((alert) => alert.id)).toEqual([id])

    const { items } = await audited('alert-raised')
    expect(items).toMatchObject([
      { zoneId: town.zone.zone.zoneId, actor: { role: 'dispatcher' }, subjects: [id, ...peperstraat()] },
    ])
    expect(JSON.stringify(items)).not.toContain(sampleAlert.text)

    const other = await town.ask({ ...body, message }, 'twenty-at-once')
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  it('of a BIN alerted in the last ten minutes is refused with a link, unless confirmed', async () => {
    const body = { binIds: peperstraat(), message, kind: 'test' }
    const refused = await town.ask(body)
    expect(refused).toMatchObject({ status: 409, body: { code: 'duplicate-alert' } })
    const running = refused.body['runningAlert'] as { id: string; url: string; state: string }
    expect(running).toMatchObject({ id: sampleId, kind: 'live', url: `/v1/alerts/${sampleId}` })
    expect(refused.body.detail).toContain('een BIN-oproep gestart; ze is nog bezig')
    expect(['queued', 'calling']).toContain(running.state)
    expect((await town.preview({ ...body, message })).body.runningAlert).toMatchObject({ id: sampleId, kind: 'live' })
    const confirmed = await town.ask({ ...body, confirm: { duplicate: true } })
    expect(confirmed.status).toBe(202)

    const closed = await town.closed(sampleId)
    expect(closed.counts).toMatchObject({ total: 94, acknowledged: 94 })
    expect(await town.calls(sampleId)).toHaveLength(94)
  })

  it('of two dispatchers at once is one alert and one refusal', async () => {
    const body = { binIds: [town.zone.cases.frenchBin], message, kind: 'live' }
    const answers = await Promise.all([town.ask(body), town.ask(body)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
  })

  it('of more than 500 people needs their number said', async () => {
    const bin = town.zone.cases.extraBin
    const body = { binIds: [bin], message, kind: 'live' }
    const refused = await town.ask(body)
    expect(refused).toMatchObject({ status: 409, body: { code: 'recipients-unconfirmed', recipients: 501 } })
    expect(refused.body.detail).toContain('501')
    const wrong = await town.ask({ ...body, confirm: { recipients: 500 } })
    expect(wrong.body.code).toBe('recipients-unconfirmed')
  })

  it('of a BIN still starting up is refused, but a test is not', async () => {
    const body = { binIds: [town.zone.cases.startingBin], message }
    const refused = await town.ask({ ...body, kind: 'live' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'bin-not-active' } })
    const { notActive = [] } = (await town.preview({ ...body, kind: 'live' })).body
    expect(refused.body['bins']).toEqual(notActive.map(({ binName, ...bin }) => ({ ...bin, name: binName })))
    expect(notActive[0]?.blockers).not.toEqual([])
    expect((await town.preview({ ...body, kind: 'test' })).body).not.toHaveProperty('notActive')
    const test = await town.ask({ ...body, kind: 'test' })
    expect(test.status).toBe(202)
    await town.closed(test.body.id)
    const [call] = await town.calls(test.body.id)
    expect(call?.spoken[0]).toMatch(/^Dit is een test/)

    const again = await town.ask({ ...body, kind: 'test' })
    expect(again.body).toMatchObject({ code: 'duplicate-alert', runningAlert: { kind: 'test', state: 'closed' } })
    expect(again.body.detail).toContain('een testoproep gestart; ze is intussen afgelopen')
    const { body: preview } = await town.preview({ ...body, kind: 'live' })
    expect(preview.runningAlert).toEqual(again.body['runningAlert'])
  })

  it('with a house number is refused, with the place in the text; stated to be none, it goes out and is logged', async () => {
    const text = 'Verdachte persoon aan Peperstraat 12 gezien.'
    const body = { binIds: [town.zone.cases.selfEmployedBin], message: { text }, kind: 'live' }
    const refused = await town.ask(body)
    expect(refused).toMatchObject({ status: 422, body: { code: 'privacy' } })
    const [finding] = refused.body['findings'] as { rule: string; severity: string; start: number; end: number }[]
    expect(finding).toMatchObject({ rule: 'house-number', severity: 'block' })
    expect(text.slice(finding?.start, finding?.end)).toContain('12')
    const stated = await town.ask({ ...body, confirm: { findings: [finding] } })
    expect(stated.status).toBe(202)
    expect(town.log.some((line) => line.includes('finding-overruled') && line.includes(stated.body.id))).toBe(true)
    const { items } = await audited('finding-overruled')
    expect(items).toMatchObject([{ subjects: [stated.body.id, ...body.binIds], details: { 'house-number': 1 } }])
  })

  const refusals: readonly (readonly [string, () => unknown, number, string])[] = [
    [
      'an unknown BIN',
      () => ({ binIds: ['bin_01JD0000000000000000000000'], message, kind: 'live' }),
      404,
      'unknown-bin',
    ],
    [
      'an empty message',
      () => ({ binIds: peperstraat(), message: { text: '  ' }, kind: 'live' }),
      422,
      'empty-message',
    ],
    [
      'a message too long to speak',
      () => ({ binIds: peperstraat(), message: { text: 'Let op. '.repeat(500) }, kind: 'live' }),
      422,
      'message-too-long',
    ],
    ['bad JSON', () => '{"binIds": [', 400, 'bad-json'],
    ['an unknown field', () => ({ binIds: peperstraat(), message, kind: 'live', urgent: true }), 400, 'unknown-field'],
    ['a wrong type', () => ({ binIds: 'all', message, kind: 'live' }), 400, 'bad-request'],
  ]
  it.each(refusals)('with %s is refused with what to do', async (_what, body, status, code) => {
    const answer = await town.ask(body() as object)
    expect(answer).toMatchObject({ status, body: { code, status } })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body.detail.length).toBeGreaterThan(20)
  })

  it('without an Idempotency-Key is refused', async () => {
    const body = { binIds: peperstraat(), message, kind: 'live' }
    const answer = await town.as<ProblemBody>('dispatcher', 'POST', '/v1/alerts', body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'missing-idempotency-key' } })
  })

  it('is for dispatchers of the zone alone', async () => {
    const body = { binIds: peperstraat(), message, kind: 'live' }
    for (const role of ['prevention', 'coordinator', 'operator'] as const) {
      const answer = await town.as<ProblemBody>(role, 'POST', '/v1/alerts', body, { 'idempotency-key': 'x' })
      const detail = 'Deze aanvraag is voorbehouden aan: meldkamer.'
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', detail } })
    }
    const elsewhere = await town.token('dispatcher', { zones: ['antwerpen'] })
    const foreign = await town.request<ProblemBody>('POST', '/v1/alerts', body, {
      authorization: `Bearer ${elsewhere}`,
      'idempotency-key': 'x',
    })
    expect(foreign).toMatchObject({ status: 404, body: { code: 'unknown-bin' } })
  })

  it('needs a token that is valid, unexpired and signed by the user pool', async () => {
    const body = { binIds: peperstraat(), message, kind: 'live' }
    const good = await town.token('dispatcher')
    const [head, , signature] = good.split('.')
    const claims = Buffer.from(JSON.stringify({ sub: 'x', role: 'dispatcher', zones: ['voorkempen'] })).toString(
      'base64url',
    )
    const { body: expired } = await town.request<{ token: string }>('POST', '/local/token', {
      role: 'dispatcher',
      zones: ['voorkempen'],
      expiresInSeconds: -60,
    })
    for (const authorization of ['', 'Bearer x', `Bearer ${head}.${claims}.${signature}`, `Bearer ${expired.token}`]) {
      const answer = await town.request('POST', '/v1/alerts', body, { authorization, 'idempotency-key': 'x' })
      expect(answer.status).toBe(401)
    }
  })

  it('shows an alert to those it concerns, and says when it has not changed', async () => {
    const { body: list } = await town.as<{ items: AlertView[]; next?: string }>(
      'prevention',
      'GET',
      '/v1/alerts?limit=1',
    )
    expect(list.items).toHaveLength(1)
    expect(list.next).toBeDefined()
    const { body: rest } = await town.as<{ items: AlertView[] }>('prevention', 'GET', `/v1/alerts?cursor=${list.next}`)
    expect(rest.items.map(({ id }) => id)).not.toContain(list.items[0]?.id)

    const path = `/v1/alerts/${sampleId}`
    const first = await town.as('dispatcher', 'GET', path)
    const etag = first.headers.get('etag') ?? ''
    expect((await town.as('dispatcher', 'GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)

    const own = await town.token('coordinator', { bins: peperstraat() })
    const other = await town.token('coordinator', { bins: [town.zone.cases.largeBin] })
    expect((await town.request('GET', path, undefined, { authorization: `Bearer ${own}` })).status).toBe(200)
    expect((await town.request('GET', path, undefined, { authorization: `Bearer ${other}` })).status).toBe(404)
    expect((await town.as('operator', 'GET', path)).status).toBe(403)
    expect((await town.as('dispatcher', 'GET', `${path}/deliveries`)).status).toBe(403)
    const csv = await town.as<string>('prevention', 'GET', `${path}/deliveries`, undefined, { accept: 'text/csv' })
    expect(csv.body.split('\r\n').length).toBeGreaterThan(90)
  })

  it('describes itself as OpenAPI', async () => {
    const { status, body } = await town.request<{ openapi: string; paths: object }>('GET', '/v1/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toMatch(/^3\.1/)
    expect(Object.keys(body.paths)).toContain('/v1/alerts/{id}/follow-ups')
  })
})
