import { BinPath, BinView } from './directory-api.ts'
import { nothing, type Route } from './route.ts'

/** The calls about zones and BINs. */
export const binRoutes = {
  readBin: {
    operation: 'read-bin',
    summary: 'One BIN: its area, its streets, its start-up and what a live alert still needs',
    method: 'GET',
    path: '/v1/bins/{id}',
    roles: ['prevention', 'coordinator'],
    body: nothing,
    query: nothing,
    params: BinPath,
    reply: { status: 200, schema: BinView },
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Route>
