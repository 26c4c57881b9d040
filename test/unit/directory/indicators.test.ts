import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AlertId } from '#contract/ids.ts'
import type { AlertResult } from '#directory/alert-result.ts'
import type { AuditEntry } from '#directory/audit.ts'
import type { FigureValues, QuarterFigures } from '#directory/figures.ts'
import { countAlerts, countFigures, countMembership } from '#directory/indicators.ts'
import { aBin, newMemberId } from '../../support/directory-builders.ts'

const { binId, zoneId } = aBin()

function aResult(change: Partial<AlertResult> = {}): AlertResult {
  return {
    binId,
    alertId: AlertId.parse('alr_01JD0000000000000000000000'),
    kind: 'live',
    isFollowUp: false,
    ended: 'closed',
    raisedAt: '2026-03-01T20:00:00.000Z',
    recipients: 94,
    reached: 90,
    acknowledged: 4,
    secondsToAcknowledge: [10, 20, 30, 400],
    ...change,
  }
}

describe('the alerts of a period', () => {
  it('are counted by kind, with how many were reached and how soon they acknowledged', () => {
    const results = [
      aResult(),
      aResult({ recipients: 6, reached: 5, acknowledged: 1, secondsToAcknowledge: [15] }),
      aResult({ kind: 'test', recipients: 10, reached: 10, acknowledged: 0, secondsToAcknowledge: [] }),
    ]
    expect(countAlerts(results, 'live')).toEqual({
      alerts: 2,
      cancelled: 0,
      recipients: 100,
      reached: 95,
      reachedShare: 0.95,
      acknowledged: 5,
      acknowledgedShare: 0.05,
      medianSecondsToAcknowledge: 20,
      p90SecondsToAcknowledge: 400,
    })
    const tests = countAlerts(results, 'test')
    expect(tests).toMatchObject({ alerts: 1, reachedShare: 1, acknowledgedShare: 0 })
    expect(tests).not.toHaveProperty('medianSecondsToAcknowledge')
  })

  it('that were cancelled are told of, and count no further; one that failed counts as it went', () => {
    const results = [aResult({ ended: 'cancelled' }), aResult({ ended: 'failed', reached: 0, acknowledged: 0 })]
    expect(countAlerts(results, 'live')).toMatchObject({ alerts: 2, cancelled: 1, recipients: 94, reachedShare: 0 })
  })

  it('include no follow-up: that is part of the alert it follows', () => {
    expect(countAlerts([aResult(), aResult({ isFollowUp: true })], 'live').alerts).toBe(1)
  })

  it('of whom there were none have no shares and no times', () => {
    expect(countAlerts([], 'live')).toEqual({ alerts: 0, cancelled: 0, recipients: 0, reached: 0, acknowledged: 0 })
  })

  it('are the same whatever order they come in', () => {
    const some = fc.array(
      fc.record({ reached: fc.nat(94), secondsToAcknowledge: fc.array(fc.nat(900), { maxLength: 20 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(some, (changes) => {
        const results = changes.map((change) => aResult(change))
        expect(countAlerts(results.toReversed(), 'live')).toEqual(countAlerts(results, 'live'))
      }),
    )
  })
})

describe('members', () => {
  const entry = (action: AuditEntry['action'], subjects: readonly string[], withdrawn = false): AuditEntry => ({
    auditId: 'aud_1',
    zoneId,
    binId,
    at: '2026-03-01T20:00:00.000Z',
    actor: { subject: 'coordinator-1', role: 'coordinator' },
    action,
    subjects,
    ...(withdrawn ? { withdrawn } : {}),
  })
  const [an, bert, chris, dirk] = [newMemberId(), newMemberId(), newMemberId(), newMemberId()]

  it('gained and lost are counted from what was done', () => {
    const entries = [
      entry('member-added', [an]),
      { ...entry('members-imported', [bert, chris, dirk]), details: { added: 2, changed: 1 } },
      entry('member-changed', [an]),
      entry('member-left', [an]),
      entry('member-removed', [dirk]),
    ]
    expect(countMembership(entries)).toEqual({ gained: 3, lost: 2 })
  })

  it('are counted once however often it was said, and not where it was taken back', () => {
    const entries = [entry('member-added', [an]), entry('member-added', [an]), entry('member-removed', [bert], true)]
    expect(countMembership(entries)).toEqual({ gained: 1, lost: 0 })
  })
})

describe('what was entered', () => {
  const quarter = (name: string, values: FigureValues): QuarterFigures => ({
    binId,
    quarter: name,
    values,
    revision: 1,
  })
  const entered = [
    quarter('2025-Q4', { meetings: 9 }),
    quarter('2026-Q1', { meetings: 2, feelingOfSafety: 6, respondents: 30 }),
    quarter('2026-Q2', { meetings: 1, initiatives: 4, feelingOfSafety: 8, respondents: 10 }),
    quarter('2026-Q3', { meetings: 5 }),
  ]

  it('adds up over the quarters of the period, scores by how many answered; each with the quarters it is known of', () => {
    expect(countFigures(entered, { from: '2026-01-01', to: '2026-06-30' })).toEqual({
      figures: {
        meetings: { source: 'entered', value: 3, quarters: ['2026-Q1', '2026-Q2'] },
        initiatives: { source: 'entered', value: 4, quarters: ['2026-Q2'] },
        feelingOfSafety: { source: 'entered', value: 6.5, respondents: 40, quarters: ['2026-Q1', '2026-Q2'] },
      },
      partial: [],
    })
  })

  it('of a quarter that lies in the period in part is named, not counted', () => {
    const { figures, partial } = countFigures(entered, { from: '2026-01-02', to: '2026-07-01' })
    expect(figures.meetings).toEqual({ source: 'entered', value: 1, quarters: ['2026-Q2'] })
    expect(partial).toEqual(['2026-Q1', '2026-Q3'])
  })

  it('says nothing of what nobody entered', () => {
    expect(countFigures(entered, { from: '2026-01-01', to: '2026-12-31' }).figures).not.toHaveProperty('reports')
  })
})
