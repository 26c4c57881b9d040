import { type ConnectClient, DescribeContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect'
import type { EndedCall } from './call-outcome.ts'

/** What Connect made of a request to call. Only `dialled` says that a phone may ring; `unsure` that nobody knows. */
export type DialResult =
  | { readonly kind: 'dialled'; readonly contactId: string }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'misconfigured'; readonly error: string }
  | { readonly kind: 'unsure'; readonly error: string }

/** What is asked of Connect: a number (E.164), the attributes the contact flow reads, and the call's own token. */
export interface DialRequest {
  readonly phone: string
  readonly clientToken: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What Connect knows of a call. */
export type ContactStanding =
  | { readonly kind: 'live'; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'ended'; readonly call: EndedCall; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'unknown' }

export interface Dialler {
  dial(request: DialRequest): Promise<DialResult>
  describe(contactId: string): Promise<ContactStanding>
}

export interface ConnectSettings {
  readonly instanceId: string
  readonly flowId: string
  readonly sourceNumber: string
  /** Seconds, 15 to 60 (StartOutboundVoiceContact). */
  readonly ringTimeout: number
  /** Needs campaign calls, which AWS switches on by request. */
  readonly detectVoicemail: boolean
}

const throttles = ['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException']
const refusals = ['DestinationNotAllowedException', 'OutboundContactNotPermittedException']
const mistakes = [
  'InvalidParameterException',
  'InvalidRequestException',
  'ResourceNotFoundException',
  'AccessDeniedException',
]

/** Calls through Amazon Connect. The client must not retry by itself: each request takes a slot of the shared rate. */
export function makeConnectDialler(client: ConnectClient, settings: ConnectSettings): Dialler {
  return {
    dial: async ({ phone, clientToken, attributes }) => {
      try {
        const { ContactId: contactId } = await client.send(
          new StartOutboundVoiceContactCommand({
            InstanceId: settings.instanceId,
            ContactFlowId: settings.flowId,
            SourcePhoneNumber: settings.sourceNumber,
            DestinationPhoneNumber: phone,
            ClientToken: clientToken,
            Attributes: { ...attributes },
            RingTimeoutInSeconds: settings.ringTimeout,
            ...(settings.detectVoicemail
              ? { TrafficType: 'CAMPAIGN', AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true } }
              : {}),
          }),
        )
        return contactId === undefined ? { kind: 'unsure', error: 'no ContactId' } : { kind: 'dialled', contactId }
      } catch (error) {
        return readDialError(error)
      }
    },
    describe: async (contactId) => {
      try {
        const { Contact: contact } = await client.send(
          new DescribeContactCommand({ InstanceId: settings.instanceId, ContactId: contactId }),
        )
        if (contact === undefined) return { kind: 'unknown' }
        const attributes = contact.Attributes ?? {}
        if (contact.DisconnectTimestamp === undefined) return { kind: 'live', attributes }
        return {
          kind: 'ended',
          attributes,
          call: {
            startedAt: contact.InitiationTimestamp?.toISOString(),
            connectedAt: contact.ConnectedToSystemTimestamp?.toISOString(),
            disconnectedAt: contact.DisconnectTimestamp.toISOString(),
            disconnectReason: contact.DisconnectReason,
            answeringMachine: contact.AnsweringMachineDetectionStatus,
          },
        }
      } catch (error) {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return { kind: 'unknown' }
        throw error
      }
    },
  }
}

function readDialError(error: unknown): DialResult {
  const name = error instanceof Error ? error.name : typeof error
  if (throttles.includes(name)) return { kind: 'throttled' }
  if (refusals.includes(name)) return { kind: 'not-permitted' }
  return mistakes.includes(name) ? { kind: 'misconfigured', error: name } : { kind: 'unsure', error: name }
}
