import * as z from 'zod'
import { describeRoutes } from '#contract/openapi.ts'
import { routes } from '#contract/routes.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { once } from '#runtime/once.ts'
import type { HttpReply } from '#runtime/problem.ts'

/** Answers the OpenAPI document. */
export function makeHandler() {
  const document = once(() => describeRoutes(routes))
  return async (): Promise<HttpReply> => ({ status: 200, body: document() })
}

export const handler = httpRoute(routes.describeApi, z.object({}), makeHandler)
