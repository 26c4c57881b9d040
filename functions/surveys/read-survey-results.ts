import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { toCsv } from '#lists/csv.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { makeResults } from '#surveys/results.ts'
import { answersTo } from '#surveys/survey-page.ts'
import { getSurveyFor } from '#surveys/survey-store.ts'
import { resultRows, showResults } from '#surveys/survey-view.ts'
import { readTallies } from '#surveys/tally-store.ts'

interface Request {
  readonly params: { readonly id: SurveyId }
  readonly caller: Caller
  header(name: string): string | undefined
}

/** Shows the results of a survey that is closed: while it is open, two looks at the sums would tell the answers between. */
export function makeHandler({ directory, journal }: { directory: Directory; journal: Journal }) {
  return async ({ params, caller, header }: Request): Promise<HttpReply> => {
    const survey = await getSurveyFor(journal, caller, params.id)
    if (survey === undefined) return refuseUnknown('Deze evaluatie')
    if (survey.state !== 'closed') {
      return refuse(
        'survey-not-closed',
        'Sluit de evaluatie eerst af: zolang ze loopt, verraden de cijfers wie wat antwoordde.',
      )
    }
    const results = makeResults(survey, await readTallies(journal, survey.surveyId))
    if (header('accept')?.includes('text/csv') !== true) return { status: 200, body: showResults(results) }
    const names = new Map((await getBins(directory, survey.binIds)).map(({ binId, name }) => [binId, name]))
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${survey.surveyId}.csv"`,
      },
      body: toCsv(resultRows(results, names, (question) => answersTo(question, 'nl'))),
    }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.readSurveyResults, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
