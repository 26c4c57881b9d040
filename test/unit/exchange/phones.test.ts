import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, BERT, type Bench, openBench, SOURCE } from './exchange-on-http.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench({ timeScale: 10 })
})
afterEach(async () => await bench.close())

const settings = async () => await (await bench.local('GET', '/local/phones')).json()

describe('PUT /local/phones', () => {
  test('starts with every phone acknowledging', async () => {
    expect(await settings()).toEqual({ default: { behaviour: 'acknowledge' }, numbers: {} })
  })

  test('replaces what was set before', async () => {
    await bench.phones({ [ANNA]: 'busy' }, 'no-answer')
    await bench.phones({ [BERT]: { behaviour: 'acknowledge', after: 3 } }, 'listen-only')
    expect(await settings()).toEqual({
      default: { behaviour: 'listen-only' },
      numbers: { [BERT]: { behaviour: 'acknowledge', after: 3 } },
    })
    await bench.local('PUT', '/local/phones', {})
    expect(await settings()).toEqual({ default: { behaviour: 'acknowledge' }, numbers: {} })
  })

  test.each([
    ['an unknown behaviour', { default: 'sleep' }],
    ['a number that is not E.164', { numbers: { '0470': 'busy' } }],
    ['a negative time', { default: { behaviour: 'hang-up', after: -1 } }],
    ['an unknown field', { default: 'busy', phones: {} }],
    ['an unknown field of a behaviour', { default: { behaviour: 'busy', often: true } }],
  ])('refuses %s, and changes nothing', async (_what, body) => {
    const refused = await bench.local('PUT', '/local/phones', body)
    expect(refused.status).toBe(400)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(await refused.json()).toMatchObject({ code: 'bad-request', status: 400, errors: expect.any(Array) as [] })
    expect(await settings()).toEqual({ default: { behaviour: 'acknowledge' }, numbers: {} })
  })

  test('one number can be set and forgotten by itself', async () => {
    const path = `/local/phones/${encodeURIComponent(ANNA)}`
    expect(await (await bench.local('PUT', path, 'manual')).json()).toEqual({ behaviour: 'manual' })
    expect(await settings()).toMatchObject({ numbers: { [ANNA]: { behaviour: 'manual' } } })
    expect(await (await bench.local('DELETE', path)).json()).toEqual({ behaviour: 'acknowledge' })
    expect((await bench.local('GET', '/local/phones/somebody')).status).toBe(404)
    expect((await bench.local('POST', '/local/phones')).status).toBe(405)
  })

  test('takes a day of phones at once', async () => {
    const numbers = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`+3247${String(index).padStart(7, '0')}`, 'busy']),
    )
    await bench.phones(numbers)
    expect(Object.keys(((await settings()) as { numbers: object }).numbers)).toHaveLength(20_000)
  })
})

describe('the page', () => {
  test('is served with its style and script, and nothing from elsewhere', async () => {
    const page = await fetch(`${bench.address}/local/phones`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const html = await page.text()
    expect(html).toContain('<html lang="nl')
    expect(html).not.toMatch(/\son\w+=|style=|<script>|https?:/)
    const linked = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(linked).toEqual(['/local/phones/phones.css', '/local/phones/phones.js'])
    for (const path of linked) expect((await fetch(bench.address + path)).status).toBe(200)
  })
})

describe('GET /local/phones/events', () => {
  test('tells of calls in somebody’s hand as they happen', async () => {
    await bench.phones({ [ANNA]: 'manual' })
    const feed = await listen(bench.address)
    expect(await feed.next('phones')).toEqual({
      default: 'acknowledge',
      manual: [ANNA],
      timeScale: 10,
      sourceNumber: SOURCE,
    })
    expect(await feed.next('calls')).toEqual([])

    await bench.dial(BERT)
    const contactId = await bench.dial(ANNA)
    expect(await feed.next('calls')).toMatchObject([
      { contactId, direction: 'outbound', state: 'ringing', phone: ANNA, other: SOURCE, said: 0, keys: [] },
    ])

    await bench.local('POST', `/local/calls/${contactId}/answer`)
    expect(await feed.next('calls', ([call]) => call?.said === 1)).toMatchObject([
      {
        contactId,
        state: 'answered',
        language: 'nl-BE',
        saying: expect.stringContaining('Zoutstraat & Peperstraat') as string,
      },
    ])

    await bench.local('POST', `/local/calls/${contactId}/keys`, { key: '2' })
    expect(await feed.next('calls', ([call]) => call?.said === 2)).toMatchObject([
      { keys: [{ key: '2', fate: 'heard' }] },
    ])

    await bench.local('POST', `/local/calls/${contactId}/hang-up`)
    expect(await feed.next('ended')).toEqual({ contactId, reason: 'CUSTOMER_DISCONNECT', keys: ['2'] })
    expect(await feed.next('calls')).toEqual([])

    await bench.local('PUT', `/local/phones/${encodeURIComponent(BERT)}`, 'manual')
    expect(await feed.next('phones')).toMatchObject({ manual: [ANNA, BERT] })
    await feed.close()
  })

  test('ends when the exchange closes', async () => {
    const feed = await listen(bench.address)
    await feed.next('calls')
    bench.exchange.close()
    expect(await feed.next('calls')).toBeUndefined()
  })
})

interface LiveCall {
  said: number
}

/** Reads Server-Sent Events in order; `next` skips those of other kinds. Undefined at the end of the stream. */
async function listen(address: string) {
  const response = await fetch(`${address}/local/phones/events`)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  return {
    async next(kind: string, matching: (data: LiveCall[]) => boolean = () => true): Promise<unknown> {
      for (;;) {
        const end = buffer.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) return undefined
          buffer += value
          continue
        }
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(buffer.slice(0, end)) ?? []
        buffer = buffer.slice(end + 2)
        if (event !== kind || data === undefined) continue
        const parsed: unknown = JSON.parse(data)
        if (matching(parsed as LiveCall[])) return parsed
      }
    },
    close: async () => await reader.cancel(),
  }
}
