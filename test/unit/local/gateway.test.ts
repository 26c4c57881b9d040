import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { generateKeyPair, SignJWT } from 'jose'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { DeployedHttpApi, DeployedRoute } from '../../../local/assembly.ts'
import { createGateway } from '../../../local/gateway.ts'
import { FunctionFailed } from '../../../local/lambda/function-failed.ts'
import { createTokenIssuer, type TokenRequest } from '../../../local/tokens.ts'

const ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_local'

const route = (method: string, path: string, functionArn: string, more: Partial<DeployedRoute> = {}) => ({
  method,
  path,
  functionArn,
  authorizerRequired: false,
  scopes: [],
  ...more,
})

interface Event {
  readonly body?: string
  readonly requestContext: { readonly authorizer?: { readonly jwt: unknown } }
}
type Handler = (event: Event) => unknown

async function serve(routes: readonly DeployedRoute[], functions: Record<string, Handler>, audience = ['dispatch']) {
  const api: DeployedHttpApi = { id: 'api1', routes, issuer: ISSUER, audience }
  const issuer = await createTokenIssuer({ issuer: ISSUER, audience: 'dispatch' })
  const server = createServer(
    createGateway({
      site: () => ({ kind: 'nothing' }),
      apis: [api],
      accountId: '111122223333',
      keys: issuer.keys,
      functions: { invoke: async (arn, event) => functions[arn]?.(event as Event) },
      handleOther: async (_request, response, url) => {
        if (url.pathname !== '/local/ping') return false
        response.end('pong')
        return true
      },
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = async (request: TokenRequest) => ({ authorization: `Bearer ${await issuer.issue(request)}` })
  return { url, token }
}

/** Typed, where Vitest's own are any. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
const having = (fields: object): unknown => expect.objectContaining(fields)
const anything: unknown = expect.anything()

test('a function gets the event of payload format 2.0', async () => {
  const { url } = await serve([route('POST', '/v1/bins/{id}/members', 'echo')], { echo: (event) => event })
  const response = await fetch(`${url}/v1/bins/bin%20%C3%A9/members?limit=5&tag=a&tag=b%20c`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Thing': 'One', cookie: 'a=1; b=2', 'user-agent': 'test' },
    body: '{"naam":"Zoë"}',
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    version: '2.0',
    routeKey: 'POST /v1/bins/{id}/members',
    rawPath: '/v1/bins/bin é/members',
    rawQueryString: 'limit=5&tag=a&tag=b%20c',
    cookies: ['a=1', 'b=2'],
    headers: having({ 'content-type': 'application/json', 'x-thing': 'One', 'content-length': '15' }),
    queryStringParameters: { limit: '5', tag: 'a,b c' },
    pathParameters: { id: 'bin é' },
    requestContext: {
      accountId: '111122223333',
      apiId: 'api1',
      domainName: url.slice('http://'.length),
      domainPrefix: '127',
      http: {
        method: 'POST',
        path: '/v1/bins/bin é/members',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: like(/^[0-9a-f-]{36}$/),
      routeKey: 'POST /v1/bins/{id}/members',
      stage: '$default',
      time: like(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: anything,
    },
    body: '{"naam":"Zoë"}',
    isBase64Encoded: false,
  })
})

test('a body that is not text arrives in Base64', async () => {
  const { url } = await serve([route('PUT', '/v1/area', 'echo')], { echo: ({ body }) => body })
  const response = await fetch(`${url}/v1/area`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: Uint8Array.of(0, 255, 1),
  })
  expect(await response.json()).toBe('AP8B')
})

test('the most exact route takes the request, and none is Not Found', async () => {
  const name = (which: string) => () => ({ statusCode: 200, body: which })
  const { url } = await serve(
    [
      route('ANY', '/v1/{proxy+}', 'greedy'),
      route('GET', '/v1/alerts/{id}', 'one'),
      route('GET', '/v1/alerts/preview', 'preview'),
    ],
    { greedy: name('greedy'), one: name('one'), preview: name('preview') },
  )
  const body = async (path: string, method = 'GET') => (await fetch(url + path, { method })).text()
  expect(await body('/v1/alerts/preview')).toBe('preview')
  expect(await body('/v1/alerts/alr_1')).toBe('one')
  expect(await body('/v1/alerts/alr_1', 'DELETE')).toBe('greedy')
  expect(await body('/local/ping')).toBe('pong')
  const missing = await fetch(`${url}/v2/alerts`)
  expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }])
})

test('the function’s status, headers, cookies and binary body go back', async () => {
  const { url } = await serve([route('GET', '/v1/x', 'x')], {
    x: () => ({
      statusCode: 202,
      headers: { Location: '/v1/alerts/alr_1', ETag: '"3"' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    }),
  })
  const response = await fetch(`${url}/v1/x`)
  expect(response.status).toBe(202)
  expect(response.headers.get('location')).toBe('/v1/alerts/alr_1')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255]))
})

test('a 304 has no body', async () => {
  const { url } = await serve([route('GET', '/v1/x', 'x')], {
    x: () => ({ statusCode: 304, headers: { etag: '"3"' } }),
  })
  const response = await fetch(`${url}/v1/x`)
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"3"', ''])
})

test('a function that fails or answers nonsense is an Internal Server Error', async () => {
  const { url } = await serve([route('GET', '/v1/fails', 'fails'), route('GET', '/v1/nonsense', 'nonsense')], {
    fails: () => {
      throw new FunctionFailed('fails', 'Error', 'boom')
    },
    nonsense: () => ({ statusCode: 'none' }),
  })
  for (const path of ['/v1/fails', '/v1/nonsense']) {
    const response = await fetch(url + path)
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }])
  }
})

test('a function that takes over 30 seconds is Service Unavailable', async () => {
  const called = Promise.withResolvers<void>()
  const { url } = await serve([route('GET', '/v1/slow', 'slow')], {
    slow: () => {
      called.resolve()
      return new Promise(() => undefined)
    },
  })
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const pending = fetch(`${url}/v1/slow`)
  await called.promise
  await vi.advanceTimersByTimeAsync(30_000)
  const response = await pending
  expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }])
})

test('a body over 10 MB is refused', async () => {
  const { url } = await serve([route('POST', '/v1/x', 'x')], { x: () => 'never' })
  const response = await fetch(`${url}/v1/x`, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })
  expect(response.status).toBe(413)
})

test('a host name that is not this machine’s is refused, as a page that rebinds its name would use', async () => {
  const { url } = await serve([], {})
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(`${url}/local/ping`, { headers: { host: 'attacker.example' } }, resolve)
      .on('error', reject)
      .end()
  })
  expect(answer.statusCode).toBe(403)
  expect(await text(answer)).not.toContain('pong')
})

const guarded = (scopes: readonly string[] = []) => [route('GET', '/v1/me', 'me', { authorizerRequired: true, scopes })]
const me: Record<string, Handler> = { me: ({ requestContext }) => requestContext.authorizer?.jwt }

test('claims reach the function as text, lists in brackets', async () => {
  const { url, token } = await serve(guarded(['alerts/write']), me)
  const headers = await token({ role: 'dispatcher', zones: ['voorkempen', 'hekla'], bins: [], sub: 'user-1' })
  const response = await fetch(`${url}/v1/me`, { headers })
  expect(await response.json()).toEqual({
    claims: having({
      sub: 'user-1',
      role: 'dispatcher',
      zones: '[voorkempen hekla]',
      bins: '[]',
      iss: ISSUER,
      exp: like(/^\d+$/),
    }),
    scopes: ['alerts/write'],
  })
})

async function forged() {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ role: 'dispatcher', client_id: 'dispatch' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(ISSUER)
    .setExpirationTime('1h')
    .sign(privateKey)
}

test('a request without a token, or with one that is expired, forged or no token, is Unauthorized', async () => {
  const { url, token } = await serve(guarded(), me)
  const attempts: [Record<string, string>, string | RegExp][] = [
    [{}, 'Bearer'],
    [await token({ role: 'dispatcher', expiresInSeconds: -10 }), /invalid_token.*expired/],
    [{ authorization: `Bearer ${await forged()}` }, /invalid_token.*signature/],
    [{ authorization: 'Bearer nonsense' }, /invalid_token/],
  ]
  for (const [headers, challenge] of attempts) {
    const response = await fetch(`${url}/v1/me`, { headers })
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }])
    expect(response.headers.get('www-authenticate')).toMatch(challenge)
  }
})

test('a token for somebody else, or without the scope, is refused', async () => {
  const other = await serve(guarded(), me, ['another-client'])
  const audience = await fetch(`${other.url}/v1/me`, { headers: await other.token({ role: 'dispatcher' }) })
  expect(audience.status).toBe(401)
  expect(audience.headers.get('www-authenticate')).toContain('valid audience')
  const scoped = await serve(guarded(['alerts/write']), me)
  const scope = await fetch(`${scoped.url}/v1/me`, { headers: await scoped.token({ role: 'coordinator' }) })
  expect([scope.status, await scope.json()]).toEqual([403, { message: 'Forbidden' }])
})
