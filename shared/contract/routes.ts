import * as z from 'zod'
import {
  AlertAccepted,
  AlertList,
  AlertListQuery,
  AlertPath,
  AlertPreview,
  AlertRequest,
  AlertView,
  CancelRequest,
  DeliveryList,
  FollowUpRequest,
  PageQuery,
  RaiseAlertRequest,
} from './alerts-api.ts'
import type { ProblemCode } from './errors.ts'
import type { Role } from './vocabulary.ts'

/** One call of the API: what the gateway routes, the handlers validate with, and the OpenAPI page is made from. */
export interface Route<
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Path extends z.ZodType = z.ZodType,
> {
  readonly operation: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Nobody named: open to the public. */
  readonly roles: readonly Role[]
  readonly body: Body
  readonly query: Query
  readonly params: Path
  readonly reply?: { readonly status: number; readonly schema: z.ZodType; readonly csv?: boolean }
  readonly refusals: readonly ProblemCode[]
  readonly needsIdempotencyKey?: boolean
}

/** What a call without a body, a query or path parameters takes. */
export const nothing = z.strictObject({})

const seers = ['dispatcher', 'prevention', 'coordinator'] as const

export const routes = {
  previewAlert: {
    operation: 'preview-alert',
    summary: 'What would be spoken and sent, to how many, at what cost, and what stands in the way',
    method: 'POST',
    path: '/v1/alerts/preview',
    roles: ['dispatcher'],
    query: nothing,
    params: nothing,
    body: AlertRequest,
    reply: { status: 200, schema: AlertPreview },
    refusals: ['bad-json', 'bad-request', 'unknown-field', 'unknown-bin', 'too-large'],
  },
  raiseAlert: {
    operation: 'raise-alert',
    summary: 'Raise a warm alert: every member of the BINs is called',
    method: 'POST',
    path: '/v1/alerts',
    roles: ['dispatcher'],
    query: nothing,
    params: nothing,
    body: RaiseAlertRequest,
    reply: { status: 202, schema: AlertAccepted },
    refusals: [
      'bad-json',
      'bad-request',
      'unknown-field',
      'missing-idempotency-key',
      'idempotency-key-reused',
      'unknown-bin',
      'empty-message',
      'message-too-long',
      'privacy',
      'bin-not-active',
      'no-recipients',
      'recipients-unconfirmed',
      'duplicate-alert',
      'too-large',
    ],
    needsIdempotencyKey: true,
  },
  listAlerts: {
    operation: 'list-alerts',
    summary: 'The alerts that are yours to see, newest first',
    method: 'GET',
    path: '/v1/alerts',
    roles: seers,
    body: nothing,
    params: nothing,
    query: AlertListQuery,
    reply: { status: 200, schema: AlertList },
    refusals: ['bad-request'],
  },
  readAlert: {
    operation: 'read-alert',
    summary: 'One alert as it stands now; 304 when it still carries the ETag of If-None-Match',
    method: 'GET',
    path: '/v1/alerts/{id}',
    roles: seers,
    body: nothing,
    query: nothing,
    params: AlertPath,
    reply: { status: 200, schema: AlertView },
    refusals: ['bad-request', 'not-found'],
  },
  listDeliveries: {
    operation: 'list-deliveries',
    summary: 'What became of every recipient, as JSON or CSV',
    method: 'GET',
    path: '/v1/alerts/{id}/deliveries',
    roles: ['prevention', 'coordinator'],
    body: nothing,
    params: AlertPath,
    query: PageQuery,
    reply: { status: 200, schema: DeliveryList, csv: true },
    refusals: ['bad-request', 'not-found'],
  },
  cancelAlert: {
    operation: 'cancel-alert',
    summary: 'No further call starts; calls in progress end as they are',
    method: 'POST',
    path: '/v1/alerts/{id}/cancel',
    roles: ['dispatcher'],
    query: nothing,
    params: AlertPath,
    body: CancelRequest,
    reply: { status: 200, schema: AlertView },
    refusals: ['bad-json', 'bad-request', 'unknown-field', 'not-found', 'alert-ended', 'try-later'],
  },
  sendFollowUp: {
    operation: 'send-follow-up',
    summary: 'Tell those who were reached how it goes on, or that all is clear',
    method: 'POST',
    path: '/v1/alerts/{id}/follow-ups',
    roles: ['dispatcher'],
    query: nothing,
    params: AlertPath,
    body: FollowUpRequest,
    reply: { status: 202, schema: AlertAccepted },
    refusals: [
      'bad-json',
      'bad-request',
      'unknown-field',
      'not-found',
      'empty-message',
      'message-too-long',
      'privacy',
      'nobody-reached',
    ],
  },
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
