import { describe, expect, test } from 'vitest'
import { createFaults, FaultPlan } from '../../../local/faults.ts'

/** Random numbers one after the other, the last one for ever. */
function lots(...numbers: number[]): () => number {
  return () => (numbers.length > 1 ? numbers.shift() : numbers[0]) ?? 0
}

describe('the plan', () => {
  test.each([
    [{ contactEvents: { lose: 1.5 } }],
    [{ contactEvents: { drop: 1 } }],
    [{ kill: [{ function: 'place-call', when: 'during' }] }],
    [{ kill: [{ function: 'place-call', when: 'before', call: 'StartOutboundVoiceContact' }] }],
    [{ late: [{ function: 'place-call' }] }],
    [{ apis: [{ throttle: 1 }] }],
    [{ everything: true }],
  ])('%j is refused', (plan) => {
    expect(FaultPlan.safeParse(plan).success).toBe(false)
  })

  test('is empty at first, and {} empties it', () => {
    const faults = createFaults()
    expect(faults.plan()).toEqual({})
    faults.replace({ contactEvents: { lose: 1 } })
    expect(faults.planDeliveries('event', 'contactEvents')).toEqual([])
    faults.replace({})
    expect(faults.planDeliveries('event', 'contactEvents')).toEqual([{ event: 'event', delaySeconds: 0 }])
  })
})

describe('contact events', () => {
  test('are lost as often as told', () => {
    const faults = createFaults(lots(0.2, 0.4, 0.6))
    faults.replace({ contactEvents: { lose: 0.5 } })
    expect(faults.planDeliveries('first', 'contactEvents')).toEqual([])
    expect(faults.planDeliveries('second', 'contactEvents')).toEqual([])
    expect(faults.planDeliveries('third', 'contactEvents')).toHaveLength(1)
  })

  test('come twice, and later', () => {
    const faults = createFaults(() => 0.5)
    faults.replace({ contactEvents: { double: 1, delaySeconds: 3 } })
    expect(faults.planDeliveries('event', 'contactEvents')).toEqual([
      { event: 'event', delaySeconds: 3 },
      { event: 'event', delaySeconds: 3 },
    ])
  })

  test('are disturbed apart from those of mails', () => {
    const faults = createFaults(() => 0.5)
    faults.replace({ mailEvents: { lose: 1 } })
    expect(faults.planDeliveries('event', 'mailEvents')).toEqual([])
    expect(faults.planDeliveries('event', 'contactEvents')).toHaveLength(1)
  })

  test('overtake each other', () => {
    const faults = createFaults(lots(0.5, 0.5, 0.9, 0.5, 0.5, 0.1))
    faults.replace({ contactEvents: { shuffle: true } })
    const [first] = faults.planDeliveries('first', 'contactEvents')
    const [second] = faults.planDeliveries('second', 'contactEvents')
    expect(first?.delaySeconds).toBeGreaterThan(second?.delaySeconds ?? Number.NaN)
  })
})

describe('functions', () => {
  test('are killed at their n-th invocation, once', () => {
    const faults = createFaults()
    faults.replace({ kill: [{ function: 'place-call', when: 'after', nth: 2 }] })
    const kills = ['place-call', 'close-batch', 'place-call', 'place-call'].map((name) => faults.invocation(name).kill)
    expect(kills).toEqual([undefined, undefined, 'after', undefined])
  })

  test('are killed around a call of theirs, and not at an invocation', () => {
    const faults = createFaults()
    const call = 'connect:StartOutboundVoiceContact'
    faults.replace({ kill: [{ function: 'place-call', when: 'before', call }] })
    expect(faults.invocation('place-call').kill).toBeUndefined()
    expect(faults.awsCall('place-call', 'dynamodb:PutItem')).toBeUndefined()
    expect(faults.awsCall('reconcile-calls', call)).toBeUndefined()
    expect(faults.awsCall('place-call', call)).toBe('before')
    expect(faults.awsCall('place-call', call)).toBeUndefined()
  })

  test('answer late: always, or the n-th time', () => {
    const faults = createFaults()
    faults.replace({
      late: [
        { function: 'always', seconds: 4 },
        { function: 'second', seconds: 9, nth: 2 },
      ],
    })
    const seconds = ['always', 'always', 'second', 'second', 'second', 'never'].map(
      (name) => faults.invocation(name).lateSeconds,
    )
    expect(seconds).toEqual([4, 4, 0, 9, 0, 0])
  })

  test('count from one again with new faults', () => {
    const faults = createFaults()
    const plan = { kill: [{ function: 'place-call', when: 'before' as const }] }
    faults.replace(plan)
    expect(faults.invocation('place-call').kill).toBe('before')
    expect(faults.invocation('place-call').kill).toBeUndefined()
    faults.replace(plan)
    expect(faults.invocation('place-call').kill).toBe('before')
  })
})

test('an API is throttled or fails as often as told, one action of it or all', () => {
  const faults = createFaults(lots(0.1, 0.4, 0.8, 0.1))
  faults.replace({ apis: [{ service: 'connect', action: 'StopContact', throttle: 0.3, fail: 0.3 }] })
  const dial = () => faults.api('connect', 'StopContact')
  expect([dial(), dial(), dial()]).toEqual(['throttle', 'fail', undefined])
  expect(faults.api('connect', 'DescribeContact')).toBeUndefined()
  expect(faults.api('sns', 'StopContact')).toBeUndefined()
})
