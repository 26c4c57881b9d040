import { randomUUID } from 'node:crypto'
import { type Behaviour, receive } from './behaviours.ts'
import { Call, type CallDetails, CallEnded, type CallObserver } from './call.ts'
import type { CallLog } from './call-log.ts'
import { openSession } from './call-session.ts'
import type { Clock } from './clock.ts'
import { type ContactEventEnvelope, contactEvent } from './contact-events.ts'
import type { ContactFlow } from './flow/definition.ts'
import { runFlow } from './flow/interpreter.ts'
import type { Limits } from './limits.ts'
import type { Lines } from './lines.ts'
import type { Phones } from './phones.ts'

/** A call that Connect is asked to make, its parameters checked. */
export interface OutboundCall {
  /** E.164 */
  readonly to: string
  readonly clientToken: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly name: string | undefined
  readonly description: string | undefined
  readonly ringTimeout: number
  readonly detection: CallDetails['detection']
  readonly flow: ContactFlow
}

export type DialResult =
  | { readonly kind: 'dialled'; readonly contactId: string }
  | { readonly kind: 'destination-not-allowed' }
  | { readonly kind: 'limit-exceeded' }

/** Makes and takes the calls of the one number the instance has. */
export interface Switchboard {
  dial(request: OutboundCall): DialResult
  /** A member calls the source number; undefined when no line is free. */
  takeCall(from: string, behaviour: Behaviour): Call | undefined
  /** Calls made since the start. */
  dialled(): number
}

export interface SwitchboardDependencies {
  readonly clock: Clock
  readonly log: CallLog
  readonly lines: Lines
  readonly limits: () => Limits
  readonly phones: Phones
  readonly instanceArn: string
  readonly sourceNumber: string
  readonly inboundFlow: ContactFlow | undefined
  invokeFunction(arn: string, event: unknown): Promise<unknown>
  functionSeconds(limit: number): number
  emit(event: ContactEventEnvelope): void
  changed(call: Call): void
}

/** A caller who finds all lines taken hears the fast busy tone about this long. */
const REORDER_TONE_SECONDS = 0.5
/** Contact attribute by which the calls of one alert are told from those of the next. */
const OCCASION = 'alertId'
const LONGEST_RING = 60

/** Makes the switchboard. */
export function createSwitchboard(dependencies: SwitchboardDependencies): Switchboard {
  const { clock, log, lines, limits, phones, instanceArn, sourceNumber, changed } = dependencies
  const liveTokens = new Map<string, string>()
  const share = createSharing()
  const emit = (type: Parameters<typeof contactEvent>[0], call: Call): void =>
    dependencies.emit(contactEvent(type, call, instanceArn))
  let dialled = 0

  function observer(hasLine: boolean): CallObserver {
    return {
      answered(call) {
        // Connect documents this event for calls it makes, not for those it takes.
        if (call.details.direction === 'outbound') emit('CONNECTED_TO_SYSTEM', call)
        changed(call)
      },
      ended(call) {
        if (hasLine) lines.release()
        if (call.details.clientToken !== undefined) liveTokens.delete(call.details.clientToken)
        log.ended(call)
        emit('DISCONNECTED', call)
        emit('COMPLETED', call)
        changed(call)
      },
      changed,
    }
  }

  function begin(details: CallDetails, attributes: Readonly<Record<string, string>>, hasLine: boolean): Call {
    const call = new Call(details, attributes, clock, observer(hasLine))
    log.add(call)
    emit('INITIATED', call)
    changed(call)
    return call
  }

  async function carry(call: Call, flow: ContactFlow): Promise<void> {
    try {
      if (call.state === 'ringing') await call.ring()
      if (call.state === 'ended') return
      const end = await runFlow(flow, openSession(call, { ...dependencies, share }))
      call.end('CONTACT_FLOW_DISCONNECT', end.kind === 'fault' ? end.reason : undefined)
    } catch (error) {
      if (error instanceof CallEnded) return
      call.end(
        'CONTACT_FLOW_DISCONNECT',
        `the exchange failed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }

  return {
    dial(request) {
      const { to, clientToken, flow } = request
      // Connect documents that a live contact's id is returned. Of a contact that ended it said once that a new one is
      // started, and says nothing now: here it is dialled again, so that whoever relies on the token alone is found out.
      const live = clientToken === undefined ? undefined : liveTokens.get(clientToken)
      if (live !== undefined) return { kind: 'dialled', contactId: live }

      const behaviour = phones.behaviourOf(to)
      if (behaviour.behaviour === 'invalid') return { kind: 'destination-not-allowed' }
      const hasLine = lines.take()
      if (!hasLine && limits().overLimit === 'limit-exceeded') return { kind: 'limit-exceeded' }

      const contactId = randomUUID()
      const attributes = Object.fromEntries(
        Object.entries(request.attributes).map(([key, value]) => [key, share(value)]),
      )
      const before = hasLine ? phones.countCall(to, attributes[OCCASION] ?? '') : 0
      const reception = hasLine ? receive(behaviour, to, before) : REORDER_TONE
      dialled++
      if (clientToken !== undefined) liveTokens.set(clientToken, contactId)
      const { name, description, ringTimeout, detection } = request
      const call = begin(
        {
          contactId,
          direction: 'outbound',
          from: sourceNumber,
          to,
          clientToken,
          name,
          description,
          ringTimeout,
          detection,
          behaviour,
          reception,
        },
        attributes,
        hasLine,
      )
      void carry(call, flow)
      return { kind: 'dialled', contactId }
    },

    takeCall(from, behaviour) {
      if (!lines.take()) return undefined
      const contactId = randomUUID()
      const reception = receive(behaviour, from, 0)
      const call = begin(
        {
          contactId,
          direction: 'inbound',
          from,
          to: sourceNumber,
          ringTimeout: LONGEST_RING,
          detection: 'off',
          behaviour,
          reception,
        },
        {},
        true,
      )
      call.answer()
      if (dependencies.inboundFlow === undefined)
        call.end('CONTACT_FLOW_DISCONNECT', 'no flow takes calls to this number')
      else void carry(call, dependencies.inboundFlow)
      return call
    },

    dialled: () => dialled,
  }
}

const REORDER_TONE: CallDetails['reception'] = {
  pickUp: { kind: 'refused', seconds: REORDER_TONE_SECONDS, reason: 'TELECOM_PROBLEM' },
  keys: [],
  machine: false,
}

/** Most calls of an alert carry the same long texts: one copy of each is enough. */
function createSharing(most = 2000): (text: string) => string {
  const texts = new Map<string, string>()
  return (text) => {
    const known = texts.get(text)
    if (known !== undefined) return known
    const oldest = texts.size >= most ? texts.keys().next().value : undefined
    if (oldest !== undefined) texts.delete(oldest)
    texts.set(text, text)
    return text
  }
}
