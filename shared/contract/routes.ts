import { alertRoutes } from './alert-routes.ts'
import { binRoutes } from './bin-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { nothing, type Route } from './route.ts'
import { startUpRoutes } from './start-up-routes.ts'

/** Every call of the API under `/v1`. */
export const routes = {
  ...alertRoutes,
  ...binRoutes,
  ...memberRoutes,
  ...startUpRoutes,
  ...indicatorRoutes,
  describeApi: {
    operation: 'describe-api',
    summary: 'This document',
    method: 'GET',
    path: '/v1/openapi.json',
    roles: [],
    body: nothing,
    query: nothing,
    params: nothing,
    refusals: [],
  },
} as const satisfies Record<string, Route>
