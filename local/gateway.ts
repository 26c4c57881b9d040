import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { JWTVerifyGetKey } from 'jose'
import type { DeployedHttpApi } from './assembly.ts'
import { authorize, type Refusal } from './http-api/authorizer.ts'
import { readBody } from './http-api/body.ts'
import { httpEvent } from './http-api/event.ts'
import { functionReply, gatewayReply, type HttpReply } from './http-api/reply.ts'
import { makeRouter } from './http-api/routes.ts'
import { FunctionFailed } from './lambda/function-failed.ts'
import type { LambdaHost } from './lambda/host.ts'
import type { SiteRequest, SiteRoute } from './site/front.ts'

/** What the gateway needs. */
export interface GatewayOptions {
  readonly apis: readonly DeployedHttpApi[]
  readonly accountId: string
  readonly keys: JWTVerifyGetKey
  readonly functions: Pick<LambdaHost, 'invoke'>
  /** The front of the site: which requests are answered from the bucket, and which go to the API by what path. */
  readonly site: (request: SiteRequest) => SiteRoute
  /** Takes what is no route of an API (pages, `/local`); false: nobody does. */
  handleOther(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
}

/** API Gateway's integration time-out, the longest an HTTP API can have; real seconds at any time scale. */
const FUNCTION_TIMEOUT_MS = 30_000
/** Names by which this machine's own browser reaches us. Any other is a foreign name made to point here. */
const OWN_HOSTS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
/** Calls and front page of the local stack itself, which no route of what is deployed may take over. */
const LOCAL_PATH = /^\/(?:$|local(?:\/|$))/

/** Serves the deployed HTTP APIs on one port, as API Gateway does: routes, JWT authorizer, payload format 2.0, its errors. */
export function createGateway({
  apis,
  accountId,
  keys,
  functions,
  site,
  handleOther,
}: GatewayOptions): RequestListener {
  const findRoute = makeRouter(apis)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<HttpReply | undefined> => {
    if (!OWN_HOSTS.test(request.headers.host ?? '')) return gatewayReply(403, 'This host name is not served here.')
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    const decodedPath = url === null ? undefined : decodePath(url.pathname)
    if (url === null || decodedPath === undefined) return gatewayReply(400, 'Bad Request')
    const isLocal = LOCAL_PATH.test(url.pathname)
    const routed = isLocal ? NOWHERE : site(siteRequest(request, url))
    if (routed.kind === 'answer') return routed.reply
    // What the front sends nowhere is tried at the API all the same, as at its own address in AWS.
    const path = routed.kind === 'api' ? (decodePath(routed.path) ?? decodedPath) : decodedPath
    const match = isLocal ? undefined : findRoute(request.method ?? 'GET', path)
    if (match === undefined)
      return (await handleOther(request, response, url)) ? undefined : gatewayReply(404, 'Not Found')

    const body = await readBody(request)
    if (body === undefined) return gatewayReply(413, 'Request Entity Too Large')
    const { api, route } = match
    const authorization = route.authorizerRequired
      ? await authorize(api, route, request.headers.authorization, keys)
      : undefined
    if (authorization?.kind === 'refused') return refuse(authorization)
    const addedHeaders = routed.kind === 'api' ? routed.headers : {}
    const jwt = authorization?.jwt
    const source = { request, url, decodedPath: path, body, match, jwt, addedHeaders, accountId, at: new Date() }
    const reply = await callFunction(route.functionArn, httpEvent(source))
    return routed.kind === 'api' ? routed.finish(reply) : reply
  }

  const callFunction = async (functionArn: string, event: unknown): Promise<HttpReply> => {
    const { promise: tooLate, resolve } = Promise.withResolvers<HttpReply>()
    const timer = setTimeout(() => resolve(gatewayReply(503, 'Service Unavailable')), FUNCTION_TIMEOUT_MS)
    try {
      return await Promise.race([functions.invoke(functionArn, event).then(functionReply), tooLate])
    } catch (error) {
      if (error instanceof FunctionFailed) return gatewayReply(500, 'Internal Server Error')
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  return (request, response) => {
    answer(request, response).then(
      (reply) => {
        if (reply === undefined) return
        response.writeHead(reply.status, withLength(reply))
        response.end(request.method === 'HEAD' ? undefined : reply.body)
      },
      (error: unknown) => {
        console.error('gateway:', error)
        if (response.headersSent) response.destroy()
        else response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"Internal Server Error"}')
      },
    )
  }
}

const NOWHERE: SiteRoute = { kind: 'nothing' }

function siteRequest(request: IncomingMessage, url: URL): SiteRequest {
  const ifNoneMatch = request.headers['if-none-match']
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    viewerAddress: request.socket.remoteAddress ?? '',
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  }
}

function refuse({ status, message, wwwAuthenticate }: Refusal): HttpReply {
  return gatewayReply(status, message, { 'www-authenticate': wwwAuthenticate })
}

function withLength({ status, headers, body }: HttpReply) {
  const bodiless = status === 204 || status === 304
  return { ...headers, ...(bodiless ? {} : { 'content-length': String(Buffer.byteLength(body)) }) }
}

/** API Gateway hands the path of an HTTP API to functions decoded; undefined where it cannot be. */
function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
