import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Language } from '#contract/vocabulary.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { readBallot } from '#surveys/ballot-tokens.ts'
import { type SurveyPhrases, surveyPhrases } from '#surveys/phrases.ts'
import { type Survey, takesAnswers } from '#surveys/survey.ts'
import { surveyNotice } from '#surveys/survey-page.ts'
import { getSurvey } from '#surveys/survey-store.ts'
import type { Ballot } from '#surveys/tally-store.ts'
import type { PageReply } from './html-page.ts'
import { LinkSettings, openLinkKey } from './links.ts'
import { JournalSettings, openJournal } from './tables.ts'

/** What a function needs in its environment that opens ballots by their links. */
export const BallotSettings = z.object({ ...JournalSettings.shape, ...LinkSettings.shape })

/** What the page of a ballot works with. */
export interface BallotDesk {
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

/** Builds from its environment what a function opens ballots with. */
export function openBallots(settings: z.output<typeof BallotSettings>): BallotDesk {
  return { journal: openJournal(settings), linkKey: openLinkKey(settings), now: () => new Date() }
}

/** What a link opens: a survey that takes answers, or the page that says why it does not. */
export type FoundBallot =
  | {
      readonly kind: 'open'
      readonly ballot: Ballot
      readonly survey: Survey
      readonly language: Language
      readonly phrases: SurveyPhrases
    }
  | { readonly kind: 'shut'; readonly reply: PageReply }

/** Reads what the link to a survey opens, in the language of the mail that it was in. */
export async function findBallot({ journal, linkKey, now }: BallotDesk, token: string): Promise<FoundBallot> {
  const ballot = await readBallot(await linkKey(), token, now())
  const survey = ballot === undefined ? undefined : await getSurvey(journal, ballot.surveyId)
  const language = ballot?.language ?? 'nl'
  const phrases = surveyPhrases(language)
  if (ballot === undefined || survey === undefined) {
    const body = await surveyNotice(language, phrases.badLinkTitle, phrases.badLink)
    return { kind: 'shut', reply: { status: 404, body } }
  }
  if (!takesAnswers(survey, dayInBrussels(now()))) {
    const body = await surveyNotice(language, phrases.overTitle, phrases.over)
    return { kind: 'shut', reply: { status: 410, body } }
  }
  return { kind: 'open', ballot, survey, language, phrases }
}
