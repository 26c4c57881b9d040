import { pages } from '#contract/pages.ts'
import { type BallotDesk, BallotSettings, findBallot, openBallots } from '#runtime/ballots.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { readAnswers } from '#surveys/survey.ts'
import { surveyForm, surveyNotice } from '#surveys/survey-page.ts'
import { countAnswers } from '#surveys/tally-store.ts'

/** Counts the answers of a ballot, once. */
export function makeHandler(desk: BallotDesk) {
  return async ({ form }: PageRequest<unknown>): Promise<PageReply> => {
    const token = form.get('token') ?? ''
    const found = await findBallot(desk, token)
    if (found.kind === 'shut') return found.reply
    const { ballot, survey, language, phrases } = found
    const { answers, wrong } = readAnswers(survey, form)
    // The ballot counts once: nothing of it is used as long as an answer on it could be lost.
    const fault =
      wrong.length > 0
        ? phrases.noSuchAnswer(wrong.map(({ text }) => text))
        : Object.keys(answers).length === 0
          ? phrases.nothingChosen
          : undefined
    if (fault !== undefined) {
      return { status: 422, body: await surveyForm(survey, { language, token, fault, answers }) }
    }
    switch (await countAnswers(desk.journal, ballot, answers)) {
      case 'counted':
        return { status: 200, body: await surveyNotice(language, phrases.thanks, phrases.counted) }
      case 'used':
        return { status: 200, body: await surveyNotice(language, phrases.usedTitle, phrases.used) }
      case 'sealed':
        return { status: 410, body: await surveyNotice(language, phrases.overTitle, phrases.over) }
    }
  }
}

export const handler = htmlPage(pages.takeAnswers, BallotSettings, (settings) => makeHandler(openBallots(settings)))
