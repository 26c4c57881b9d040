import type { PageRoute } from './page-route.ts'
import { nothing } from './route.ts'
import { SurveyPath } from './surveys-api.ts'

/** The pages of anonymous evaluations. */
export const surveyPages = {
  showSurvey: { operation: 'show-survey', method: 'GET', path: '/evaluatie', params: nothing },
  takeAnswers: { operation: 'take-answers', method: 'POST', path: '/evaluatie', params: nothing },
  showSurveyResults: { operation: 'show-survey-results', method: 'GET', path: '/evaluatie/{id}', params: SurveyPath },
} as const satisfies Record<string, PageRoute>
