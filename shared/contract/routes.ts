import { alertRoutes } from './alert-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { binRoutes } from './bin-routes.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { joiningRoutes } from './joining-routes.ts'
import { lookupRoutes } from './lookup-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { memberListRoutes } from './member-list-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { newsRoutes } from './news-routes.ts'
import { nothing, type Route } from './route.ts'
import { startUpRoutes } from './start-up-routes.ts'
import { surveyRoutes } from './survey-routes.ts'
import { zoneRoutes } from './zone-routes.ts'

/** Every call of the API under `/v1`. */
export const routes = {
  ...alertRoutes,
  ...auditRoutes,
  ...zoneRoutes,
  ...binRoutes,
  ...lookupRoutes,
  ...memberRoutes,
  ...memberListRoutes,
  ...joiningRoutes,
  ...startUpRoutes,
  ...indicatorRoutes,
  ...bulletinRoutes,
  ...meetingRoutes,
  ...surveyRoutes,
  ...newsRoutes,
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
