import { describe, expect, it } from 'vitest'
import { FiguresRequest } from '#contract/indicators-api.ts'
import {
  daysOfQuarter,
  enterFigures,
  type FigureValues,
  figureDefinitions,
  figureNames,
  type QuarterFigures,
} from '#directory/figures.ts'
import { aBin } from '../../support/directory-builders.ts'

const before = (values: FigureValues = {}, revision = 1): QuarterFigures => ({
  binId: aBin().binId,
  quarter: '2026-Q3',
  values,
  revision,
})
const prevention = { isPrevention: true, today: '2026-11-22' }
const coordinator = { isPrevention: false, today: '2026-11-22' }

describe('the figures', () => {
  it('are all defined, listed, and taken by the API', () => {
    expect(figureNames.toSorted()).toEqual(Object.keys(figureDefinitions).toSorted())
    expect(Object.keys(FiguresRequest.shape).toSorted()).toEqual([...figureNames, 'respondents', 'note'].toSorted())
  })

  it('measure each of the six indicators of the source', () => {
    expect(new Set(figureNames.map((name) => figureDefinitions[name].indicator))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })
})

describe('entering figures', () => {
  it('replaces those before', () => {
    const entered = enterFigures(before({ meetings: 1, reports: 5 }), { meetings: 2, note: 'feest' }, prevention)
    expect(entered).toMatchObject({ kind: 'entered', figures: { values: { meetings: 2, note: 'feest' }, revision: 1 } })
  })

  it('by a coordinator leaves what the police measured, sent along or not', () => {
    const standing = before({ meetings: 1, reports: 5, usefulReports: 4 })
    for (const values of [{ meetings: 2 }, { meetings: 2, reports: 5 }]) {
      expect(enterFigures(standing, values, coordinator)).toMatchObject({
        kind: 'entered',
        figures: { values: { meetings: 2, reports: 5, usefulReports: 4 } },
      })
    }
  })

  it('of the police by a coordinator is refused by name', () => {
    expect(enterFigures(before({ reports: 5 }), { reports: 6, attempts: 0 }, coordinator)).toEqual({
      kind: 'not-yours',
      fields: ['reports', 'attempts'],
    })
  })

  it('that changes nothing is no change; the first time it is one, were it empty', () => {
    expect(enterFigures(before({ meetings: 1 }), { meetings: 1 }, coordinator)).toEqual({ kind: 'unchanged' })
    expect(enterFigures(before({}, 0), {}, coordinator)).toMatchObject({ kind: 'entered' })
  })

  it.each([
    ['quarter', { meetings: 1 }, { ...prevention, today: '2026-06-30' }],
    ['usefulReports', { reports: 3, usefulReports: 4 }, prevention],
    ['usefulReports', { usefulReports: 1 }, prevention],
    ['respondents', { feelingOfSafety: 7 }, prevention],
    ['respondents', { cooperation: 7, respondents: 0 }, prevention],
  ] as const)('says what is wrong with %s', (path, values, by) => {
    expect(enterFigures(before(), values, by)).toMatchObject({ kind: 'wrong', faults: [{ path }] })
  })

  it('may begin on the first day of the quarter', () => {
    expect(enterFigures(before(), { meetings: 1 }, { ...prevention, today: '2026-07-01' }).kind).toBe('entered')
  })
})

it.each([
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-Q2', '2026-04-01', '2026-06-30'],
  ['2026-Q3', '2026-07-01', '2026-09-30'],
  ['2026-Q4', '2026-10-01', '2026-12-31'],
])('%s is from %s to %s', (quarter, first, last) => {
  expect(daysOfQuarter(quarter)).toEqual({ first, last })
})
