import * as z from 'zod'
import { BinId, SurveyId, ZoneId } from './ids.ts'
import { oneLine } from './text.ts'

const Instant = z.iso.datetime()

/** A question with answers to choose from: a scale from 1 to 5, or one of the options. */
const Question = z
  .strictObject({
    id: z.string().regex(/^q[1-9][0-9]?$/),
    text: oneLine(5, 300).meta({ examples: ['Ik voel me veilig in mijn buurt.'] }),
    kind: z.enum(['scale', 'choice']),
    options: z.array(oneLine(1, 120)).min(2).max(8).optional(),
    measures: z
      .enum(['safety', 'cohesion', 'prevention', 'communication'])
      .optional()
      .meta({ description: 'the indicator of the BIN that this question measures' }),
  })
  .refine(({ kind, options }) => (kind === 'choice') === (options !== undefined), {
    message: 'Geef antwoorden om uit te kiezen bij een keuzevraag, en geen bij een schaal.',
    path: ['options'],
  })
  .meta({ id: 'Question' })

const Questions = z
  .array(Question)
  .min(1)
  .max(12)
  .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
    message: 'Geef elke vraag een eigen id.',
  })
const Bins = z
  .array(BinId)
  .max(1200)
  .overwrite((binIds) => [...new Set(binIds)])

export const SurveyRequest = z
  .strictObject({
    zoneId: ZoneId.optional().meta({ description: 'needed only by who works for several zones' }),
    title: oneLine(3, 120).meta({ examples: ['Evaluatie van ons BIN'] }),
    introduction: z.string().trim().max(2000).default(''),
    questions: Questions,
    binIds: Bins.default([]),
    lastDay: z.iso.date().meta({ description: 'the last day on which answers are taken', examples: ['2026-12-15'] }),
  })
  .meta({ id: 'SurveyRequest' })
export type SurveyRequest = z.infer<typeof SurveyRequest>

export const SurveyChange = z
  .strictObject({
    title: oneLine(3, 120).optional(),
    introduction: z.string().trim().max(2000).optional(),
    questions: Questions.optional(),
    binIds: Bins.optional(),
    lastDay: z.iso.date().optional(),
  })
  .meta({ id: 'SurveyChange' })
export type SurveyChange = z.infer<typeof SurveyChange>

export const SurveyView = z
  .object({
    id: SurveyId,
    zoneId: ZoneId,
    title: z.string(),
    introduction: z.string(),
    questions: z.array(Question),
    binIds: z.array(BinId),
    state: z.enum(['draft', 'open', 'closed']),
    lastDay: z.iso.date(),
    createdAt: Instant,
    openedAt: Instant.optional(),
    closedAt: Instant.optional(),
    resultsUrl: z.string().optional().meta({ description: 'the page with the results, once the survey is closed' }),
  })
  .meta({ id: 'Survey' })
export type SurveyView = z.infer<typeof SurveyView>

export const SurveyList = z.object({ items: z.array(SurveyView) }).meta({ id: 'SurveyList' })

const QuestionResult = z.object({
  id: z.string(),
  text: z.string(),
  counts: z.array(z.int()).optional().meta({ description: 'by choice; absent when fewer than five answered' }),
  mean: z.number().optional(),
})
const Group = z.object({ answered: z.int(), questions: z.array(QuestionResult) })

/** Never of fewer than five people together, nor anything from which that could be reckoned. */
export const SurveyResultsView = z
  .object({
    all: Group.optional(),
    perBin: z.array(Group.extend({ binId: BinId })),
    others: Group.extend({ binIds: z.array(BinId) }).optional(),
    hidden: z.array(BinId).meta({ description: 'BINs with too few answers to show' }),
  })
  .meta({ id: 'SurveyResults' })
export type SurveyResultsView = z.infer<typeof SurveyResultsView>

export const SurveyPath = z.strictObject({ id: SurveyId })
