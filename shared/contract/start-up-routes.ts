import { BinView } from './directory-api.ts'
import { nothing, type Route } from './route.ts'
import { StepPath, StepRequest } from './start-up-api.ts'

/** The calls about the start-up of a BIN. */
export const startUpRoutes = {
  recordStep: {
    operation: 'record-step',
    summary: 'How a step of the start-up stands; what a live alert still needs follows from it',
    method: 'PUT',
    path: '/v1/bins/{id}/steps/{step}',
    roles: ['prevention'],
    query: nothing,
    params: StepPath,
    body: StepRequest,
    reply: { status: 200, schema: BinView },
    refusals: ['bad-json', 'bad-request', 'unknown-field', 'not-found', 'step-incomplete', 'too-large'],
    needsIfMatch: true,
  },
} as const satisfies Record<string, Route>
