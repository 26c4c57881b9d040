import { z } from 'zod'

const Probability = z.number().min(0).max(1)
const Nth = z.int().positive()

const EventFaults = z.strictObject({
  lose: Probability.optional(),
  double: Probability.optional(),
  shuffle: z.boolean().optional(),
  delaySeconds: z.number().nonnegative().optional(),
})

/** Body of `PUT /local/faults`; `{}` clears all. Seconds are simulated ones: the time scale shortens them. */
export const FaultPlan = z.strictObject({
  contactEvents: EventFaults.optional(),
  mailEvents: EventFaults.optional(),
  apis: z
    .array(
      z.strictObject({
        service: z.string(),
        action: z.string().optional(),
        throttle: Probability.optional(),
        fail: Probability.optional(),
      }),
    )
    .optional(),
  kill: z
    .array(
      z.strictObject({
        function: z.string(),
        when: z.enum(['before', 'after']),
        nth: Nth.optional(),
        call: z
          .string()
          .regex(/^[\w-]+:\w+$/)
          .optional(),
      }),
    )
    .optional(),
  late: z
    .array(z.strictObject({ function: z.string(), seconds: z.number().positive(), nth: Nth.optional() }))
    .optional(),
})
export type FaultPlan = z.infer<typeof FaultPlan>

/** When a kill strikes: before the work is done, or after it but before anybody learns of it. */
export type KillTime = 'before' | 'after'

/** An event to be handed on, and how many simulated seconds later. */
export interface PlannedDelivery<Event> {
  readonly event: Event
  readonly delaySeconds: number
}

/** The faults in force, and how far their counts have come. */
export interface Faults {
  plan(): FaultPlan
  /** How many kills of the plan have struck. */
  kills(): number
  /** Puts new faults in place of the old, their counts from one. */
  replace(plan: FaultPlan): void
  /** What befalls an invocation; `lateSeconds` are simulated. */
  invocation(functionName: string): { readonly kill?: KillTime; readonly lateSeconds: number }
  /** When the function is to be killed around this AWS call (service:Action) of its; undefined: not at all. */
  awsCall(functionName: string, call: string): KillTime | undefined
  /** What an AWS service answers in place of doing its work; undefined: it works. */
  api(service: string, action: string): 'throttle' | 'fail' | undefined
  /** How often, and how much later, an event of Connect or of SES arrives. */
  planDeliveries<Event>(event: Event, kind: 'contactEvents' | 'mailEvents'): readonly PlannedDelivery<Event>[]
}

/** Shuffled events arrive within this many simulated seconds, so that those of one call or mail overtake each other. */
const SHUFFLE_WITHIN_SECONDS = 10

/** Makes the state of the faults, none in force. `random` gives numbers from 0 up to 1. */
export function createFaults(random: () => number = Math.random): Faults {
  let plan: FaultPlan = {}
  /** How many times each entry with an `nth` has been passed. */
  let passed = new Map<object, number>()
  let struck = 0

  const isNth = (entry: object, nth: number) => {
    const count = (passed.get(entry) ?? 0) + 1
    passed.set(entry, count)
    return count === nth
  }

  return {
    plan: () => plan,
    kills: () => struck,
    replace(next) {
      plan = next
      passed = new Map()
      struck = 0
    },
    invocation(functionName) {
      // Every entry counts on, whether or not another has struck.
      const kills = (plan.kill ?? [])
        .filter((entry) => entry.call === undefined && entry.function === functionName && isNth(entry, entry.nth ?? 1))
        .map(({ when }) => when)
      const late = (plan.late ?? []).filter(
        (entry) => entry.function === functionName && (entry.nth === undefined || isNth(entry, entry.nth)),
      )
      const [kill] = kills
      if (kill !== undefined) struck += 1
      return {
        ...(kill === undefined ? {} : { kill }),
        lateSeconds: Math.max(0, ...late.map(({ seconds }) => seconds)),
      }
    },
    awsCall(functionName, call) {
      const kills = (plan.kill ?? [])
        .filter((entry) => entry.call === call && entry.function === functionName && isNth(entry, entry.nth ?? 1))
        .map(({ when }) => when)
      if (kills[0] !== undefined) struck += 1
      return kills[0]
    },
    api(service, action) {
      for (const entry of plan.apis ?? []) {
        if (entry.service !== service || (entry.action !== undefined && entry.action !== action)) continue
        const lot = random()
        if (lot < (entry.throttle ?? 0)) return 'throttle'
        if (lot < (entry.throttle ?? 0) + (entry.fail ?? 0)) return 'fail'
      }
      return undefined
    },
    planDeliveries(event, kind) {
      const { lose = 0, double = 0, shuffle = false, delaySeconds = 0 } = plan[kind] ?? {}
      if (random() < lose) return []
      const delivery = () => ({ event, delaySeconds: delaySeconds + (shuffle ? random() * SHUFFLE_WITHIN_SECONDS : 0) })
      return random() < double ? [delivery(), delivery()] : [delivery()]
    },
  }
}
