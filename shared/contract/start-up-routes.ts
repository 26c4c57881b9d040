import { BinPath, BinView } from './directory-api.ts'
import { nothing, type Route } from './route.ts'
import {
  StepPath,
  StepRequest,
  TestAnnouncementRequest,
  TestAnnouncementView,
  TestReport,
  TestReportQuery,
} from './start-up-api.ts'

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
  announceTest: {
    operation: 'announce-test',
    summary: 'Tell the members of a BIN of a test call to come; the same moment again is the same announcement',
    method: 'POST',
    path: '/v1/bins/{id}/test-announcement',
    roles: ['prevention', 'coordinator'],
    query: nothing,
    params: BinPath,
    body: TestAnnouncementRequest,
    reply: { status: 202, schema: TestAnnouncementView },
    refusals: ['bad-json', 'bad-request', 'unknown-field', 'not-found', 'no-recipients', 'too-large', 'try-later'],
  },
  readTestReport: {
    operation: 'read-test-report',
    summary: 'Who of a BIN did not acknowledge its test call, as JSON or CSV',
    method: 'GET',
    path: '/v1/bins/{id}/test-report',
    roles: ['prevention', 'coordinator'],
    body: nothing,
    query: TestReportQuery,
    params: BinPath,
    reply: { status: 200, schema: TestReport, csv: true },
    refusals: ['bad-request', 'not-found'],
  },
} as const satisfies Record<string, Route>
