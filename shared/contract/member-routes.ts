import { BinPath } from './directory-api.ts'
import { MemberList, MemberListQuery, MemberPatch, MemberPath, MemberRequest, MemberView } from './member-api.ts'
import { nothing, type Route } from './route.ts'

const keepers = ['prevention', 'coordinator'] as const

/** The calls about the members of a BIN. */
export const memberRoutes = {
  listMembers: {
    operation: 'list-members',
    summary: 'The members of a BIN by name, or those that are searched for',
    method: 'GET',
    path: '/v1/bins/{id}/members',
    roles: keepers,
    body: nothing,
    params: BinPath,
    query: MemberListQuery,
    reply: { status: 200, schema: MemberList },
    refusals: ['bad-request', 'not-found'],
  },
  addMember: {
    operation: 'add-member',
    summary: 'Add a member; one telephone number is once in a BIN',
    method: 'POST',
    path: '/v1/bins/{id}/members',
    roles: keepers,
    query: nothing,
    params: BinPath,
    body: MemberRequest,
    reply: { status: 201, schema: MemberView },
    refusals: ['bad-request', 'not-found', 'number-taken', 'member-left'],
  },
  readMember: {
    operation: 'read-member',
    summary: 'One member, with the ETag that a change needs',
    method: 'GET',
    path: '/v1/bins/{id}/members/{memberId}',
    roles: keepers,
    body: nothing,
    query: nothing,
    params: MemberPath,
    reply: { status: 200, schema: MemberView },
    refusals: ['not-found'],
  },
  changeMember: {
    operation: 'change-member',
    summary: 'Change a member (JSON merge patch: null takes an optional field away)',
    method: 'PATCH',
    path: '/v1/bins/{id}/members/{memberId}',
    roles: keepers,
    query: nothing,
    params: MemberPath,
    body: MemberPatch,
    reply: { status: 200, schema: MemberView },
    refusals: ['bad-request', 'not-found', 'number-taken', 'member-left'],
    needsIfMatch: true,
  },
  removeMember: {
    operation: 'remove-member',
    summary: 'Erase a member; only the counts keep them',
    method: 'DELETE',
    path: '/v1/bins/{id}/members/{memberId}',
    roles: keepers,
    body: nothing,
    query: nothing,
    params: MemberPath,
    reply: { status: 204, schema: nothing },
    refusals: ['not-found', 'runs-bin'],
    needsIfMatch: true,
  },
} as const satisfies Record<string, Route>
