import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Delivery, type DeliveryEvent, nextStep, transition, wasReached } from '#alerts/delivery.ts'
import { addTallies, countDeliveries, countsOf, stateByTally, tallyChange } from '#alerts/tally.ts'
import { AlertId, BinId, MemberId } from '#contract/ids.ts'

const enrolled: Delivery = {
  alertId: AlertId.parse('alr_01JD0000000000000000000000'),
  batch: 0,
  index: 0,
  memberId: MemberId.parse('mbr_01JD0000000000000000000000'),
  binId: BinId.parse('bin_01JD0000000000000000000000'),
  channel: 'voice',
  language: 'nl',
  textable: true,
  phone: '+32452000001',
  phase: 'enrolled',
  attempts: [],
}

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000).toISOString()
const dial = (attempt: 1 | 2, seconds: number): DeliveryEvent => ({ kind: 'dial', attempt, at: at(seconds) })
const ended = (
  attempt: 1 | 2,
  seconds: number,
  outcome: 'no-answer' | 'unconfirmed' | 'busy' | 'unreachable' | 'failed',
  unsure = false,
): DeliveryEvent => ({
  kind: 'call-ended',
  attempt,
  at: at(seconds),
  outcome,
  retryAt: at(seconds + 300),
  ...(unsure ? { unsure } : {}),
})
const pressed1 = (seconds: number): DeliveryEvent => ({ kind: 'acknowledged', at: at(seconds) })

function after(...events: readonly DeliveryEvent[]): Delivery {
  return events.reduce((delivery, event) => {
    const result = transition(delivery, event)
    return result.kind === 'changed' ? result.delivery : delivery
  }, enrolled)
}

describe('one person in one alert', () => {
  it('is done after pressing 1 in the first call', () => {
    const delivery = after(dial(1, 0), pressed1(10), ended(1, 20, 'unconfirmed'))
    expect(delivery).toMatchObject({ phase: 'ended', outcome: 'acknowledged', acknowledgedAt: at(10) })
    expect(nextStep(delivery)).toEqual({ next: 'done' })
  })

  it('is due for the retry five minutes after its own first call ended', () => {
    const delivery = after(dial(1, 0), ended(1, 30, 'no-answer'))
    expect(nextStep(delivery)).toEqual({ next: 'retry', retryAt: at(330) })
    expect(transition(delivery, dial(2, 329)).kind).toBe('ignored')
    expect(transition(delivery, dial(2, 330)).kind).toBe('changed')
  })

  it('gets the text after the missed retry, where the BIN wants it', () => {
    const delivery = after(dial(1, 0), ended(1, 30, 'no-answer'), dial(2, 330), ended(2, 360, 'busy'))
    expect(delivery.outcome).toBe('busy')
    expect(nextStep(delivery)).toEqual({ next: 'text' })
    expect(nextStep({ ...delivery, textable: false })).toEqual({ next: 'done' })
  })

  it('counts as heard when the first call was answered, though the retry was not', () => {
    const delivery = after(dial(1, 0), ended(1, 30, 'unconfirmed'), dial(2, 330), ended(2, 360, 'no-answer'))
    expect(delivery.outcome).toBe('unconfirmed')
    expect(wasReached(delivery)).toBe(true)
  })

  it('is not called again on a number that does not exist', () => {
    expect(after(dial(1, 0), ended(1, 1, 'unreachable'))).toMatchObject({ phase: 'ended', outcome: 'unreachable' })
  })

  it('is not called again when the 1 comes late, after the call or by calling back', () => {
    const delivery = after(dial(1, 0), ended(1, 30, 'unconfirmed'), pressed1(40))
    expect(delivery).toMatchObject({ phase: 'ended', outcome: 'acknowledged' })
    expect(transition(delivery, dial(2, 330)).kind).toBe('ignored')
  })

  it('keeps an acknowledgement that comes after everything was settled', () => {
    const delivery = after(dial(1, 0), { kind: 'settle', final: true, uncalled: 'failed' }, pressed1(99))
    expect(delivery.outcome).toBe('acknowledged')
  })

  it('waits its five minutes from the true end when a call thought lost turns up', () => {
    const delivery = after(dial(1, 0), ended(1, 100, 'failed', true), ended(1, 130, 'no-answer'))
    expect(nextStep(delivery)).toEqual({ next: 'retry', retryAt: at(430) })
  })

  it('is called afresh after a request that Connect refused to take', () => {
    const delivery = after(dial(1, 0), { kind: 'not-dialled', attempt: 1 })
    expect(delivery).toMatchObject({ phase: 'enrolled', attempts: [] })
  })

  it('is cancelled when the alert is, while its call still waited for its slot', () => {
    const delivery = after(
      dial(1, 0),
      { kind: 'settle', final: false, uncalled: 'cancelled' },
      { kind: 'not-dialled', attempt: 1 },
    )
    expect(delivery).toMatchObject({ phase: 'ended', outcome: 'cancelled', attempts: [] })
  })

  it('ends without a retry when the alert is cancelled during its call', () => {
    const delivery = after(
      dial(1, 0),
      { kind: 'settle', final: false, uncalled: 'cancelled' },
      ended(1, 30, 'no-answer'),
    )
    expect(delivery).toMatchObject({ phase: 'ended', outcome: 'no-answer' })
  })

  it('is cancelled when it was never called', () => {
    expect(after({ kind: 'settle', final: false, uncalled: 'cancelled' }).outcome).toBe('cancelled')
  })

  it('is unconfirmed by SMS, which nobody can press 1 on', () => {
    const result = transition({ ...enrolled, channel: 'sms' }, { kind: 'text-sent', at: at(1) })
    expect(result).toMatchObject({ kind: 'changed', delivery: { phase: 'ended', outcome: 'unconfirmed' } })
  })
})

const anyEvent: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc
    .record({ attempt: fc.constantFrom(1 as const, 2 as const), seconds: fc.nat(2000) })
    .map((e) => dial(e.attempt, e.seconds)),
  fc
    .record({
      attempt: fc.constantFrom(1 as const, 2 as const),
      seconds: fc.nat(2000),
      outcome: fc.constantFrom('no-answer' as const, 'unconfirmed' as const, 'busy' as const, 'unreachable' as const),
      unsure: fc.boolean(),
    })
    .map((e) => ended(e.attempt, e.seconds, e.outcome, e.unsure)),
  fc.nat(2000).map(pressed1),
  fc.constantFrom(1 as const, 2 as const).map((attempt) => ({ kind: 'not-dialled' as const, attempt })),
  fc.boolean().map((final) => ({ kind: 'settle' as const, final, uncalled: 'failed' as const })),
  fc.nat(2000).map((seconds) => ({ kind: 'text-sent' as const, at: at(seconds) })),
)

describe('events in any order, doubled and late', () => {
  it('never start a third call, nor any call after a 1', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let delivery = enrolled
        for (const event of events) {
          const result = transition(delivery, event)
          if (result.kind === 'ignored') continue
          if (event.kind === 'dial') expect(delivery.acknowledgedAt).toBeUndefined()
          if (delivery.acknowledgedAt !== undefined)
            expect(result.delivery.acknowledgedAt).toBe(delivery.acknowledgedAt)
          delivery = result.delivery
          expect(delivery.attempts.length).toBeLessThanOrEqual(2)
          expect(new Set(delivery.attempts.map(({ number }) => number)).size).toBe(delivery.attempts.length)
        }
        const settled = transition(delivery, { kind: 'settle', final: true, uncalled: 'failed' })
        const last = settled.kind === 'changed' ? settled.delivery : delivery
        expect(last.phase).toBe('ended')
        expect(last.outcome).toBe(last.acknowledgedAt === undefined ? last.outcome : 'acknowledged')
        expect(last.outcome).toBeDefined()
      }),
    )
  })

  it('are counted without anyone getting lost', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let delivery = enrolled
        let tally = countDeliveries([enrolled])
        for (const event of events) {
          const result = transition(delivery, event)
          if (result.kind === 'ignored') continue
          tally = addTallies([tally, tallyChange(delivery, result.delivery)])
          delivery = result.delivery
        }
        expect(tally).toEqual(countDeliveries([delivery]))
        expect(countsOf(tally).total).toBe(1)
      }),
    )
  })

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), anyEvent, (before, event) => {
        const once = after(...before, event)
        const twice = after(...before, event, event)
        expect(twice).toEqual(once)
      }),
    )
  })
})

describe('where an alert stands by its counts', () => {
  it('is calling, then waiting, then retrying', () => {
    const stands = (...events: readonly DeliveryEvent[]) => stateByTally(countDeliveries([after(...events)]))
    expect(stands()).toBe('calling')
    expect(stands(dial(1, 0))).toBe('calling')
    expect(stands(dial(1, 0), ended(1, 30, 'busy'))).toBe('waiting')
    expect(stands(dial(1, 0), ended(1, 30, 'busy'), dial(2, 330))).toBe('retrying')
  })
})
