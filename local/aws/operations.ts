/** What of a request tells which operation it is. */
export interface RequestLine {
  readonly service: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

interface RestOperation {
  readonly action: string
  readonly method: string
  readonly path: RegExp
}

const rest = (action: string, method: string, path: RegExp): RestOperation => ({ action, method, path })

/** Operations of the services whose API is REST: method and path tell them apart. */
const REST: Readonly<Record<string, readonly RestOperation[]>> = {
  connect: [
    rest('StartOutboundVoiceContact', 'PUT', /^\/contact\/outbound-voice$/),
    rest('StopContact', 'POST', /^\/contact\/stop$/),
    rest('GetContactAttributes', 'GET', /^\/contact\/attributes\/[^/]+\/[^/]+$/),
    rest('UpdateContactAttributes', 'POST', /^\/contact\/attributes$/),
    rest('DescribeContact', 'GET', /^\/contacts\/[^/]+\/[^/]+$/),
  ],
  scheduler: [
    rest('CreateSchedule', 'POST', /^\/schedules\/[^/]+$/),
    rest('UpdateSchedule', 'PUT', /^\/schedules\/[^/]+$/),
    rest('GetSchedule', 'GET', /^\/schedules\/[^/]+$/),
    rest('DeleteSchedule', 'DELETE', /^\/schedules\/[^/]+$/),
    rest('ListSchedules', 'GET', /^\/schedules$/),
  ],
  // The SDK puts the bucket into the path where the host is an address of the Internet Protocol.
  s3: [
    rest('ListObjectsV2', 'GET', /^\/[^/]+\/?$/),
    rest('GetObject', 'GET', /^\/[^/]+\/.+$/s),
    rest('PutObject', 'PUT', /^\/[^/]+\/.+$/s),
    rest('DeleteObject', 'DELETE', /^\/[^/]+\/.+$/s),
  ],
  ses: [
    rest('SendEmail', 'POST', /^\/v2\/email\/outbound-emails$/),
    rest('SendBulkEmail', 'POST', /^\/v2\/email\/outbound-bulk-emails$/),
  ],
}

/** The wire protocols of AWS, as far as their errors look different. */
export type Protocol = 'json' | 'rest-json' | 'rest-xml' | 'query'

/** An operation found, and how it is spoken. */
export interface Operation {
  readonly action: string
  readonly protocol: Protocol
}

/** Tells the operation of a request: X-Amz-Target (JSON), the form's Action (query), or method and path (REST). */
export function identifyOperation({ service, method, path, headers, body }: RequestLine): Operation | undefined {
  const target = headers['x-amz-target']
  if (target !== undefined) return { action: target.slice(target.lastIndexOf('.') + 1), protocol: 'json' }
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const action = new URLSearchParams(body.toString('utf8')).get('Action')
    return action === null ? undefined : { action, protocol: 'query' }
  }
  const found = REST[service]?.find((operation) => operation.method === method && operation.path.test(path))
  return found === undefined
    ? undefined
    : { action: found.action, protocol: service === 's3' ? 'rest-xml' : 'rest-json' }
}
