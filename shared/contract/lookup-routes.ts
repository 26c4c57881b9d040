import { Lookup, LookupQuery } from './lookup-api.ts'
import { nothing, type Route } from './route.ts'

/** The call that tells which BIN a street lies in. */
export const lookupRoutes = {
  lookUpStreet: {
    operation: 'look-up-street',
    summary: 'Which BIN is this street, or this point, in? While it is typed, over the whole country',
    method: 'GET',
    path: '/v1/bins/lookup',
    roles: ['dispatcher', 'prevention'],
    body: nothing,
    query: LookupQuery,
    params: nothing,
    reply: { status: 200, schema: Lookup },
    refusals: ['bad-request', 'unknown-field'],
  },
} as const satisfies Record<string, Route>
