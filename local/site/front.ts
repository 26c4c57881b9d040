import type { DeployedBehavior, DeployedSite } from '../assembly.ts'
import type { ObjectStore, StoredObject } from '../aws/s3.ts'
import type { HttpReply } from '../http-api/reply.ts'
import { type EdgeResult, edgeFunction } from './edge-function.ts'

/** A request as the front sees it. */
export interface SiteRequest {
  readonly method: string
  /** As it came, encoded. */
  readonly path: string
  readonly ifNoneMatch?: string
  readonly viewerAddress: string
}

/** Where a request goes: it is answered, or the API is asked for this path with these headers, or nobody is. */
export type SiteRoute =
  | { readonly kind: 'answer'; readonly reply: HttpReply }
  | {
      readonly kind: 'api'
      readonly path: string
      readonly headers: Readonly<Record<string, string>>
      finish(reply: HttpReply): HttpReply
    }
  | { readonly kind: 'nothing' }

interface Behavior extends DeployedBehavior {
  readonly matches: RegExp
  readonly run?: (request: { method: string; uri: string; headers: object }, viewerAddress: string) => EdgeResult
}

/**
 * Does what the deployed front of the site would, but for keeping copies: finds the behaviour of a path, runs its
 * function, asks its origins one after the other, and adds its headers.
 */
export function createSiteFront({ behaviors, rootObject }: DeployedSite, objects: Pick<ObjectStore, 'read'>) {
  const compiled = behaviors.map((behavior): Behavior => {
    const run = behavior.onRequest === undefined ? undefined : edgeFunction(behavior.onRequest)
    return {
      ...behavior,
      matches: patternOf(behavior.pattern),
      ...(run === undefined ? {} : { run: ({ method, uri }, address) => run({ method, uri, headers: {} }, address) }),
    }
  })

  return (request: SiteRequest): SiteRoute => {
    const behavior = compiled.find(({ matches }) => matches.test(request.path))
    if (behavior === undefined) return { kind: 'nothing' }
    const finish = (reply: HttpReply) => withHeaders(reply, behavior)
    if (!behavior.methods.includes(request.method)) return { kind: 'answer', reply: finish(refusal(403)) }
    const uri = request.path === '/' && rootObject !== undefined ? `/${rootObject}` : request.path
    const on = behavior.run?.({ method: request.method, uri, headers: {} }, request.viewerAddress) ?? {
      kind: 'on',
      uri,
      headers: {},
    }
    if (on.kind === 'answer') {
      return { kind: 'answer', reply: finish({ status: on.status, headers: on.headers, body: '' }) }
    }
    for (const origin of behavior.origins) {
      if ('apiId' in origin) return { kind: 'api', path: on.uri, headers: on.headers, finish }
      const object = objects.read(origin.bucket, decodeURIComponent(on.uri.slice(1)))
      if (object !== undefined) return { kind: 'answer', reply: finish(show(object, request.ifNoneMatch)) }
      // A bucket that nobody may list says 403 of what it has not.
      if (!behavior.passOn.includes(403)) break
    }
    return { kind: 'nothing' }
  }
}

function show({ contentType, cacheControl, etag, at, body }: StoredObject, ifNoneMatch: string | undefined): HttpReply {
  const headers = {
    'content-type': contentType,
    etag,
    'last-modified': new Date(at).toUTCString(),
    ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
  }
  return ifNoneMatch === etag ? { status: 304, headers, body: '' } : { status: 200, headers, body }
}

function refusal(status: number): HttpReply {
  return { status, headers: { 'content-type': 'text/plain' }, body: '' }
}

function withHeaders(reply: HttpReply, { headers }: Pick<Behavior, 'headers'>): HttpReply {
  const merged: Record<string, string | readonly string[]> = { ...reply.headers }
  for (const { name, value, override } of headers) if (override || merged[name] === undefined) merged[name] = value
  return { ...reply, headers: merged }
}

/** `*` is anything, `?` one character; patterns may leave out the slash they begin with. */
function patternOf(pattern: string): RegExp {
  const whole = pattern.startsWith('/') || pattern === '*' ? pattern : `/${pattern}`
  const source = whole
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}
