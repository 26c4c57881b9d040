import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import { countKey, FEWEST_SHOWN, makeResults, type Tally } from '#surveys/results.ts'
import { choicesOf, type Question, readAnswers, takesAnswers } from '#surveys/survey.ts'
import { newBinId } from '../../support/directory-builders.ts'

const questions: readonly Question[] = [
  { id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.', measures: 'safety' },
  { id: 'q2', kind: 'choice', text: 'Hoe kent u het BIN?', options: ['de borden', 'de buren', 'de gemeente'] },
]

function tally(binId: BinId, answered: number, counts: Tally['counts']): Tally {
  return { binId, answered, counts }
}

describe('the results of a survey', () => {
  it('count each choice and take the mean of a scale', () => {
    const bin = newBinId()
    const { perBin } = makeResults({ questions, binIds: [bin] }, [tally(bin, 6, { q1_4: 4, q1_5: 2, q2_1: 6 })])
    expect(perBin).toEqual([
      {
        binId: bin,
        answered: 6,
        questions: [
          { question: questions[0], counts: [0, 0, 0, 4, 2], mean: 4.33 },
          { question: questions[1], counts: [6, 0, 0] },
        ],
      },
    ])
  })

  it('hide a question that fewer than five answered, in a BIN of more', () => {
    const bin = newBinId()
    const { perBin } = makeResults({ questions, binIds: [bin] }, [tally(bin, 6, { q1_4: 6, q2_1: 4 })])
    expect(perBin[0]?.questions[1]).toEqual({ question: questions[1] })
  })

  it('leave a small BIN out of the sum too, or the difference would tell what it answered', () => {
    const [large, small] = [newBinId(), newBinId()]
    const tallies = [tally(large, 20, { q1_5: 20 }), tally(small, 3, { q1_1: 3 })]
    const results = makeResults({ questions, binIds: [large, small] }, tallies)
    expect(results.all).toMatchObject({ answered: 20 })
    expect(results.hidden).toEqual([small])
    expect(results.others).toBeUndefined()
  })

  it('leave a question that few answered in a BIN out of the sum too', () => {
    const [many, few] = [newBinId(), newBinId()]
    const tallies = [tally(many, 20, { q1_5: 20, q2_1: 20 }), tally(few, 6, { q1_4: 6, q2_3: 4 })]
    const { all } = makeResults({ questions, binIds: [many, few] }, tallies)
    expect(all?.questions.map(({ counts }) => counts)).toEqual([
      [0, 0, 0, 6, 20],
      [20, 0, 0],
    ])
  })

  it('take small BINs together where together they are enough', () => {
    const bins = [newBinId(), newBinId()]
    const tallies = bins.map((bin) => tally(bin, 3, { q1_2: 3 }))
    const results = makeResults({ questions, binIds: bins }, tallies)
    expect(results).toMatchObject({ perBin: [], others: { answered: 6, binIds: bins }, hidden: [] })
  })

  it('never show, nor let reckon, what fewer than five answered', () => {
    const aBinTally = fc.record({
      q1: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
      q2: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
      silent: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.array(aBinTally, { maxLength: 6 }), (drawn) => {
        const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
        const tallies = drawn.map(({ q1, q2, silent }) => {
          const counts = Object.fromEntries([
            ...q1.map((count, place) => [countKey('q1', place + 1), count] as const),
            ...q2.map((count, place) => [countKey('q2', place + 1), count] as const),
          ])
          return tally(newBinId(), Math.max(sum(q1), sum(q2)) + silent, counts)
        })
        const results = makeResults({ questions, binIds: tallies.map(({ binId }) => binId) }, tallies)
        const groups = [results.all, results.others, ...results.perBin].filter((group) => group !== undefined)
        for (const { answered, questions: shown } of groups) {
          expect(answered).toBeGreaterThanOrEqual(FEWEST_SHOWN)
          for (const { counts } of shown) {
            if (counts !== undefined) expect(counts.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(FEWEST_SHOWN)
          }
        }
        for (const [place, { counts = [] }] of (results.all?.questions ?? []).entries()) {
          const parts = [results.others, ...results.perBin].flatMap((group) => group?.questions[place]?.counts ?? [])
          const rest = sum(counts) - sum(parts)
          expect(rest === 0 || rest >= FEWEST_SHOWN).toBe(true)
        }
        const shownSeparately = results.perBin.reduce((total, { answered }) => total + answered, 0)
        const rest = (results.all?.answered ?? 0) - shownSeparately
        expect(rest === 0 || rest >= FEWEST_SHOWN).toBe(true)
      }),
    )
  })
})

describe('a form that was sent in', () => {
  it('counts choices there are, and names the questions answered with what cannot be chosen', () => {
    const read = (form: string) => {
      const { answers, wrong } = readAnswers({ questions }, new URLSearchParams(form))
      return [answers, wrong.map(({ id }) => id)]
    }
    expect(choicesOf(questions[1]!)).toBe(3)
    expect(read('q1=5&q2=4&q3=1&q1_1=9')).toEqual([{ q1: 5 }, ['q2']])
    expect(read('q1=9&q2=3')).toEqual([{ q2: 3 }, ['q1']])
    expect(read('q1=&q2=2.5')).toEqual([{}, ['q2']])
    expect(read('q1=&q2=')).toEqual([{}, []])
    expect(read('q1=zeker&q2=0')).toEqual([{}, ['q1', 'q2']])
  })

  it('is taken up to and including the last day', () => {
    expect(takesAnswers({ state: 'open', lastDay: '2026-12-15' }, '2026-12-15')).toBe(true)
    expect(takesAnswers({ state: 'open', lastDay: '2026-12-15' }, '2026-12-16')).toBe(false)
    expect(takesAnswers({ state: 'closed', lastDay: '2026-12-15' }, '2026-12-01')).toBe(false)
  })
})
