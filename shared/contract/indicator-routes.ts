import { CostsView, YearQuery } from './costs-api.ts'
import { BinPath } from './directory-api.ts'
import { FiguresPath, FiguresRequest, FiguresView, IndicatorsView, PeriodQuery } from './indicators-api.ts'
import { nothing, type Route } from './route.ts'

const readers = ['prevention', 'coordinator'] as const

/** The calls about the indicators of a BIN. */
export const indicatorRoutes = {
  readIndicators: {
    operation: 'read-indicators',
    summary: 'The indicators of a BIN over a period, as JSON or CSV',
    method: 'GET',
    path: '/v1/bins/{id}/indicators',
    roles: readers,
    body: nothing,
    query: PeriodQuery,
    params: BinPath,
    reply: { status: 200, schema: IndicatorsView, csv: true },
    refusals: ['bad-request', 'not-found'],
  },
  readCosts: {
    operation: 'read-costs',
    summary: 'What the alerts and bulletins of a BIN cost in a year, as JSON, CSV or an enclosure to print',
    method: 'GET',
    path: '/v1/bins/{id}/costs',
    roles: readers,
    body: nothing,
    query: YearQuery,
    params: BinPath,
    reply: { status: 200, schema: CostsView, csv: true, html: true },
    refusals: ['not-found'],
  },
  readFigures: {
    operation: 'read-figures',
    summary: 'What was entered for the indicators of a quarter; empty when nothing was',
    method: 'GET',
    path: '/v1/bins/{id}/figures/{quarter}',
    roles: readers,
    body: nothing,
    query: nothing,
    params: FiguresPath,
    reply: { status: 200, schema: FiguresView },
    refusals: ['not-found'],
  },
  enterFigures: {
    operation: 'enter-figures',
    summary: 'Enter what the system cannot know for the indicators of a quarter',
    method: 'PUT',
    path: '/v1/bins/{id}/figures/{quarter}',
    roles: readers,
    query: nothing,
    params: FiguresPath,
    body: FiguresRequest,
    reply: { status: 200, schema: FiguresView },
    refusals: ['bad-json', 'bad-request', 'unknown-field', 'not-found', 'too-large'],
    needsIfMatch: true,
  },
} as const satisfies Record<string, Route>
