import { createHash } from 'node:crypto'
import middy, { type MiddlewareObj } from '@middy/core'
import * as z from 'zod'
import type { Route } from '#contract/route.ts'
import { type Caller, readCaller } from './caller.ts'
import { readConfiguration } from './configuration.ts'
import { meantField } from './field-names.ts'
import { inDutch } from './input-messages.ts'
import { type Log, makeLog } from './log.ts'
import { once } from './once.ts'
import { markPipeline } from './pipeline.ts'
import { type HttpReply, refuse } from './problem.ts'
import { roleNames } from './role-names.ts'

z.config({ localeError: inDutch })

/** JSON above this is refused (contract: 1 MB). */
const LARGEST_JSON_BYTES = 1_000_000
/** 20,000 rows of a list of members are 2 MB; Lambda takes no request above 6 MB. */
const LARGEST_LIST_BYTES = 4_000_000
/** Of so many unknown fields the meant ones are looked for; a megabyte has room for 100,000. */
const MOST_NAMES_OFFERED = 20

/** An HTTP API event (payload format 2.0), as far as we read it. */
interface HttpEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>
  readonly pathParameters?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly requestContext?: { readonly authorizer?: { readonly jwt?: { readonly claims?: unknown } } }
}

/** What we ask of Lambda's context object. */
interface InvocationContext {
  getRemainingTimeInMillis(): number
}

interface GatewayReply {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** A request that passed its schema and its role. */
export interface RouteRequest<Body, Query, Path> {
  readonly body: Body
  readonly query: Query
  readonly params: Path
  readonly caller: Caller
  header(name: string): string | undefined
  /** The body as it came: of routes that take something else than JSON. */
  bytes(): Uint8Array
  /** The ETag of `If-Match`, without its quotes; empty where the route needs none. `*` is no version. */
  readonly ifMatch: string
  /** Milliseconds until Lambda ends this invocation, answered or not. */
  remainingMilliseconds(): number
}

/** Makes the handler of one API call: parse, check the role, do, and answer; in this order, for every call. */
export function httpRoute<
  Body extends z.ZodType,
  Query extends z.ZodType,
  Path extends z.ZodType,
  Settings extends z.ZodType,
>(
  route: Route<Body, Query, Path>,
  settings: Settings,
  build: (
    configuration: z.output<Settings>,
    log: Log,
  ) => (request: RouteRequest<z.output<Body>, z.output<Query>, z.output<Path>>) => Promise<HttpReply>,
) {
  const log = once(makeLog)
  const act = once(() => build(readConfiguration(settings, process.env), log()))
  const serve = async (event: HttpEvent, context: InvocationContext): Promise<HttpReply> => {
    const caller = route.roles.length === 0 ? anybody : readCaller(event.requestContext?.authorizer?.jwt?.claims)
    if (caller === undefined || (route.roles.length > 0 && !route.roles.includes(caller.role))) {
      const names = route.roles.map((role) => roleNames[role])
      return refuse('forbidden', `Deze aanvraag is voorbehouden aan: ${names.join(', ')}.`)
    }
    const header = (name: string) => event.headers?.[name.toLowerCase()]
    const content = readBody(event)
    const takesJson = route.takes === undefined
    if (content.byteLength > (takesJson ? LARGEST_JSON_BYTES : LARGEST_LIST_BYTES)) {
      return refuse('too-large', `De inhoud mag hoogstens ${takesJson ? 1 : 4} MB groot zijn.`)
    }
    const isEmpty = route.method === 'GET' || content.byteLength === 0 || !takesJson
    if (!isEmpty && !isJson(header('content-type'))) {
      return refuse(
        'unsupported-media-type',
        'Stuur de inhoud als JSON, met de header Content-Type: application/json, en probeer opnieuw.',
      )
    }
    const json = isEmpty ? { value: {} } : parseJson(content.toString('utf8'))
    if (json === undefined) return refuse('bad-json', 'Stuur de inhoud als JSON (UTF-8) en probeer opnieuw.')
    if (route.needsIdempotencyKey === true && !isIdempotencyKey(header('idempotency-key'))) {
      return refuse(
        'missing-idempotency-key',
        'Stuur een header Idempotency-Key mee (1 tot 128 tekens, nieuw voor elke oproep): zo kan een herhaalde aanvraag nooit een tweede oproep starten.',
      )
    }
    const ifMatch = readIfMatch(header('if-match'))
    if (route.needsIfMatch === true && ifMatch === '*') {
      return refuse(
        'bad-request',
        'If-Match: * zegt niet wat u gelezen hebt: lees dit eerst en stuur de ETag van dat antwoord mee in de header If-Match.',
      )
    }
    if (route.needsIfMatch === true && ifMatch === undefined) {
      return refuse(
        'missing-if-match',
        'Lees dit eerst opnieuw en stuur de ETag van dat antwoord mee in de header If-Match: zo gaat geen wijziging van iemand anders verloren.',
      )
    }
    const body = route.body.safeParse(json.value)
    const query = route.query.safeParse(event.queryStringParameters ?? {})
    const params = route.params.safeParse(event.pathParameters ?? {})
    if (!params.success) return refuse('not-found', 'Dit bestaat niet, of is niet voor u bestemd.')
    if (!body.success) return refuseIssues(route.body, body.error.issues)
    if (!query.success) return refuseIssues(route.query, query.error.issues)
    return act()({
      body: body.data,
      query: query.data,
      params: params.data,
      caller,
      header,
      bytes: () => content,
      ifMatch: ifMatch ?? '',
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
    })
  }
  const handler = middy<HttpEvent, GatewayReply, Error, InvocationContext>()
    .use(requestLog(route.operation, log))
    .use(problemOnError())
    .handler(async (event, context: InvocationContext) =>
      toGateway(withEntityTag(route, event, await serve(event, context))),
    )
  return markPipeline(handler, 'http')
}

const anybody: Caller = { subject: 'public', role: 'operator', zones: [], bins: [] }

function isIdempotencyKey(value: string | undefined): boolean {
  return value !== undefined && /^[\x21-\x7e]{1,128}$/.test(value)
}

function readBody(event: HttpEvent): Buffer {
  return Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8')
}

function readIfMatch(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /^(?:W\/)?"?([^"]+)"?$/.exec(value.trim())?.[1]
}

/** Whether a body may be read as JSON: it says so (a merge patch is JSON too), or says nothing. */
function isJson(contentType = ''): boolean {
  return /^(?:$|application\/(?:[\w.-]+\+)?json *(?:;|$))/i.test(contentType.trim())
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function refuseIssues(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): HttpReply {
  const unknown = issues
    .flatMap(({ path, ...issue }) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path, key })) : [],
    )
    .map(({ path, key }, place) => {
      const meant = place < MOST_NAMES_OFFERED ? meantField(schema, path, key) : undefined
      const offer = meant === undefined ? '' : ` Bedoelt u ${meant}?`
      return { path: [...path, key].join('.'), message: `Dit veld bestaat niet.${offer}` }
    })
  const wrong = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map(({ path, message }) => ({ path: path.join('.'), message }))
  const errors = [...unknown, ...wrong]
  if (unknown.length === 0)
    return refuse('bad-request', `Verbeter dit en probeer opnieuw: ${named(wrong)}.`, { errors })
  const rest = wrong.length === 0 ? '' : ` Verbeter ook: ${named(wrong)}.`
  return refuse(
    'unknown-field',
    `Laat de onbekende velden weg, of verbeter hun naam, en probeer opnieuw: ${named(unknown)}.${rest}`,
    {
      errors,
    },
  )
}

function named(errors: readonly { readonly path: string }[]): string {
  return [...new Set(errors.map(({ path }) => path || 'de inhoud'))].join(', ')
}

function withEntityTag(route: Route, event: HttpEvent, reply: HttpReply): HttpReply {
  if (route.method !== 'GET' || reply.status !== 200) return reply
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  const etag = reply.headers?.['etag'] ?? `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ...reply.headers, etag }
  const known = event.headers?.['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag) === true || known?.includes('*') === true) return { status: 304, headers }
  return { ...reply, headers }
}

function toGateway(reply: HttpReply): GatewayReply {
  const body = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  return {
    statusCode: reply.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...reply.headers,
    },
    body,
  }
}

function requestLog(operation: string, log: () => Log): MiddlewareObj<HttpEvent, GatewayReply> {
  let startedAt = 0
  return {
    before: () => {
      startedAt = performance.now()
    },
    after: ({ response }) => {
      const milliseconds = Math.round(performance.now() - startedAt)
      log().info('request-served', { operation, status: response?.statusCode, milliseconds })
    },
    onError: ({ error }) => log().error('request-failed', error, { operation }),
  }
}

function problemOnError(): MiddlewareObj<HttpEvent, GatewayReply> {
  return {
    onError: (request) => {
      request.response = toGateway(
        refuse(
          'internal',
          'Uw aanvraag is niet verwerkt. Probeer opnieuw; blijft het misgaan, verwittig dan de beheerder.',
        ),
      )
    },
  }
}
