import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { nothing } from '#contract/route.ts'
import { httpRoute } from '#runtime/http-route.ts'

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const Thing = z.strictObject({
  name: z.string().exactOptional(),
  houseNumber: z.string().exactOptional(),
  title: z.string().exactOptional(),
  zoneId: z.string().exactOptional(),
  binId: z.string().exactOptional(),
  confirm: z.strictObject({ findings: z.array(z.strictObject({ rule: z.string() })) }).exactOptional(),
})
const handler = httpRoute(
  {
    operation: 'add-thing',
    summary: 'A thing',
    method: 'POST',
    path: '/v1/things',
    roles: [],
    body: Thing,
    query: z.strictObject({ limit: z.string().exactOptional() }),
    params: nothing,
    refusals: [],
  },
  z.object({}),
  () =>
    ({ body }) =>
      Promise.resolve({ status: 200, body }),
)

async function post(body: string | undefined, contentType?: string, query = {}) {
  const event = {
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    queryStringParameters: query,
    ...(body === undefined ? {} : { body }),
  }
  const context = { getRemainingTimeInMillis: () => 1000 }
  const { statusCode, body: answer } = await handler(event, context as Parameters<typeof handler>[1])
  return { status: statusCode, body: JSON.parse(answer) as { code?: string; detail?: string; errors?: object[] } }
}

it.each([undefined, '', 'application/json', 'Application/JSON; charset=utf-8', 'application/merge-patch+json'])(
  'a body of the kind %s is read as JSON',
  async (type) => {
    expect(await post('{"name":"An"}', type)).toEqual({ status: 200, body: { name: 'An' } })
  },
)

it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'application/jsonp', 'json'])(
  'a body of the kind %j is refused with what to send, and none at all is nothing to refuse',
  async (type) => {
    expect(await post('{"name":"An"}', type)).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media-type', detail: expect.stringContaining('application/json') },
    })
    expect((await post(undefined, type)).status).toBe(200)
  },
)

it.each([
  [{ number: '7' }, 'number', 'houseNumber'],
  [{ titel: 'Tip' }, 'titel', 'title'],
  [{ house_number: '7' }, 'house_number', 'houseNumber'],
  [{ fullName: 'An' }, 'fullName', 'name'],
  [{ confirm: { findings: [{ rule: 'name', ruel: 'name' }] } }, 'confirm.findings.0.ruel', 'rule'],
])('%j is answered with the field that is meant', async (body, path, meant) => {
  expect((await post(JSON.stringify(body))).body).toMatchObject({
    code: 'unknown-field',
    errors: [{ path, message: `Dit veld bestaat niet. Bedoelt u ${meant}?` }],
  })
})

it.each(['nickname', 'id', 'x'.repeat(100_000), '', '__proto__x'])(
  'no field is offered for one that is like none, or like several (%s)',
  async (unknown) => {
    const { body } = await post(JSON.stringify({ [unknown]: 'a' }))
    expect(body.errors).toEqual([{ path: unknown, message: 'Dit veld bestaat niet.' }])
  },
)

it('a misspelt part of the query is answered with the one that is meant', async () => {
  const { body } = await post('{}', undefined, { limiet: '3' })
  expect(body.errors).toEqual([{ path: 'limiet', message: 'Dit veld bestaat niet. Bedoelt u limit?' }])
})

it('a change of whatever there is (If-Match: *) is refused with what to send', async () => {
  const change = httpRoute(
    {
      operation: 'change-thing',
      summary: 'A thing changes',
      method: 'PATCH',
      path: '/v1/things',
      roles: [],
      needsIfMatch: true,
      body: Thing,
      query: nothing,
      params: nothing,
      refusals: [],
    },
    z.object({}),
    () =>
      ({ ifMatch }) =>
        Promise.resolve({ status: 200, body: { ifMatch } }),
  )
  const send = async (etag: string) => {
    const context = { getRemainingTimeInMillis: () => 1000 }
    const event = { headers: { 'if-match': etag, 'content-type': 'application/json' }, body: '{}' }
    const { statusCode, body } = await change(event, context as Parameters<typeof change>[1])
    return { status: statusCode, body: JSON.parse(body) as object }
  }
  expect(await send('*')).toMatchObject({
    status: 400,
    body: { code: 'bad-request', detail: expect.stringContaining('ETag') },
  })
  expect(await send('"3"')).toEqual({ status: 200, body: { ifMatch: '3' } })
})
