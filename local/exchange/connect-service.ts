import { randomUUID } from 'node:crypto'
import type { AwsCall, AwsReply, AwsService } from '../aws/service.ts'
import type { Call } from './call.ts'
import type { CallLog } from './call-log.ts'
import { ConnectError, errorReply } from './connect-error.ts'
import { readStartRequest, readStopRequest } from './connect-requests.ts'
import { contactArn, contactTags, detectionStatus } from './contact-events.ts'
import type { ContactFlow } from './flow/definition.ts'
import type { RequestRate } from './request-rate.ts'
import type { Switchboard } from './switchboard.ts'

export interface ConnectDependencies {
  readonly instanceId: string
  readonly instanceArn: string
  readonly sourceNumber: string
  readonly flows: ReadonlyMap<string, ContactFlow>
  readonly switchboard: Switchboard
  readonly log: CallLog
  /** Of StartOutboundVoiceContact; the other two calls have quotas of their own, as at AWS. */
  readonly startRate: RequestRate
  readonly describeRate: RequestRate
  readonly stopRate: RequestRate
}

/** Connect rings this long when it is not told. */
const DEFAULT_RING_TIMEOUT = 60

/** Answers the three Connect calls that this system makes, as its REST protocol does. */
export function createConnectService(dependencies: ConnectDependencies): AwsService {
  return async (call) => {
    try {
      const reply = route(call, dependencies)
      return {
        status: 200,
        headers: { 'content-type': 'application/json', ...requestId() },
        body: JSON.stringify(reply),
      }
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error
      const reply: AwsReply = errorReply(error)
      return { ...reply, headers: { ...reply.headers, ...requestId() } }
    }
  }
}

function requestId(): Record<string, string> {
  return { 'x-amzn-requestid': randomUUID() }
}

function route({ method, path, body }: AwsCall, dependencies: ConnectDependencies): unknown {
  if (method === 'PUT' && path === '/contact/outbound-voice') return startOutbound(body, dependencies)
  if (method === 'POST' && path === '/contact/stop') return stop(body, dependencies)
  const described = /^\/contacts\/(?<instance>[^/]+)\/(?<contact>[^/]+)$/.exec(path)?.groups
  if (method === 'GET' && described !== undefined) {
    return describe(described['instance'] ?? '', described['contact'] ?? '', dependencies)
  }
  throw new ConnectError('UnknownOperationException', `The exchange has no ${method} ${path}`)
}

function startOutbound(body: Buffer, dependencies: ConnectDependencies): { ContactId: string } {
  admit(dependencies.startRate)
  const request = readStartRequest(body)
  checkInstance(request.InstanceId, dependencies)
  const flow = dependencies.flows.get(request.ContactFlowId)
  if (flow === undefined) throw new ConnectError('ResourceNotFoundException', 'No such contact flow')
  if (request.SourcePhoneNumber !== undefined && request.SourcePhoneNumber !== dependencies.sourceNumber) {
    throw new ConnectError('InvalidParameterException', 'SourcePhoneNumber is no number of this instance')
  }
  const related = request.RelatedContactId === undefined ? undefined : find(request.RelatedContactId, dependencies)
  const detection = request.AnswerMachineDetectionConfig
  const result = dependencies.switchboard.dial({
    to: request.DestinationPhoneNumber,
    clientToken: request.ClientToken,
    attributes: { ...related?.attributes, ...request.Attributes },
    name: request.Name,
    description: request.Description,
    ringTimeout: request.RingTimeoutInSeconds ?? DEFAULT_RING_TIMEOUT,
    detection:
      detection?.EnableAnswerMachineDetection !== true
        ? 'off'
        : detection.AwaitAnswerMachinePrompt === true
          ? 'await-prompt'
          : 'on',
    flow,
  })
  switch (result.kind) {
    case 'dialled':
      return { ContactId: result.contactId }
    case 'destination-not-allowed':
      throw new ConnectError(
        'DestinationNotAllowedException',
        'Outbound calls to the destination number are not allowed.',
      )
    case 'limit-exceeded':
      throw new ConnectError('LimitExceededException', 'Concurrent active calls per instance exceeded')
  }
}

function stop(body: Buffer, dependencies: ConnectDependencies): Record<string, never> {
  admit(dependencies.stopRate)
  const request = readStopRequest(body)
  checkInstance(request.InstanceId, dependencies)
  const call = dependencies.log.find(request.ContactId)
  if (call === undefined || call.state === 'ended') {
    throw new ConnectError('ContactNotFoundException', 'The contact does not exist or has ended')
  }
  call.end(call.state === 'ringing' ? 'TELECOM_ORIGINATOR_CANCEL' : 'OTHER')
  return {}
}

function describe(instanceId: string, contactId: string, dependencies: ConnectDependencies): { Contact: object } {
  admit(dependencies.describeRate)
  checkInstance(instanceId, dependencies)
  return { Contact: toContact(find(contactId, dependencies), dependencies.instanceArn) }
}

/** Timestamps are epoch seconds, with fractions: the default of the restJson1 protocol, which Connect's model keeps. */
function toContact(call: Call, instanceArn: string): object {
  const { contactId, direction, from, to, name, description } = call.details
  const [customer, system] = direction === 'outbound' ? [to, from] : [from, to]
  return {
    Arn: contactArn(instanceArn, contactId),
    Id: contactId,
    InitialContactId: contactId,
    InitiationMethod: direction === 'outbound' ? 'API' : 'INBOUND',
    Name: name,
    Description: description,
    Channel: 'VOICE',
    InitiationTimestamp: seconds(call.startedAt),
    ConnectedToSystemTimestamp: seconds(call.answeredAt),
    DisconnectTimestamp: seconds(call.endedAt),
    LastUpdateTimestamp: seconds(call.endedAt ?? call.answeredAt ?? call.startedAt),
    CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: customer },
    SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: system },
    DisconnectReason: call.disconnectReason,
    AnsweringMachineDetectionStatus: call.state === 'ended' ? detectionStatus(call) : undefined,
    Attributes: call.attributes,
    Tags: contactTags(instanceArn, system),
  }
}

function seconds(moment: number | undefined): number | undefined {
  return moment === undefined ? undefined : moment / 1000
}

function admit(rate: RequestRate): void {
  if (!rate.admit()) throw new ConnectError('TooManyRequestsException', 'Too Many Requests')
}

function checkInstance(instanceId: string, dependencies: ConnectDependencies): void {
  if (instanceId !== dependencies.instanceId) throw new ConnectError('ResourceNotFoundException', 'No such instance')
}

function find(contactId: string, dependencies: ConnectDependencies): Call {
  const call = dependencies.log.find(contactId)
  if (call === undefined) throw new ConnectError('ResourceNotFoundException', 'No such contact')
  return call
}
