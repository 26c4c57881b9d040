import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type ProblemCode, problems } from './errors.ts'
import { Problem } from './problem.ts'
import { nothing, type Route } from './route.ts'

/** Makes the OpenAPI 3.1 document from the very schemas the handlers validate with. */
export function describeRoutes(routes: Readonly<Record<string, Route>>) {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of Object.values(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'BIN alerts',
      version: '1.0.0',
      description:
        'Alerts for Belgian neighbourhood information networks. Times are ISO 8601 UTC; refusals are RFC 9457 problem details.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Claims: sub, role (dispatcher, prevention, coordinator, operator), zones, bins.',
        },
      },
    },
    paths,
  })
}

/** What a call may be refused with before its own work begins. */
function refusalsOfPipeline({ method, roles, params, takes, needsIdempotencyKey, needsIfMatch }: Route): ProblemCode[] {
  return [
    'bad-request',
    'unknown-field',
    ...(roles.length > 0 ? (['forbidden'] as const) : []),
    ...(params === nothing ? [] : (['not-found'] as const)),
    ...(method === 'GET' ? [] : (['too-large'] as const)),
    ...(method === 'GET' || takes !== undefined ? [] : (['bad-json', 'unsupported-media-type'] as const)),
    ...(needsIdempotencyKey === true ? (['missing-idempotency-key'] as const) : []),
    ...(needsIfMatch === true ? (['missing-if-match', 'stale'] as const) : []),
    'internal',
  ]
}

const IdempotencyHeader = z.object({
  'idempotency-key': z.string().meta({ description: 'New for every alert; a repeated request keeps it.' }),
})

const IfMatchHeader = z.object({
  'if-match': z.string().meta({ description: 'The ETag this was read with.' }),
})

function describeRoute(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(route.roles.length === 0 ? { security: [] } : { description: `For: ${route.roles.join(', ')}.` }),
    requestParams: {
      ...(isObject(route.params) ? { path: route.params } : {}),
      ...(isObject(route.query) ? { query: route.query } : {}),
      ...(route.needsIdempotencyKey === true ? { header: IdempotencyHeader } : {}),
      ...(route.needsIfMatch === true ? { header: IfMatchHeader } : {}),
    },
    ...describeBody(route),
    responses: { ...describeReply(route), ...describeNotModified(route), ...describeRefusals(route) },
  }
}

function describeBody(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.takes !== undefined) {
    // A list is taken as bytes too: as text, the gateway passes on UTF-8 only.
    const asBytes = route.takes === 'text/csv' ? { 'application/octet-stream': { schema: z.string() } } : {}
    return { requestBody: { required: true, content: { [route.takes]: { schema: z.string() }, ...asBytes } } }
  }
  if (route.method === 'GET' || route.body === nothing) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
}

function isObject(schema: z.ZodType): schema is z.ZodObject {
  return schema !== nothing && schema instanceof z.ZodObject
}

function describeNotModified({ method }: Route) {
  return method === 'GET' ? { 304: { description: 'It still carries the ETag of If-None-Match' } } : {}
}

function describeReply({ reply }: Route) {
  if (reply === undefined) return { 200: { description: 'OK', content: { 'application/json': {} } } }
  if (reply.status === 204) return { 204: { description: 'Done' } }
  const { csv = false, html = false } = reply
  const content = {
    ...(csv === 'only' ? {} : { 'application/json': { schema: reply.schema } }),
    ...(csv === false ? {} : { 'text/csv': { schema: z.string() } }),
    ...(html ? { 'text/html': { schema: z.string() } } : {}),
  }
  return { [`${reply.status}` as const]: { description: 'OK', content } }
}

function describeRefusals(route: Route) {
  const { refusals, roles } = route
  const codes = new Set<ProblemCode>([...refusals, ...refusalsOfPipeline(route)])
  const byStatus = Map.groupBy(codes, (code) => problems[code])
  const described = [...byStatus].map(
    ([status, own]) =>
      [
        `${status}` as const,
        { description: own.join(', '), content: { 'application/problem+json': { schema: Problem } } },
      ] as const,
  )
  const unauthorized = roles.length > 0 ? { 401: { description: 'No valid token' } } : {}
  return { ...Object.fromEntries(described), ...unauthorized }
}
