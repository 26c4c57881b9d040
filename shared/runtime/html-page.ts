import { createHash } from 'node:crypto'
import middy, { type MiddlewareObj } from '@middy/core'
import { html } from 'hono/html'
import type * as z from 'zod'
import type { PageRoute } from '#contract/page-route.ts'
import { layOutPage } from '#pages/layout.ts'
import { SYSTEM_NAME } from '#pages/phrases.ts'
import { STYLE } from '#pages/style.ts'
import { readConfiguration } from './configuration.ts'
import { type Log, makeLog } from './log.ts'
import { once } from './once.ts'
import { markPipeline } from './pipeline.ts'

/** A form of people, with everything in it: a text of nine pages has its letters written out as up to nine bytes. */
const LARGEST_FORM_BYTES = 200_000

/** An HTTP API event (payload format 2.0), as far as a page reads it. */
interface PageEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>
  readonly pathParameters?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly requestContext?: { readonly http?: { readonly method?: string; readonly sourceIp?: string } }
}

/** A request for a page. */
export interface PageRequest<Path> {
  /** A function may answer both the page and its form. */
  readonly method: string
  readonly params: Path
  readonly query: Readonly<Record<string, string | undefined>>
  /** The fields of the form that was sent. */
  readonly form: URLSearchParams
  header(name: string): string | undefined
  /** Where it came from, for a limit on how often; never logged. */
  readonly sourceIp: string
}

/** A page, or something to download; without a content type it is HTML. */
export interface PageReply {
  readonly status: number
  /** Bytes are something else than text, such as an image. */
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

interface GatewayReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded?: boolean
}

/** Nothing but our own style and forms, in no frame, and no address handed on: it may hold a signed token. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/** Makes the handler of a public page; what goes wrong unexpectedly is told in Dutch, and nothing of it is shown. */
export function htmlPage<Path extends z.ZodType, Settings extends z.ZodType>(
  page: PageRoute<Path>,
  settings: Settings,
  build: (configuration: z.output<Settings>, log: Log) => (request: PageRequest<z.output<Path>>) => Promise<PageReply>,
) {
  const log = once(makeLog)
  const act = once(() => build(readConfiguration(settings, process.env), log()))
  const serve = async (event: PageEvent): Promise<PageReply> => {
    const params = page.params.safeParse(event.pathParameters ?? {})
    if (!params.success) return notFound()
    const content = Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8')
    if (content.byteLength > LARGEST_FORM_BYTES) return tooLarge()
    return act()({
      method: event.requestContext?.http?.method ?? page.method,
      params: params.data,
      query: event.queryStringParameters ?? {},
      form: new URLSearchParams(content.toString('utf8')),
      header: (name) => event.headers?.[name.toLowerCase()],
      // Behind the front of the site every request comes from there; it says who asked it.
      sourceIp: event.headers?.['x-viewer-address'] ?? event.requestContext?.http?.sourceIp ?? '',
    })
  }
  const { operation } = page
  const handler = middy<PageEvent, GatewayReply>()
    .use(pageLog(operation, log))
    .handler(async (event) => toGateway(await serve(event)))
  return markPipeline(handler, 'page')
}

function pageLog(operation: string, log: () => Log): MiddlewareObj<PageEvent, GatewayReply> {
  return {
    after: ({ response }) => log().info('page-served', { operation, status: response?.statusCode }),
    onError: async (request) => {
      log().error('page-failed', request.error, { operation })
      request.response = toGateway(await failed())
    },
  }
}

/** A page that says that there is nothing here. */
export async function notFound(): Promise<PageReply> {
  return message(404, 'Deze pagina bestaat niet', 'Kijk het adres na, of vraag uw coördinator om een nieuwe link.')
}

function tooLarge(): Promise<PageReply> {
  return message(413, 'Dit is te groot', 'Ga terug en kort in wat u invulde.')
}

function failed(): Promise<PageReply> {
  return message(
    500,
    'Er ging iets mis bij ons',
    'Uw aanvraag is niet verwerkt. Probeer het zo dadelijk opnieuw; blijft het misgaan, verwittig dan uw coördinator.',
  )
}

async function message(status: number, title: string, text: string): Promise<PageReply> {
  return { status, body: await layOutPage({ language: 'nl', of: SYSTEM_NAME, title, body: html`<p>${text}</p>` }) }
}

function toGateway({ status, body, headers }: PageReply): GatewayReply {
  const reply = { statusCode: status, headers: { ...HEADERS, ...headers } }
  if (typeof body === 'string') return { ...reply, body }
  return { ...reply, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
}
