import { BinId, SurveyId } from '#contract/ids.ts'
import { Language } from '#contract/vocabulary.ts'
import { readLink } from '#links/link-tokens.ts'
import type { Ballot } from './tally-store.ts'

/** Reads the ballot in a link to a survey; undefined when it is none, or no longer good. */
export async function readBallot(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<(Ballot & { readonly language: Language }) | undefined> {
  const link = await readLink(key, 'answer-survey', token, now)
  if (link.kind !== 'good') return undefined
  const { surveyId, binId, ballot, language } = link.subject
  const ids = { surveyId: SurveyId.safeParse(surveyId).data, binId: BinId.safeParse(binId).data }
  if (ids.surveyId === undefined || ids.binId === undefined || ballot === undefined) return undefined
  return { surveyId: ids.surveyId, binId: ids.binId, ballot, language: Language.safeParse(language).data ?? 'nl' }
}
