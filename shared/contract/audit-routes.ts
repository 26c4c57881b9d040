import { AuditList, AuditQuery } from './audit-api.ts'
import { nothing, type Route } from './route.ts'

/** The call about the audit log. */
export const auditRoutes = {
  listAudit: {
    operation: 'list-audit',
    summary: 'Who changed what in the directory of a zone, newest first',
    method: 'GET',
    path: '/v1/audit',
    roles: ['prevention'],
    body: nothing,
    params: nothing,
    query: AuditQuery,
    reply: { status: 200, schema: AuditList },
    refusals: ['bad-request', 'not-found'],
  },
} as const satisfies Record<string, Route>
