import type { Language } from '#contract/vocabulary.ts'
import { de } from './relay-page-de.ts'
import { en } from './relay-page-en.ts'
import { fr } from './relay-page-fr.ts'
import { nl } from './relay-page-nl.ts'
import type { RelayPageTexts } from './relay-page-texts.ts'

const catalogue: Readonly<Record<Language, RelayPageTexts>> = { nl, fr, de, en }

/** The message catalogue of the relay page. */
export function relayPageTexts(language: Language): RelayPageTexts {
  return catalogue[language]
}
