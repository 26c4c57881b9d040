import { z } from 'zod'
import { type Behaviour, BehaviourSetting } from './behaviours.ts'

/** A telephone number as Connect takes it. */
export const PhoneNumber = z.string().regex(/^\+[1-9]\d{1,14}$/, 'Een nummer in E.164, zoals +32470123456')

/** How every phone behaves: `default` is for the numbers that are not named. */
export const PhoneSettings = z.strictObject({
  default: BehaviourSetting.default({ behaviour: 'acknowledge' }),
  numbers: z.record(PhoneNumber, BehaviourSetting).default({}),
})
export type PhoneSettings = z.infer<typeof PhoneSettings>

/** All phones that the exchange can reach. */
export interface Phones {
  settings(): PhoneSettings
  replace(settings: PhoneSettings): void
  set(number: string, behaviour: Behaviour): void
  /** Gives a number the default behaviour again. */
  forget(number: string): void
  behaviourOf(number: string): Behaviour
  /** Counts a call that makes the number ring; `occasion` is the alert it is for. Answers how many there were before. */
  countCall(number: string, occasion: string): number
}

/** Beyond it the oldest are forgotten, so that a stack that runs for weeks does not grow. */
const MOST_COUNTS = 200_000

/** Makes the phones; every one acknowledges until it is told otherwise. */
export function createPhones(changed: () => void): Phones {
  let fallback: Behaviour = { behaviour: 'acknowledge' }
  let numbers = new Map<string, Behaviour>()
  const counts = new Map<string, number>()
  const behaviourOf = (number: string): Behaviour => numbers.get(number) ?? fallback

  return {
    settings: () => ({ default: fallback, numbers: Object.fromEntries(numbers) }),
    replace(settings) {
      fallback = settings.default
      numbers = new Map(Object.entries(settings.numbers))
      changed()
    },
    set(number, behaviour) {
      numbers.set(number, behaviour)
      changed()
    },
    forget(number) {
      numbers.delete(number)
      changed()
    },
    behaviourOf,
    countCall(number, occasion) {
      // Only these phones answer by what came before.
      if (behaviourOf(number).behaviour !== 'acknowledge-on-retry') return 0
      const key = `${number} ${occasion}`
      const before = counts.get(key) ?? 0
      counts.set(key, before + 1)
      const oldest = counts.size > MOST_COUNTS ? counts.keys().next().value : undefined
      if (oldest !== undefined) counts.delete(oldest)
      return before
    },
  }
}
