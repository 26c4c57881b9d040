import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, SurveyId, ZoneId } from '#contract/ids.ts'
import type { Question } from './survey.ts'

const service = 'journal'

export const SurveyEntity = new Entity({
  model: { entity: 'survey', version: '1', service },
  attributes: {
    surveyId: { type: CustomAttributeType<SurveyId>('string'), required: true },
    zoneId: { type: CustomAttributeType<ZoneId>('string'), required: true },
    title: { type: 'string', required: true },
    introduction: { type: 'string', required: true },
    questions: { type: CustomAttributeType<readonly Question[]>('any'), required: true },
    binIds: { type: CustomAttributeType<readonly BinId[]>('any'), required: true },
    state: { type: ['draft', 'open', 'closed'] as const, required: true },
    lastDay: { type: 'string', required: true },
    createdAt: { type: 'string', required: true },
    openedAt: { type: 'string' },
    closedAt: { type: 'string' },
    revision: { type: 'number', required: true },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['surveyId'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
    byZone: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['zoneId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['surveyId'], casing: 'none' },
    },
  },
})

/** Says that a ballot was used, and nothing of what was answered; it has no time by which the two could be tied. */
export const UsedBallotEntity = new Entity({
  model: { entity: 'ballot', version: '1', service },
  attributes: {
    surveyId: { type: CustomAttributeType<SurveyId>('string'), required: true },
    ballot: { type: 'string', required: true },
  },
  indexes: {
    byBallot: {
      pk: { field: 'pk', composite: ['surveyId', 'ballot'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
  },
})
