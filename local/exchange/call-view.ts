import type { Call, KeyFate } from './call.ts'

/** A call as `/local/calls` shows it; times are ISO 8601. */
export interface CallView {
  readonly contactId: string
  readonly direction: 'outbound' | 'inbound'
  readonly state: 'ringing' | 'answered' | 'ended'
  readonly to: string
  readonly from: string
  readonly clientToken?: string
  readonly behaviour: string
  readonly startedAt: string
  readonly answeredAt?: string
  readonly endedAt?: string
  /** What was said, as plain words, one entry each time. */
  readonly spoken: readonly string[]
  /** Every key pressed, also those that Connect did not hear. */
  readonly keys: readonly string[]
  readonly disconnectReason?: string
  /** What must be repaired in the contact flow. */
  readonly error?: string
  /** Why actions took their error branch. */
  readonly remarks?: readonly string[]
  /** What a voicemail holds. */
  readonly recorded?: string
}

/** Everything there is to know about one call. */
export interface CallDetail extends CallView {
  readonly attributes: Readonly<Record<string, string>>
  /** Identifiers of the flow's actions in the order they ran. */
  readonly steps: readonly string[]
  readonly keyPresses: readonly { readonly key: string; readonly at: string; readonly fate: KeyFate }[]
}

/** Shows a call in the list. */
export function viewCall(call: Call): CallView {
  const { contactId, direction, to, from, clientToken, behaviour } = call.details
  const recorded = call.endedAt === undefined ? undefined : call.recording()
  return {
    contactId,
    direction,
    state: call.state,
    to,
    from,
    ...(clientToken !== undefined && { clientToken }),
    behaviour: behaviour.behaviour,
    startedAt: iso(call.startedAt),
    ...(call.answeredAt !== undefined && { answeredAt: iso(call.answeredAt) }),
    ...(call.endedAt !== undefined && { endedAt: iso(call.endedAt) }),
    spoken: call.spoken.map(({ text }) => text),
    keys: call.keys.map(({ key }) => key),
    ...(call.disconnectReason !== undefined && { disconnectReason: call.disconnectReason }),
    ...(call.fault !== undefined && { error: call.fault }),
    ...(call.remarks.length > 0 && { remarks: call.remarks }),
    ...(recorded !== undefined && { recorded }),
  }
}

/** Shows one call in full. */
export function viewCallInFull(call: Call): CallDetail {
  return {
    ...viewCall(call),
    attributes: call.attributes,
    steps: call.steps,
    keyPresses: call.keys.map(({ key, at, fate }) => ({ key, at: iso(at), fate })),
  }
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}
