import { randomUUID } from 'node:crypto'
import type { Call } from './call.ts'

export type ContactEventType = 'INITIATED' | 'CONNECTED_TO_SYSTEM' | 'DISCONNECTED' | 'COMPLETED'

/** An Amazon Connect contact event in EventBridge's envelope. */
export interface ContactEventEnvelope {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': 'Amazon Connect Contact Event'
  readonly source: 'aws.connect'
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: ContactEventDetail
}

export interface ContactEventDetail {
  readonly eventType: ContactEventType
  readonly contactId: string
  readonly initialContactId: string
  readonly channel: 'VOICE'
  readonly instanceArn: string
  readonly initiationMethod: 'API' | 'INBOUND'
  readonly initiationTimestamp: string
  readonly connectedToSystemTimestamp?: string
  readonly disconnectTimestamp?: string
  /** Documented for campaigns only, and of use for every call: consumers must do without as well. */
  readonly disconnectReason?: string
  readonly answeringMachineDetectionStatus?: string
  readonly tags: Readonly<Record<string, string>>
}

/** Describes what happened to a call; the customer's number and attributes are in no event, as on Connect. */
export function contactEvent(eventType: ContactEventType, call: Call, instanceArn: string): ContactEventEnvelope {
  const { contactId, direction, from, to } = call.details
  const [, , , region = '', account = ''] = instanceArn.split(':')
  const detection = detectionStatus(call)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account,
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region,
    resources: [contactArn(instanceArn, contactId), instanceArn],
    detail: {
      eventType,
      contactId,
      initialContactId: contactId,
      channel: 'VOICE',
      instanceArn,
      initiationMethod: direction === 'outbound' ? 'API' : 'INBOUND',
      initiationTimestamp: iso(call.startedAt),
      ...(call.answeredAt !== undefined && { connectedToSystemTimestamp: iso(call.answeredAt) }),
      ...(call.endedAt !== undefined && { disconnectTimestamp: iso(call.endedAt) }),
      ...(call.disconnectReason !== undefined && { disconnectReason: call.disconnectReason }),
      ...(call.endedAt !== undefined && detection !== undefined && { answeringMachineDetectionStatus: detection }),
      tags: contactTags(instanceArn, direction === 'outbound' ? from : to),
    },
  }
}

/** The tags that Connect itself puts on a contact. */
export function contactTags(instanceArn: string, systemNumber: string): Record<string, string> {
  return {
    'aws:connect:instanceId': instanceArn.slice(instanceArn.lastIndexOf('/') + 1),
    'aws:connect:systemEndpoint': systemNumber,
  }
}

export function contactArn(instanceArn: string, contactId: string): string {
  return `${instanceArn}/contact/${contactId}`
}

/** What answering machine detection says of a call; undefined without it. */
export function detectionStatus(call: Call): string | undefined {
  const { detection, reception } = call.details
  if (detection === 'off') return undefined
  if (call.answeredAt === undefined) {
    return call.disconnectReason === 'TELECOM_UNANSWERED' ? 'AMD_UNANSWERED' : 'AMD_NOT_APPLICABLE'
  }
  if (!reception.machine) return 'HUMAN_ANSWERED'
  return detection === 'await-prompt' ? 'VOICEMAIL_BEEP' : 'VOICEMAIL_NO_BEEP'
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}
