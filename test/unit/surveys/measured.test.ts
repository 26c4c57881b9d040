import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BinId, SurveyId } from '#contract/ids.ts'
import { countsAmong, measureSurvey } from '#surveys/measured.ts'
import { countKey, makeResults, type Tally } from '#surveys/results.ts'
import { choicesOf, type Question, type Survey } from '#surveys/survey.ts'
import { type Ballot, countAnswers, readTallies, readTally, sealTallies } from '#surveys/tally-store.ts'
import { aZone, newBinId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'
import { heldUp } from '../directory/dying.ts'

const questions: readonly Question[] = [
  { id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.', measures: 'safety' },
  { id: 'q2', kind: 'choice', text: 'Wat deed u?', options: ['een slot', 'een lamp', 'niets'], measures: 'prevention' },
  { id: 'q3', kind: 'scale', text: 'Ik lees BIN-Nieuws.' },
]
const binId = newBinId()
const surveyId = SurveyId.parse('svy_01JD0000000000000000000000')

function aSurvey(change: Partial<Survey> = {}): Survey {
  return {
    surveyId,
    zoneId: aZone().zoneId,
    title: 'Evaluatie van ons BIN',
    introduction: '',
    questions,
    binIds: [binId],
    state: 'closed',
    lastDay: '2026-12-15',
    createdAt: '2026-11-01T08:00:00.000Z',
    closedAt: '2027-01-10T08:00:00.000Z',
    revision: 3,
    ...change,
  }
}

describe('a survey among the indicators of a BIN', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const next = { from: '2027-01-01', to: '2027-12-31' }

  it('counts in the period in which it took its last answers, once it is closed', () => {
    expect([year, next].map((period) => countsAmong(aSurvey(), binId, period))).toEqual([true, false])
    const closedEarly = aSurvey({ lastDay: '2027-02-01', closedAt: '2026-12-31T22:30:00.000Z' })
    expect([year, next].map((period) => countsAmong(closedEarly, binId, period))).toEqual([true, false])
    const closedAfterMidnight = aSurvey({ lastDay: '2027-02-01', closedAt: '2026-12-31T23:30:00.000Z' })
    expect([year, next].map((period) => countsAmong(closedAfterMidnight, binId, period))).toEqual([false, true])
  })

  it.each([
    ['that is open', { state: 'open' }],
    ['of other BINs', { binIds: [newBinId()] }],
    ['that measures nothing', { questions: questions.slice(2) }],
  ] as const)('does not count when it is one %s', (_, change) => {
    expect(countsAmong(aSurvey(change), binId, year)).toBe(false)
  })

  it('says which question measures what, the mean of a scale and the shares of a choice', () => {
    const counts = { q1_4: 4, q1_5: 2, q2_1: 5, q2_3: 1, q3_1: 6 }
    expect(measureSurvey(aSurvey(), { binId, answered: 6, counts })).toEqual({
      id: surveyId,
      source: 'survey',
      title: 'Evaluatie van ons BIN',
      day: '2026-12-15',
      answered: 6,
      questions: [
        { id: 'q1', text: questions[0]?.text, measures: 'safety', indicator: 4, answers: 6, mean: 4.33 },
        {
          id: 'q2',
          text: questions[1]?.text,
          measures: 'prevention',
          indicator: 2,
          answers: 6,
          shares: [
            { answer: 'een slot', share: 0.833 },
            { answer: 'een lamp', share: 0 },
            { answer: 'niets', share: 0.167 },
          ],
        },
      ],
    })
  })

  it('tells nothing of fewer than five, be it of the BIN or of one question', () => {
    const few = measureSurvey(aSurvey(), { binId, answered: 4, counts: { q1_4: 4 } })
    expect(few).not.toHaveProperty('answered')
    expect(few.questions.every((question) => !('answers' in question))).toBe(true)
    const passed = measureSurvey(aSurvey(), { binId, answered: 6, counts: { q1_4: 6, q2_1: 4 } })
    expect(passed.questions).toMatchObject([{ answers: 6, mean: 4 }, {}])
    expect(passed.questions[1]).toEqual({ id: 'q2', text: questions[1]?.text, measures: 'prevention', indicator: 2 })
  })

  it('never tells more than the results do, whatever was answered in whatever BINs', () => {
    const aBinTally = fc.record({ silent: fc.nat(3), counts: fc.array(fc.nat(3), { minLength: 13, maxLength: 13 }) })
    fc.assert(
      fc.property(fc.array(aBinTally, { minLength: 1, maxLength: 6 }), (drawn) => {
        const tallies = drawn.map(({ silent, counts }) => tallyFrom(counts, silent))
        const binIds = tallies.map((tally) => tally.binId)
        const results = makeResults({ questions, binIds }, tallies)
        for (const tally of tallies) {
          const shown = results.perBin.find((group) => group.binId === tally.binId)
          const measured = measureSurvey(aSurvey({ binIds }), tally)
          expect(measured.answered).toBe(shown?.answered)
          for (const { id, answers, mean, shares } of measured.questions) {
            const result = shown?.questions.find(({ question }) => question.id === id)
            const sum = result?.counts?.reduce((total, count) => total + count, 0)
            expect([answers, mean, shares === undefined]).toEqual([sum, result?.mean, id !== 'q2' || sum === undefined])
          }
        }
      }),
    )
  })
})

function tallyFrom(drawn: readonly number[], silent: number): Tally {
  const keys = questions.flatMap((question) =>
    Array.from({ length: choicesOf(question) }, (_, place) => countKey(question.id, place + 1)),
  )
  const counts = Object.fromEntries(keys.map((key, place) => [key, drawn[place] ?? 0]))
  const answered = Math.max(
    ...questions.map(({ id }) =>
      keys.filter((key) => key.startsWith(id)).reduce((sum, key) => sum + (counts[key] ?? 0), 0),
    ),
  )
  return { binId: newBinId(), answered: answered + silent, counts }
}

describe('the sums of a survey', () => {
  let table: DirectoryTable
  beforeAll(async () => {
    table = await openDirectoryTable()
  })
  afterAll(() => table[Symbol.asyncDispose]())
  const journal = () => ({ ...table, retentionDays: 30 })
  const aBallot = (of: BinId): Ballot => ({ surveyId, binId: of, ballot: crypto.randomUUID() })

  it('do not grow after the survey was closed, not even by an answer that was on its way', async () => {
    const survey = aSurvey({ binIds: [newBinId(), newBinId()] })
    const [busy, silent] = survey.binIds as [BinId, BinId]
    for (const choice of [1, 2, 3, 4, 5]) {
      expect(await countAnswers(journal(), aBallot(busy), { q1: choice })).toBe('counted')
    }
    // Held up between the ballot and the count.
    const late = { ...heldUp(table, 2, () => sealTallies(journal(), survey)), retentionDays: 30 }
    expect(await countAnswers(late, aBallot(busy), { q1: 5 })).toBe('sealed')
    expect(await countAnswers(journal(), aBallot(silent), { q1: 5 })).toBe('sealed')
    await sealTallies(journal(), survey)
    expect(await readTally(journal(), surveyId, busy)).toMatchObject({ answered: 5, counts: { q1_5: 1 } })
    const tallies = await readTallies(journal(), surveyId)
    expect(tallies.toSorted((a, b) => b.answered - a.answered)).toMatchObject([
      { binId: busy, answered: 5 },
      { binId: silent, answered: 0, counts: {} },
    ])
    expect(await readTally(journal(), surveyId, newBinId())).toMatchObject({ answered: 0, counts: {} })
  })

  it('count a ballot once', async () => {
    const ballot = aBallot(newBinId())
    expect([
      await countAnswers(journal(), ballot, { q1: 1 }),
      await countAnswers(journal(), ballot, { q1: 5 }),
    ]).toEqual(['counted', 'used'])
  })
})
