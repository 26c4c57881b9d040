import type { Settings } from '../settings.ts'
import type { ServiceFunction } from './service-function.ts'

export interface TelephoneLineProps {
  readonly settings: Settings
  readonly instanceArn: string
  readonly instanceId: string
  readonly alertFlowArn: string
  readonly alertFlowId: string
  /** The caller number, E.164. */
  readonly sourceNumber: string
}

const CONTACT_WILDCARD = 'A call has no id before Connect has made it; the instance is ours alone.'

/** The right to call people through Connect, and to ask what became of a call. */
export class TelephoneLine {
  private readonly props: TelephoneLineProps

  constructor(props: TelephoneLineProps) {
    this.props = props
  }

  /** Lets a function call people, within the limits that all alerts share. */
  grantDial(fn: ServiceFunction): void {
    const { instanceId, instanceArn, alertFlowArn, alertFlowId, sourceNumber, settings } = this.props
    const { calls } = settings
    fn.allow({
      actions: ['connect:StartOutboundVoiceContact'],
      resources: [`${instanceArn}/contact/*`, alertFlowArn],
      wildcardBecause: CONTACT_WILDCARD,
    })
    fn.tell({
      CONNECT_INSTANCE_ID: instanceId,
      CONNECT_ALERT_FLOW_ID: alertFlowId,
      CONNECT_SOURCE_NUMBER: sourceNumber,
      CONNECT_RING_TIMEOUT: calls.ringTimeoutSeconds,
      DETECT_VOICEMAIL: calls.detectVoicemail,
      RETRY_AFTER_SECONDS: calls.retryAfterSeconds,
      LINE_LEASE_SECONDS: calls.lineLeaseSeconds,
      MAX_SLOT_WAIT_SECONDS: calls.maxSlotWaitSeconds,
    })
  }

  /** Lets a function ask Connect what became of a call. */
  grantDescribe(fn: ServiceFunction): void {
    fn.allow({
      actions: ['connect:DescribeContact'],
      resources: [`${this.props.instanceArn}/contact/*`],
      wildcardBecause: CONTACT_WILDCARD,
    })
    fn.tell({ CONNECT_INSTANCE_ID: this.props.instanceId })
  }
}

/** Tells a function how many lines there are and how many calls may start in a second. */
export function tellLineLimits(fn: ServiceFunction, { calls }: Settings): void {
  fn.tell({ LINES: calls.lines, DIALS_PER_SECOND: calls.dialsPerSecond })
}
