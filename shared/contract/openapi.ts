import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problems } from './errors.ts'
import { Problem } from './problem.ts'
import { nothing, type Route } from './routes.ts'

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

const IdempotencyHeader = z.object({
  'idempotency-key': z.string().meta({ description: 'New for every alert; a repeated request keeps it.' }),
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
    },
    ...(route.method === 'GET' || route.body === nothing
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: { ...describeReply(route), ...describeRefusals(route) },
  }
}

function isObject(schema: z.ZodType): schema is z.ZodObject {
  return schema !== nothing && schema instanceof z.ZodObject
}

function describeReply({ reply }: Route) {
  if (reply === undefined) return { 200: { description: 'OK', content: { 'application/json': {} } } }
  const csv = reply.csv === true ? { 'text/csv': { schema: z.string() } } : {}
  return {
    [`${reply.status}` as const]: {
      description: 'OK',
      content: { 'application/json': { schema: reply.schema }, ...csv },
    },
  }
}

function describeRefusals({ refusals, roles }: Route) {
  const codes = [...refusals, ...(roles.length > 0 ? (['forbidden'] as const) : []), 'internal' as const]
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
