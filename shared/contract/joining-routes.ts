import { BinPath } from './directory-api.ts'
import { JoinRefusal, JoinRequestList, JoinRequestPath, JoinRequestQuery, JoinRequestView } from './joining-api.ts'
import { nothing, type Route } from './route.ts'

const deciders = ['prevention', 'coordinator'] as const

/** The calls about requests to join a BIN. */
export const joiningRoutes = {
  listRequests: {
    operation: 'list-requests',
    summary: 'Who asks to join a BIN: the confirmed requests that wait for a decision, oldest first',
    method: 'GET',
    path: '/v1/bins/{id}/requests',
    roles: deciders,
    body: nothing,
    query: JoinRequestQuery,
    params: BinPath,
    reply: { status: 200, schema: JoinRequestList },
    refusals: ['not-found'],
  },
  readRequest: {
    operation: 'read-request',
    summary: 'One request to join; what the person filled in goes with the decision',
    method: 'GET',
    path: '/v1/bins/{id}/requests/{requestId}',
    roles: deciders,
    body: nothing,
    query: nothing,
    params: JoinRequestPath,
    reply: { status: 200, schema: JoinRequestView },
    refusals: ['not-found'],
  },
  approveRequest: {
    operation: 'approve-request',
    summary: 'Make a member of who asks to join, and welcome them; approving again changes nothing',
    method: 'POST',
    path: '/v1/bins/{id}/requests/{requestId}/approve',
    roles: deciders,
    body: nothing,
    query: nothing,
    params: JoinRequestPath,
    reply: { status: 200, schema: JoinRequestView },
    refusals: ['not-found', 'number-taken', 'request-decided', 'try-later'],
  },
  refuseRequest: {
    operation: 'refuse-request',
    summary: 'Refuse a request to join, with the reason that the person is told; refusing again changes nothing',
    method: 'POST',
    path: '/v1/bins/{id}/requests/{requestId}/refuse',
    roles: deciders,
    body: JoinRefusal,
    query: nothing,
    params: JoinRequestPath,
    reply: { status: 200, schema: JoinRequestView },
    refusals: ['not-found', 'request-decided', 'try-later'],
  },
} as const satisfies Record<string, Route>
