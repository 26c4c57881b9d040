import { z } from 'zod'

/** What a phone does with a call, in the words of the contract. `unallocated` is a number nobody has. */
export const BehaviourName = z.enum([
  'acknowledge',
  'acknowledge-on-retry',
  'replay-then-acknowledge',
  'listen-only',
  'hang-up',
  'no-answer',
  'busy',
  'voicemail',
  'invalid',
  'unallocated',
  'manual',
])
export type BehaviourName = z.infer<typeof BehaviourName>

const Seconds = z.number().min(0).max(3600)

/**
 * A behaviour by name, or with its times: `after` is from answering to the key or the end, `ring` how long it rings
 * before it is picked up; both in telephone seconds.
 */
export const BehaviourSetting = z.union([
  BehaviourName.transform((behaviour): Behaviour => ({ behaviour })),
  z.strictObject({ behaviour: BehaviourName, after: Seconds.optional(), ring: Seconds.optional() }),
])

export interface Behaviour {
  readonly behaviour: BehaviourName
  readonly after?: number | undefined
  readonly ring?: number | undefined
}

/** How a call is received; all times in telephone seconds. */
export interface Reception {
  readonly pickUp:
    | { readonly kind: 'after'; readonly seconds: number }
    | { readonly kind: 'never' }
    | { readonly kind: 'by-hand' }
    | { readonly kind: 'refused'; readonly seconds: number; readonly reason: string }
  /** Keys pressed, counted from the first word heard: nobody presses before there is something to answer. */
  readonly keys: readonly { readonly key: string; readonly after: number }[]
  /** Counted from answering. */
  readonly hangUpAfter?: number
  readonly machine: boolean
}

const DEFAULT_KEY_AFTER = 8
const DEFAULT_HANG_UP_AFTER = 5
/** A voicemail box of a Belgian mobile operator takes over after some four rings. */
const VOICEMAIL_PICKS_UP_AFTER = 15
const VOICEMAIL_RECORDS = 60
const BUSY_AFTER = 2
const UNALLOCATED_AFTER = 1
const USUAL_RING = 6
const RING_VARIATION = 2

/** How a phone with this behaviour receives a call; `callsBefore` counts those of the same alert. */
export function receive(setting: Behaviour, number: string, callsBefore: number): Reception {
  const { behaviour, after } = setting
  const answered = { kind: 'after', seconds: setting.ring ?? usualRing(number) } as const
  const person = { pickUp: answered, keys: [], machine: false }
  switch (behaviour) {
    case 'acknowledge':
      return { ...person, keys: [{ key: '1', after: after ?? DEFAULT_KEY_AFTER }] }
    case 'acknowledge-on-retry':
      return callsBefore === 0
        ? { ...person, pickUp: { kind: 'never' } }
        : { ...person, keys: [{ key: '1', after: after ?? DEFAULT_KEY_AFTER }] }
    case 'replay-then-acknowledge': {
      const wait = after ?? DEFAULT_KEY_AFTER
      return {
        ...person,
        keys: [
          { key: '2', after: wait },
          { key: '1', after: wait * 2 },
        ],
      }
    }
    case 'listen-only':
      return after === undefined ? person : { ...person, hangUpAfter: after }
    case 'hang-up':
      return { ...person, hangUpAfter: after ?? DEFAULT_HANG_UP_AFTER }
    case 'voicemail':
      return {
        pickUp: { kind: 'after', seconds: setting.ring ?? VOICEMAIL_PICKS_UP_AFTER },
        keys: [],
        hangUpAfter: after ?? VOICEMAIL_RECORDS,
        machine: true,
      }
    case 'no-answer':
      return { ...person, pickUp: { kind: 'never' } }
    case 'manual':
      return { ...person, pickUp: { kind: 'by-hand' } }
    case 'busy':
      return { ...person, pickUp: { kind: 'refused', seconds: setting.ring ?? BUSY_AFTER, reason: 'TELECOM_BUSY' } }
    case 'unallocated':
    case 'invalid':
      return { ...person, pickUp: { kind: 'refused', seconds: UNALLOCATED_AFTER, reason: 'TELECOM_NUMBER_INVALID' } }
  }
}

/** The behaviours that somebody who calls us can have. */
export const CALLER_BEHAVIOURS: ReadonlySet<BehaviourName> = new Set([
  'acknowledge',
  'replay-then-acknowledge',
  'listen-only',
  'hang-up',
  'manual',
])

/** Seconds a phone rings before its owner has it in hand: the same number always takes the same time. */
function usualRing(number: string): number {
  let hash = 2_166_136_261
  for (const digit of number) hash = Math.imul(hash ^ (digit.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return USUAL_RING - RING_VARIATION + ((hash % 1000) / 1000) * 2 * RING_VARIATION
}
