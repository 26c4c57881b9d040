import type { Speech } from './speech.ts'

/** What the exchange knows of a contact, as a flow refers to it and as its Lambda functions get it. */
export interface ContactData {
  readonly Attributes: Readonly<Record<string, string>>
  readonly AwsRegion: string
  readonly Channel: 'VOICE'
  readonly ContactId: string
  readonly CustomerEndpoint: Endpoint
  readonly CustomerId: null
  readonly Description: string | null
  readonly InitialContactId: string
  readonly InitiationMethod: 'API' | 'INBOUND'
  readonly InstanceARN: string
  readonly LanguageCode: string
  readonly Name: string | null
  readonly PreviousContactId: string
  readonly Queue: null
  readonly References: Readonly<Record<string, never>>
  readonly SystemEndpoint: Endpoint
}

/** One end of the line. */
export interface Endpoint {
  readonly Address: string
  readonly Type: 'TELEPHONE_NUMBER'
}

/** What answering machine detection makes of the call; `off` without it, as on all traffic but campaigns. */
export type Detection = 'off' | 'CallAnswered' | 'VoicemailBeep' | 'VoicemailNoBeep' | 'NotDetected'

/** What a Lambda function did within its time limit. */
export type FunctionAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * The call that a flow runs on. Whatever takes time ends in CallEnded when the call does. All durations are telephone
 * seconds.
 */
export interface FlowSession {
  data(): ContactData
  /** Replaces the contact's attributes. */
  keepAttributes(attributes: Readonly<Record<string, string>>): void
  useVoice(voice: string): void
  /** Speaks to the end; a key pressed meanwhile is lost. */
  say(speech: Speech & { kind: 'spoken' }): Promise<void>
  /** Speaks and then waits `limitSeconds`; a key ends both at once. Undefined when none came. */
  ask(speech: Speech & { kind: 'spoken' }, limitSeconds: number): Promise<string | undefined>
  detect(): Promise<Detection>
  invoke(functionArn: string, event: unknown, limitSeconds: number): Promise<FunctionAnswer>
  /** Writes into the call's log which action runs. */
  entered(action: string): void
  /** Writes into the call's log why an action took an error branch. */
  noted(remark: string): void
}
