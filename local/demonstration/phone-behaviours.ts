import type { BehaviourName } from '../exchange/behaviours.ts'
import { seeded } from '../sample-zone/random.ts'

/** How people take a call at night, as parts of a hundred. */
const SHARES: readonly (readonly [BehaviourName, number])[] = [
  ['acknowledge', 52],
  ['acknowledge-on-retry', 12],
  ['replay-then-acknowledge', 5],
  ['listen-only', 7],
  ['hang-up', 4],
  ['voicemail', 6],
  ['no-answer', 9],
  ['busy', 3],
  ['invalid', 2],
]

/** Gives every phone (E.164) its behaviour; the same phones get the same ones each time. */
export function mixedBehaviours(phones: readonly string[]): Record<string, BehaviourName> {
  const { between } = seeded('demonstration')
  return Object.fromEntries(phones.map((phone) => [phone, behaviourAt(between(0, 99))]))
}

function behaviourAt(lot: number): BehaviourName {
  let upTo = 0
  for (const [behaviour, share] of SHARES) {
    upTo += share
    if (lot < upTo) return behaviour
  }
  return 'acknowledge'
}
