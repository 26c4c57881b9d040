import { describe, expect, it } from 'vitest'
import type { Bin } from '#directory/bin.ts'
import { showBin } from '#directory/bin-view.ts'
import { enterStep, enterTestCall } from '#directory/record-step.ts'
import { findBlockers, type Signatory, type StepRecord, type StepState } from '#directory/start-up.ts'
import { explainStep } from '#directory/step-faults.ts'
import { aBin } from '../../support/directory-builders.ts'

const facts = { today: '2026-11-22', hasReachableMember: true }
const newBin = (...steps: StepRecord[]) => aBin({ steps, status: 'starting' })
const done = (step: number, more: Partial<StepRecord> = {}): StepRecord => ({ step, state: 'done', ...more })
const everybody: readonly Signatory[] = ['coordinator', 'police', 'mayor']

function recorded(bin: Bin, step: StepRecord): Bin {
  const entered = enterStep(bin, step, facts)
  if (entered.kind !== 'recorded') throw new Error(`it was ${JSON.stringify(entered)}`)
  return entered.bin
}

function faultOf(bin: Bin, step: StepRecord, more: Partial<typeof facts> = {}) {
  const entered = enterStep(bin, step, { ...facts, ...more })
  return entered.kind === 'refused' ? entered.fault : entered.kind
}

describe('a step of the start-up', () => {
  it('is kept in the place of what was known of it, the others as they were, by number', () => {
    const before = newBin(done(8, { date: '2026-01-01' }), { step: 3, state: 'under-way', date: '2026-12-01' })
    const after = recorded(before, done(3, { date: '2026-11-20', actor: 'Dienst Preventie', document: 'PV 12/2026' }))
    expect(after.steps).toEqual([
      { step: 3, state: 'done', date: '2026-11-20', actor: 'Dienst Preventie', document: 'PV 12/2026' },
      done(8, { date: '2026-01-01' }),
    ])
  })

  it('is done today when nothing else is said, and stays done on the day it was', () => {
    const bin = recorded(newBin(), done(1))
    expect(bin.steps).toEqual([done(1, { date: facts.today })])
    expect(enterStep(bin, done(1), { ...facts, today: '2026-12-24' })).toEqual({ kind: 'unchanged' })
  })

  it('that says nothing new changes nothing, whatever the order of the signatures', () => {
    const bin = recorded(newBin(), done(9, { signedBy: everybody }))
    expect(enterStep(bin, done(9, { signedBy: everybody.toReversed() }), facts)).toEqual({ kind: 'unchanged' })
  })

  it('can be planned, not done, ahead of its day', () => {
    expect(faultOf(newBin(), done(3, { date: '2026-11-23' }))).toEqual({ kind: 'date-ahead' })
    expect(faultOf(newBin(), { step: 3, state: 'under-way', date: '2026-11-23' })).toBe('recorded')
    expect(faultOf(newBin(), done(3, { date: facts.today }))).toBe('recorded')
  })

  it('9 is done when all three have signed; until then the signatures can be gathered', () => {
    const two = done(9, { signedBy: ['police', 'coordinator'] })
    expect(faultOf(newBin(), two)).toEqual({ kind: 'unsigned', missing: ['mayor'] })
    expect(faultOf(newBin(), done(9))).toEqual({ kind: 'unsigned', missing: everybody })
    expect(faultOf(newBin(), { ...two, state: 'under-way' })).toBe('recorded')
    expect(faultOf(newBin(), done(9, { signedBy: everybody }))).toBe('recorded')
  })

  describe('of a BIN without a coordinator', () => {
    const { coordinatorId, ...headless } = newBin()

    it.each([
      done(5),
      done(9, { signedBy: everybody }),
      { step: 9, state: 'under-way', signedBy: ['coordinator'] } as const,
    ])('cannot say that there is one: $step, $state', (step) => {
      expect(faultOf(headless, step)).toEqual({ kind: 'no-coordinator', step: step.step })
      expect(explainStep({ kind: 'no-coordinator', step: step.step }).message).toContain(
        'Wijs eerst een coördinator aan',
      )
      expect(faultOf({ ...headless, ...(coordinatorId && { coordinatorId }) }, step)).toBe('recorded')
    })

    it('can be planned, and signed by the others', () => {
      expect(faultOf(headless, { step: 5, state: 'under-way' })).toBe('recorded')
      expect(faultOf(headless, { step: 9, state: 'under-way', signedBy: ['police', 'mayor'] })).toBe('recorded')
    })

    it('stays done when the coordinator left since, and is not done by a signature of theirs that waited', () => {
      const signed = done(9, { signedBy: everybody, date: '2026-01-01' })
      expect(faultOf({ ...headless, steps: [signed] }, { ...signed, document: 'Map 12' })).toBe('recorded')
      const waiting: StepRecord = { step: 9, state: 'under-way', signedBy: ['coordinator'] }
      expect(faultOf({ ...headless, steps: [waiting] }, signed)).toEqual({ kind: 'no-coordinator', step: 9 })
    })
  })

  it('other than 9 is signed by nobody', () => {
    expect(faultOf(newBin(), done(8, { signedBy: ['mayor'] }))).toEqual({ kind: 'nothing-to-sign' })
  })

  it('12 is done when somebody on the list can be called', () => {
    expect(faultOf(newBin(), done(12), { hasReachableMember: false })).toEqual({ kind: 'nobody-reachable' })
    expect(faultOf(newBin(), done(12))).toBe('recorded')
  })

  it('13 by hand says why', () => {
    expect(faultOf(newBin(), done(13))).toEqual({ kind: 'test-unexplained' })
    expect(faultOf(newBin(), done(13, { document: 'Getest met BE-Alert op 3 maart' }))).toBe('recorded')
  })

  it('14 follows when nothing is missing any more', () => {
    const almost = newBin(done(7), done(9, { signedBy: everybody }), done(12))
    expect(faultOf(almost, done(14))).toEqual({ kind: 'not-started-up', missing: [13] })
    expect(faultOf(newBin(), done(14))).toEqual({ kind: 'not-started-up', missing: [7, 9, 12, 13] })
    expect(faultOf(recorded(almost, done(13, { document: 'x' })), done(14))).toBe('recorded')
  })

  it.each([7, 9, 12, 13])('%i cannot be left out', (step) => {
    expect(faultOf(newBin(), { step, state: 'not-needed' })).toEqual({ kind: 'needed' })
  })

  it.each([1, 2, 3, 4, 5, 6, 8, 10, 11, 14])('%i can be left out: the source calls its list a guide', (step) => {
    expect(faultOf(newBin(), { step, state: 'not-needed' })).toBe('recorded')
  })
})

describe('the status of a BIN', () => {
  const needed: readonly StepRecord[] = [
    done(7),
    done(9, { signedBy: everybody }),
    done(12),
    done(13, { document: 'x' }),
  ]

  it.each(needed.map(({ step }) => step))('is starting as long as step %i is missing, and active after it', (last) => {
    const others = needed.filter(({ step }) => step !== last)
    const before = others.reduce(recorded, newBin())
    expect(before.status).toBe('starting')
    expect(findBlockers(before.steps).map(({ step }) => step)).toEqual([last])
    expect(recorded(before, needed.find(({ step }) => step === last) ?? done(last)).status).toBe('active')
  })

  it.each<StepState>(['open', 'under-way'])('goes back to starting when a step turns out to be %s', (state) => {
    const active = needed.reduce(recorded, newBin())
    expect(recorded(active, { step: 9, state }).status).toBe('starting')
  })
})

describe('a test call that was held', () => {
  const test = { day: '2026-11-22', document: 'alr_01JD0000000000000000000000', actor: 'meldkamer' }

  it('is step 13, with the alert as its document', () => {
    const bin = enterTestCall(newBin(done(7)), test)
    expect(bin?.steps).toEqual([
      done(7),
      { step: 13, state: 'done', date: test.day, actor: test.actor, document: test.document },
    ])
  })

  it('that was not announced says so, as long as the step is about that call', () => {
    const bin = enterTestCall(newBin(), { ...test, announcement: 'missing' }) ?? newBin()
    const remarkOf = (one: Bin) => showBin(one).steps[12]?.remark
    expect(remarkOf(bin)).toBe('De testoproep was vooraf niet aangekondigd aan de leden.')
    expect(remarkOf(recorded(bin, done(13, { document: test.document, actor: 'CICANT' })))).toBe(remarkOf(bin))
    expect(remarkOf(recorded(bin, done(13, { document: 'Getest met BE-Alert op 3 maart' })))).toBeUndefined()
    expect(remarkOf(recorded(bin, { step: 13, state: 'open' }))).toBeUndefined()
  })

  it.each([
    ['other-time', 'De testoproep was aan de leden aangekondigd voor een ander tijdstip.'],
    ['unfinished', 'Toen de testoproep begon, waren nog niet alle leden verwittigd.'],
    ['announced', undefined],
  ] as const)('that was %s says: %s', (announcement, remark) => {
    const bin = enterTestCall(newBin(), { ...test, announcement }) ?? newBin()
    expect(showBin(bin).steps[12]).toMatchObject({ step: 13, state: 'done', document: test.document })
    expect(showBin(bin).steps[12]?.remark).toBe(remark)
  })

  it('leaves an earlier one on record', () => {
    const once = enterTestCall(newBin(), test)
    expect(enterTestCall(once ?? newBin(), { ...test, day: '2026-12-24' })).toBeUndefined()
  })
})
