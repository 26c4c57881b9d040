import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { createMailbox, type Mail } from '../../../local/aws/mailbox.ts'
import { createSendQuota } from '../../../local/aws/send-quota.ts'
import { createControl } from '../../../local/control.ts'
import { createFaults } from '../../../local/faults.ts'
import { createMetrics } from '../../../local/metrics.ts'
import { createTokenIssuer } from '../../../local/tokens.ts'
import { makeExecutions } from '../../../local/workflow/executions.ts'
import { makeTaskTokens } from '../../../local/workflow/task-tokens.ts'

const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:alert'

const mail: Mail = {
  messageId: 'ses-1',
  from: 'bin@example.org',
  to: ['coordinator@example.org'],
  subject: 'Verslag <script>alert(1)</script>',
  html: '<p>Beste</p><script>alert(2)</script>',
  headers: { From: 'bin@example.org' },
  at: '2026-11-22T15:00:00.000Z',
}

async function serve() {
  const mailbox = createMailbox()
  mailbox.keep(mail)
  let fates = {}
  const faults = createFaults()
  const executions = makeExecutions({
    stateMachines: [
      {
        arn: MACHINE,
        name: 'alert',
        roleArn: 'role',
        definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
      },
    ],
    tokens: makeTaskTokens(),
    invoke: async () => null,
    timeScale: 1,
    now: () => new Date(),
  })
  const control = createControl({
    exchange: {
      async handleLocal(_request, response, url) {
        if (url.pathname !== '/local/calls') return false
        response.end('[]')
        return true
      },
    },
    tokens: await createTokenIssuer({ issuer: 'https://issuer.example', audience: 'dispatch' }),
    texts: {
      messages: (to) => [{ to: to ?? 'iedereen', text: 'x', at: '', messageId: '1', attributes: {} }],
    },
    mails: { mailbox, quota: createSendQuota(1), fates: () => fates, setFates: (said) => void (fates = said) },
    metrics: createMetrics(),
    executions,
    faults,
    functions: { deadLetters: () => [] },
  })
  const server = createServer((request, response) => {
    void control(request, response, new URL(request.url ?? '/', 'http://localhost')).then((handled) => {
      if (!handled) response.writeHead(404).end('nobody')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const call = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { call, faults, executions }
}

test('a token is given to whoever asks on this machine', async () => {
  const { call } = await serve()
  const response = await call('/local/token', 'POST', { role: 'prevention', zones: ['voorkempen'] })
  const { token } = (await response.json()) as { token: string }
  expect(decodeJwt(token)).toMatchObject({ role: 'prevention', zones: ['voorkempen'] })
})

test('a refusal says what is wrong, as problem details', async () => {
  const { call } = await serve()
  const wrong = await call('/local/token', 'POST', { role: 'admin' })
  expect(wrong.status).toBe(400)
  expect(wrong.headers.get('content-type')).toContain('application/problem+json')
  expect(await wrong.json()).toMatchObject({ code: 'bad-request', errors: [{ path: 'role' }] })
  expect((await call('/local/token')).status).toBe(405)
  expect((await call('/local/nothing')).status).toBe(404)
})

test('a page of somebody else may not give orders here', async () => {
  const { call, faults } = await serve()
  const foreign = { origin: 'https://attacker.example' }
  expect((await call('/local/token', 'POST', { role: 'dispatcher' }, foreign)).status).toBe(403)
  expect((await call('/local/faults', 'PUT', { contactEvents: { lose: 1 } }, foreign)).status).toBe(403)
  expect(faults.plan()).toEqual({})
})

test('faults are put, shown and cleared', async () => {
  const { call, faults } = await serve()
  const plan = { contactEvents: { lose: 0.5 } }
  expect(await (await call('/local/faults', 'PUT', plan)).json()).toEqual(plan)
  expect(await (await call('/local/faults')).json()).toEqual(plan)
  await call('/local/faults', 'PUT', {})
  expect(faults.plan()).toEqual({})
})

test('text messages are found by number, the plus encoded or not', async () => {
  const { call } = await serve()
  for (const to of ['+32460000001', '%2B32460000001']) {
    expect(await (await call(`/local/sms?to=${to}`)).json()).toMatchObject([{ to: '+32460000001' }])
  }
})

test('mail is JSON for programs; for people a page on which no script of a mail runs', async () => {
  const { call } = await serve()
  expect(await (await call('/local/mailbox?to=coordinator@example.org')).json()).toEqual([mail])
  expect(await (await call('/local/mailbox?to=niemand@example.org')).json()).toEqual([])
  const page = await call('/local/mailbox', 'GET', undefined, { accept: 'text/html' })
  const html = await page.text()
  expect(html).toContain('Verslag &lt;script&gt;')
  expect(html).toContain('<iframe sandbox title="Bericht" loading="lazy" src="/local/mailbox/ses-1">')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const body = await call('/local/mailbox/ses-1')
  expect(await body.text()).toBe(mail.html)
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox;/)
  expect((await call('/local/mailbox/ses-2')).status).toBe(404)
  const [brief] = (await (await call('/local/mailbox?brief&newest=1')).json()) as object[]
  expect(brief).toEqual({ messageId: 'ses-1', from: mail.from, to: mail.to, subject: mail.subject, at: mail.at })
})

test('the workflow of an alert is shown with its history', async () => {
  const { call, executions } = await serve()
  const started = executions.start(MACHINE, 'alr_1', '{"alertId":"alr_1"}')
  if (started.kind !== 'started') throw new Error(started.kind)
  await started.execution.ended
  expect(await (await call('/local/executions/alr_1')).json()).toMatchObject({
    items: [
      {
        name: 'alr_1',
        status: 'SUCCEEDED',
        input: '{"alertId":"alr_1"}',
        events: [
          { type: 'ExecutionStarted' },
          { type: 'SucceedStateEntered', name: 'Done' },
          { type: 'SucceedStateExited', name: 'Done' },
          { type: 'ExecutionSucceeded' },
        ],
      },
    ],
  })
  expect((await call('/local/executions/alr_2')).status).toBe(404)
})

test('the other calls are the exchange’s, and other paths nobody’s', async () => {
  const { call } = await serve()
  expect(await (await call('/local/calls')).text()).toBe('[]')
  expect(await (await call('/v2')).text()).toBe('nobody')
  expect((await call('/')).headers.get('location')).toBe('/local')
  expect(await (await call('/local')).text()).toContain('href="/local/phones"')
})
