import { pages } from '#contract/pages.ts'
import { type BallotDesk, BallotSettings, findBallot, openBallots } from '#runtime/ballots.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { surveyForm, surveyNotice } from '#surveys/survey-page.ts'
import { isUsed } from '#surveys/tally-store.ts'

/** Shows the form of a survey to the holder of a link, in the language of the mail that it was in. */
export function makeHandler(desk: BallotDesk) {
  return async ({ query }: PageRequest<unknown>): Promise<PageReply> => {
    const token = query['token'] ?? ''
    const found = await findBallot(desk, token)
    if (found.kind === 'shut') return found.reply
    const { ballot, survey, language, phrases } = found
    if (await isUsed(desk.journal, ballot)) {
      return { status: 200, body: await surveyNotice(language, phrases.usedTitle, phrases.used) }
    }
    return { status: 200, body: await surveyForm(survey, { language, token }) }
  }
}

export const handler = htmlPage(pages.showSurvey, BallotSettings, (settings) => makeHandler(openBallots(settings)))
