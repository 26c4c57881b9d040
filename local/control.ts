import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { MailFate } from './aws/mail-events.ts'
import { MailLimits } from './aws/send-quota.ts'
import type { MailService } from './aws/ses.ts'
import type { TextMessageService } from './aws/sns.ts'
import type { Exchange } from './exchange/exchange.ts'
import {
  decodePart,
  LocalProblem,
  readBody,
  refuseForeignOrigin,
  send,
  sendJson,
  sendProblem,
} from './exchange/local-http.ts'
import { FaultPlan, type Faults } from './faults.ts'
import type { LambdaHost } from './lambda/host.ts'
import type { Metrics } from './metrics.ts'
import { indexPage } from './pages/index-page.ts'
import { mailboxPage } from './pages/mailbox-page.ts'
import { type TokenIssuer, TokenRequest } from './tokens.ts'
import type { Execution } from './workflow/execution.ts'
import type { Executions } from './workflow/executions.ts'

/** What the local calls show and steer. */
export interface ControlOptions {
  readonly exchange: Pick<Exchange, 'handleLocal'>
  readonly tokens: TokenIssuer
  readonly texts: Pick<TextMessageService, 'messages'>
  readonly mails: Pick<MailService, 'mailbox' | 'quota' | 'fates' | 'setFates'>
  readonly metrics: Metrics
  readonly executions: Executions
  readonly faults: Faults
  readonly functions: Pick<LambdaHost, 'deadLetters'>
}

interface LocalCall {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  /** What stands in the path after the call's own. */
  readonly rest: string
}

type Handler = (call: LocalCall) => void | Promise<void>
type Handlers = Readonly<Record<string, Handler>>

const HTML = 'text/html; charset=utf-8'
/** Our own pages: no script, nothing from elsewhere. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'",
}
/** A mail's HTML: shown, and able to do nothing. */
const MAIL_HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
}

/** Answers the calls under `/local`, those of the telephones included; false for any other path. */
export function createControl(options: ControlOptions) {
  const { exchange, tokens, texts, mails, metrics, executions, faults, functions } = options

  const calls: Readonly<Record<string, Handlers>> = {
    '/local': { GET: ({ response }) => send(response, 200, HTML, indexPage(), PAGE_HEADERS) },
    '/local/token': {
      async POST({ incoming, response }) {
        sendJson(response, 200, { token: await tokens.issue(await readBody(incoming, TokenRequest)) })
      },
    },
    '/local/sms': { GET: ({ response, url }) => sendJson(response, 200, texts.messages(recipient(url))) },
    '/local/mailbox': {
      async GET({ incoming, response, url }) {
        const to = recipient(url)
        const newest = countIn(url, 'newest')
        if (incoming.headers.accept?.includes('text/html') === true) {
          const shown = await mails.mailbox.mails({ to, newest: newest ?? SHOWN_AT_ONCE })
          return send(response, 200, HTML, mailboxPage(shown, mails.mailbox.list({ to }).length, to), PAGE_HEADERS)
        }
        if (url.searchParams.has('brief')) return sendJson(response, 200, mails.mailbox.list({ to, newest }))
        return sendJson(response, 200, await mails.mailbox.mails({ to, newest }))
      },
    },
    '/local/mailbox/': {
      async GET({ response, rest }) {
        const html = (await mails.mailbox.find(rest))?.html
        if (html === undefined) throw new LocalProblem('not-found', 'Er is geen bericht met dit nummer.')
        send(response, 200, HTML, html, MAIL_HEADERS)
      },
    },
    '/local/mail': {
      GET: ({ response }) => sendJson(response, 200, { ...mails.quota.figures(), addresses: mails.fates() }),
      async PUT({ incoming, response }) {
        const { addresses, ...limits } = await readBody(incoming, MailSettings)
        mails.quota.setLimits(withoutAbsent(limits))
        if (addresses !== undefined) mails.setFates(addresses)
        sendJson(response, 200, { ...mails.quota.figures(), addresses: mails.fates() })
      },
    },
    '/local/metrics': { GET: ({ response }) => sendJson(response, 200, { items: metrics.summaries() }) },
    '/local/dead-letters': { GET: ({ response }) => sendJson(response, 200, { items: functions.deadLetters() }) },
    '/local/executions/': {
      GET({ response, rest }) {
        const found = executions.named(rest)
        if (rest === '' || found.length === 0)
          throw new LocalProblem('not-found', 'Voor dit alarm is sinds de start geen werkstroom begonnen.')
        sendJson(response, 200, { items: found.map(describe) })
      },
    },
    '/local/faults': {
      GET: ({ response }) => sendJson(response, 200, faults.plan()),
      async PUT({ incoming, response }) {
        faults.replace(await readBody(incoming, FaultPlan))
        sendJson(response, 200, faults.plan())
      },
    },
  }

  return async (incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    const path = url.pathname
    if (path === '/') {
      response.writeHead(302, { location: '/local' }).end()
      return true
    }
    if (path !== '/local' && !path.startsWith('/local/')) return false
    if (await exchange.handleLocal(incoming, response, url)) return true
    try {
      refuseForeignOrigin(incoming)
      const parent = path.slice(0, path.lastIndexOf('/') + 1)
      const handlers = calls[path] ?? calls[parent]
      if (handlers === undefined) throw new LocalProblem('not-found', 'Dit adres bestaat hier niet; zie /local.')
      const handle = handlers[incoming.method ?? 'GET']
      if (handle === undefined) throw new LocalProblem('method-not-allowed', `${Object.keys(handlers).join(' of ')}.`)
      await handle({ incoming, response, url, rest: decodePart(path.slice(parent.length)) })
    } catch (error) {
      if (!(error instanceof LocalProblem)) throw error
      sendProblem(response, error)
    }
    return true
  }
}

/** What SES lets the account send, and what becomes of mail to certain addresses. */
const MailSettings = MailLimits.partial().extend({ addresses: z.record(z.string(), MailFate).optional() })
/** More would be long to draw. */
const SHOWN_AT_ONCE = 100

function countIn(url: URL, name: string): number | undefined {
  const count = Number(url.searchParams.get(name) ?? Number.NaN)
  return Number.isInteger(count) && count > 0 ? count : undefined
}

function withoutAbsent({ maxSendRate, max24HourSend }: z.infer<typeof MailSettings>): Partial<MailLimits> {
  return {
    ...(maxSendRate === undefined ? {} : { maxSendRate }),
    ...(max24HourSend === undefined ? {} : { max24HourSend }),
  }
}

/** In `?to=+32…` a plus that was not encoded arrives as a blank. */
function recipient(url: URL): string | undefined {
  return url.searchParams.get('to')?.replace(/^ /, '+')
}

function describe(execution: Execution) {
  const { name, arn, startedAt, input, history } = execution
  const end = execution.end()
  return {
    name,
    arn,
    status: end?.status ?? 'RUNNING',
    startedAt: startedAt.toISOString(),
    endedAt: end?.at.toISOString(),
    error: end?.error,
    cause: end?.cause,
    input,
    events: history.events().map(({ id, timestamp, type, details }) => ({
      id,
      at: new Date(timestamp).toISOString(),
      type,
      ...details?.[1],
    })),
  }
}
