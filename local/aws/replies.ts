import { randomUUID } from 'node:crypto'
import type { AwsReply } from './service.ts'

/** An answer of a service that speaks AWS's JSON protocol. */
export function jsonReply(body: unknown, status = 200): AwsReply {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  }
}

/** An error of a service that speaks AWS's JSON protocol, under the name the SDK throws it by. */
export function jsonError(type: string, message: string, status = 400): AwsReply {
  const { headers, body } = jsonReply({ __type: type, message }, status)
  return { status, headers: { ...headers, 'x-amzn-errortype': type }, body }
}

/** What a query-protocol service answers to: its action's name and the XML within the result element. */
export function queryReply(action: string, namespace: string, result: string): AwsReply {
  const requestId = randomUUID()
  return xml(
    200,
    requestId,
    `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
  )
}

/** An error of a query-protocol service. */
export function queryError(code: string, message: string, status = 400): AwsReply {
  const requestId = randomUUID()
  const type = status < 500 ? 'Sender' : 'Receiver'
  return xml(
    status,
    requestId,
    `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  )
}

function xml(status: number, requestId: string, body: string): AwsReply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body }
}

/** Text as it stands in XML or HTML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
