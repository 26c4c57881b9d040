import * as z from 'zod'
import { BinPath } from './directory-api.ts'
import { ImportQuery, ImportReport } from './member-list-api.ts'
import { nothing, type Route } from './route.ts'

const keepers = ['prevention', 'coordinator'] as const

/** The calls about the members of a BIN as a list. */
export const memberListRoutes = {
  importMembers: {
    operation: 'import-members',
    summary: 'Add and change members from a list: a report of every row, or, with Accept: text/csv, the refused rows',
    method: 'POST',
    path: '/v1/bins/{id}/members/import',
    roles: keepers,
    body: nothing,
    takes: 'text/csv',
    params: BinPath,
    query: ImportQuery,
    reply: { status: 200, schema: ImportReport, csv: true },
    refusals: ['bad-list', 'not-found'],
  },
  exportMembers: {
    operation: 'export-members',
    summary: 'All members of a BIN as a list for Excel, which imports back as it is',
    method: 'GET',
    path: '/v1/bins/{id}/members/export',
    roles: keepers,
    body: nothing,
    query: nothing,
    params: BinPath,
    reply: { status: 200, schema: z.string(), csv: 'only' },
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Route>
