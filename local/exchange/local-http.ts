import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'

/** A request to a `/local` call of the exchange. */
export interface LocalRequest {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

const PROBLEMS = {
  'bad-json': [400, 'De inhoud is geen geldige JSON'],
  'bad-request': [400, 'De aanvraag klopt niet'],
  'foreign-origin': [403, 'Niet vanaf een andere website'],
  'not-found': [404, 'Niet gevonden'],
  'method-not-allowed': [405, 'Dat kan hier niet'],
  'call-state': [409, 'Dat kan nu niet met deze oproep'],
  'call-ended': [409, 'Deze oproep is al afgelopen'],
  'too-large': [413, 'De aanvraag is te groot'],
  'lines-busy': [503, 'Alle lijnen zijn bezet'],
} as const satisfies Record<string, readonly [number, string]>

type LocalProblemCode = keyof typeof PROBLEMS

interface FieldError {
  readonly path: string
  readonly message: string
}

/** A refusal, answered as problem details (RFC 9457). */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem'

  readonly code: LocalProblemCode
  readonly detail: string
  readonly errors: readonly FieldError[] | undefined

  constructor(code: LocalProblemCode, detail: string, errors?: readonly FieldError[]) {
    super(detail)
    this.code = code
    this.detail = detail
    this.errors = errors
  }
}

/** A day of phones for the whole country fits in. */
const LARGEST_BODY_BYTES = 20 * 1024 * 1024

/** Reads and checks a JSON body; throws LocalProblem. */
export async function readBody<T>(incoming: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
    size += bytes.length
    if (size > LARGEST_BODY_BYTES) throw new LocalProblem('too-large', 'Stuur hoogstens 20 MB.')
    parts.push(bytes)
  }
  let content: unknown
  try {
    content = JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    throw new LocalProblem('bad-json', 'Stuur een JSON-object.')
  }
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new LocalProblem('bad-request', z.prettifyError(parsed.error), errors)
}

/** A part of a path as it was meant; throws LocalProblem when it is not well encoded. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new LocalProblem('not-found', 'Dit adres is niet goed geschreven.')
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
}

/** Answers with problem details. */
export function sendProblem(response: ServerResponse, problem: LocalProblem): void {
  const [status, title] = PROBLEMS[problem.code]
  const { code, detail, errors } = problem
  const body = { type: `urn:bin:problem:${code}`, title, status, code, detail, ...(errors !== undefined && { errors }) }
  send(response, status, 'application/problem+json; charset=utf-8', JSON.stringify(body))
}

/** Answers with a body that must be fetched anew each time. */
export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
}

/** A web page of somebody else may not take calls here: a browser says where a request comes from. */
export function refuseForeignOrigin(incoming: IncomingMessage): void {
  const { origin, host } = incoming.headers
  if (origin === undefined || incoming.method === 'GET' || incoming.method === 'HEAD') return
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    throw new LocalProblem('foreign-origin', `Deze aanvraag kwam van ${origin}.`)
  }
}
