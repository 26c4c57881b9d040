import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCost, billedSeconds, estimatedCost } from '#alerts/cost.ts'

const prices = { callMinuteEuro: 0.06, smsPartEuro: 0.08 }

describe('what a call counts for', () => {
  it.each([
    [0, 0],
    [-1, 0],
    [3, 10],
    [10, 10],
    [10.2, 11],
    [61, 61],
  ])('%d seconds connected are %d on the bill', (connected, billed) => {
    expect(billedSeconds(connected)).toBe(billed)
  })
})

describe('what an alert cost', () => {
  it('is calls by the second and texts by the part, rounded to the cent once', () => {
    expect(actualCost({ billedSeconds: 600, smsParts: 3 }, prices)).toBe(0.84)
    expect(actualCost({ billedSeconds: 94 * 37, smsParts: 0 }, prices)).toBe(3.48)
    expect(actualCost({ billedSeconds: 0, smsParts: 0 }, prices)).toBe(0)
  })
})

describe('what an alert will cost', () => {
  const plan = { voice: 94, sms: 2, textAfterMiss: 80, spokenSeconds: 37, smsParts: 3 }

  it('says the likely cost and the most it can be', () => {
    expect(estimatedCost(plan, prices)).toEqual({ likely: 10.5, most: 47.51 })
  })

  it('is nothing for nobody, and never more likely than possible', () => {
    const nobody = { voice: 0, sms: 0, textAfterMiss: 0, spokenSeconds: 37, smsParts: 3 }
    expect(estimatedCost(nobody, prices)).toEqual({ likely: 0, most: 0 })
    const people = fc.nat(100_000)
    fc.assert(
      fc.property(
        people,
        people,
        people,
        fc.nat(190),
        fc.nat(20),
        (voice, sms, textAfterMiss, spokenSeconds, smsParts) => {
          const { likely, most } = estimatedCost({ voice, sms, textAfterMiss, spokenSeconds, smsParts }, prices)
          expect(likely).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})
