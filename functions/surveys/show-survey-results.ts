import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { SurveyId } from '#contract/ids.ts'
import { pages } from '#contract/pages.ts'
import { type Directory, getBins } from '#directory/directory-store.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { makeResults } from '#surveys/results.ts'
import { resultsPage } from '#surveys/survey-page.ts'
import { getSurvey } from '#surveys/survey-store.ts'
import { readTallies } from '#surveys/tally-store.ts'

/** Shows the results of a closed survey to everybody; of any other there is no page. */
export function makeHandler({ directory, journal }: { directory: Directory; journal: Journal }) {
  return async ({ params }: PageRequest<{ readonly id: SurveyId }>): Promise<PageReply> => {
    const survey = await getSurvey(journal, params.id)
    if (survey?.state !== 'closed') return notFound()
    const [tallies, bins] = await Promise.all([
      readTallies(journal, survey.surveyId),
      getBins(directory, survey.binIds),
    ])
    const names = new Map(bins.map(({ binId, name }) => [binId, name]))
    return { status: 200, body: await resultsPage(survey, makeResults(survey, tallies), names) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = htmlPage(pages.showSurveyResults, Settings, (settings) =>
  makeHandler({ directory: openDirectory(settings), journal: openJournal(settings) }),
)
