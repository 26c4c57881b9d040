import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { pages } from '#contract/pages.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { readBallot } from '#surveys/ballot-tokens.ts'
import { surveyPhrases } from '#surveys/phrases.ts'
import { readAnswers, takesAnswers } from '#surveys/survey.ts'
import { surveyForm, surveyNotice } from '#surveys/survey-page.ts'
import { getSurvey } from '#surveys/survey-store.ts'
import { countAnswers } from '#surveys/tally-store.ts'

interface Dependencies {
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

/** Counts the answers of a ballot, once. */
export function makeHandler({ journal, linkKey, now }: Dependencies) {
  return async ({ form }: PageRequest<unknown>): Promise<PageReply> => {
    const token = form.get('token') ?? ''
    const ballot = await readBallot(await linkKey(), token, now())
    const survey = ballot === undefined ? undefined : await getSurvey(journal, ballot.surveyId)
    const language = ballot?.language ?? 'nl'
    const phrases = surveyPhrases(language)
    if (ballot === undefined || survey === undefined) {
      return { status: 404, body: await surveyNotice(language, phrases.badLinkTitle, phrases.badLink) }
    }
    if (!takesAnswers(survey, dayInBrussels(now()))) {
      return { status: 410, body: await surveyNotice(language, phrases.overTitle, phrases.over) }
    }
    const answers = readAnswers(survey, form)
    if (Object.keys(answers).length === 0) {
      return { status: 422, body: await surveyForm(survey, { language, token, fault: phrases.nothingChosen }) }
    }
    switch (await countAnswers(journal, ballot, answers)) {
      case 'counted':
        return { status: 200, body: await surveyNotice(language, phrases.thanks, phrases.counted) }
      case 'used':
        return { status: 200, body: await surveyNotice(language, phrases.usedTitle, phrases.used) }
      case 'sealed':
        return { status: 410, body: await surveyNotice(language, phrases.overTitle, phrases.over) }
    }
  }
}

const Settings = z.object({ ...JournalSettings.shape, ...LinkSettings.shape })

export const handler = htmlPage(pages.takeAnswers, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), linkKey: openLinkKey(settings), now: () => new Date() }),
)
