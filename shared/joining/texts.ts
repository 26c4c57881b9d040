import type { Language } from '#contract/vocabulary.ts'
import type { PageTexts } from './page-texts.ts'
import { de } from './page-texts-de.ts'
import { en } from './page-texts-en.ts'
import { fr } from './page-texts-fr.ts'
import { nl } from './page-texts-nl.ts'

const catalogue: Readonly<Record<Language, PageTexts>> = { nl, fr, de, en }

/** The catalogue of the pages of joining and leaving in one language. */
export function pageTexts(language: Language): PageTexts {
  return catalogue[language]
}

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
}
