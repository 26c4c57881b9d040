import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { JwtContext } from './authorizer.ts'
import type { RouteMatch } from './routes.ts'

/** What an event is made from, beside the request itself. */
export interface EventSource {
  readonly request: IncomingMessage
  readonly url: URL
  readonly decodedPath: string
  readonly body: Buffer
  readonly match: RouteMatch
  readonly jwt: JwtContext | undefined
  /** What the front of the site adds to the request. */
  readonly addedHeaders: Readonly<Record<string, string>>
  readonly accountId: string
  readonly at: Date
}

/** Content that API Gateway hands on as text; all else arrives in Base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i

/** The event a function gets from an HTTP API: payload format 2.0. */
export function httpEvent({ request, url, decodedPath, body, match, jwt, addedHeaders, accountId, at }: EventSource) {
  const { cookie, ...headers } = { ...joinedHeaders(request), ...addedHeaders }
  const query = joinedQuery(url.searchParams)
  const domainName = headers['host'] ?? url.host
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain')
  return {
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: decodedPath,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId,
      apiId: match.api.id,
      ...(jwt === undefined ? {} : { authorizer: { jwt } }),
      domainName,
      domainPrefix: domainName.split(/[.:]/)[0],
      http: {
        method: request.method,
        path: decodedPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.routeKey,
      stage: '$default',
      time: commonLogTime(at),
      timeEpoch: at.getTime(),
    },
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  )
}

function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]))
}

/** 22/Nov/2026:14:50:12 +0000 */
function commonLogTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}
