import { randomUUID } from 'node:crypto'
import type { Protocol } from './operations.ts'
import type { AwsReply } from './service.ts'

/** The errors that AWS's own front, not the service behind it, gives. */
export type FrontError = 'access-denied' | 'throttled' | 'internal' | 'unknown-operation' | 'unknown-key'

interface Shape {
  readonly status: number
  readonly code: string
}

/** As every JSON service says it; the services below say some of it in their own words. */
const COMMON: Readonly<Record<Protocol, Readonly<Record<FrontError, Shape>>>> = {
  json: {
    'access-denied': { status: 400, code: 'AccessDeniedException' },
    throttled: { status: 400, code: 'ThrottlingException' },
    internal: { status: 500, code: 'InternalServerError' },
    'unknown-operation': { status: 400, code: 'UnknownOperationException' },
    'unknown-key': { status: 400, code: 'UnrecognizedClientException' },
  },
  'rest-json': {
    'access-denied': { status: 403, code: 'AccessDeniedException' },
    throttled: { status: 429, code: 'TooManyRequestsException' },
    internal: { status: 500, code: 'InternalServiceException' },
    'unknown-operation': { status: 404, code: 'UnknownOperationException' },
    'unknown-key': { status: 403, code: 'UnrecognizedClientException' },
  },
  'rest-xml': {
    'access-denied': { status: 403, code: 'AccessDenied' },
    throttled: { status: 503, code: 'SlowDown' },
    internal: { status: 500, code: 'InternalError' },
    'unknown-operation': { status: 501, code: 'NotImplemented' },
    'unknown-key': { status: 403, code: 'InvalidAccessKeyId' },
  },
  query: {
    'access-denied': { status: 403, code: 'AccessDenied' },
    throttled: { status: 400, code: 'Throttling' },
    internal: { status: 500, code: 'InternalFailure' },
    'unknown-operation': { status: 400, code: 'InvalidAction' },
    'unknown-key': { status: 403, code: 'InvalidClientTokenId' },
  },
}

const BY_SERVICE: Readonly<Record<string, Partial<Readonly<Record<FrontError, Shape>>>>> = {
  sns: {
    'access-denied': { status: 403, code: 'AuthorizationError' },
    throttled: { status: 400, code: 'Throttled' },
    internal: { status: 500, code: 'InternalError' },
  },
  dynamodb: { throttled: { status: 400, code: 'ProvisionedThroughputExceededException' } },
}

const NAMESPACES: Readonly<Record<string, string>> = {
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  ses: 'http://ses.amazonaws.com/doc/2010-12-01/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An error in the words and the protocol of the service, so that the SDK client throws what it would throw in AWS. */
export function errorReply(service: string, protocol: Protocol, error: FrontError, message: string): AwsReply {
  const { status, code } = BY_SERVICE[service]?.[error] ?? COMMON[protocol][error]
  const requestId = randomUUID()
  if (protocol === 'rest-xml') {
    const body = `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
    return { status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId }, body }
  }
  if (protocol === 'query') {
    const fault = status < 500 ? 'Sender' : 'Receiver'
    const details = `<Type>${fault}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>`
    return {
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: `<ErrorResponse xmlns="${NAMESPACES[service] ?? ''}"><Error>${details}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }
  }
  const rest = protocol === 'rest-json'
  return {
    status,
    headers: {
      'content-type': rest ? 'application/json' : 'application/x-amz-json-1.0',
      'x-amzn-requestid': requestId,
      ...(rest ? { 'x-amzn-errortype': code } : {}),
    },
    body: JSON.stringify({
      ...(rest ? {} : { __type: service === 'dynamodb' ? `com.amazon.coral.service#${code}` : code }),
      message,
    }),
  }
}
