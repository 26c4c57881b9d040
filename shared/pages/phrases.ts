import type { Language } from '#contract/vocabulary.ts'

/** Whose a page is that is of no BIN or zone in particular. */
export const SYSTEM_NAME = 'Buurtinformatienetwerk'

/** What every page says, whoever's it is. */
export interface PagePhrases {
  /** At the foot of a page: what is urgent does not go by it. */
  readonly urgent: string
  /** Before the title, where programs show it, of a form that is not in order. */
  readonly faultMark: string
}

const phrases: Readonly<Record<Language, PagePhrases>> = {
  nl: { urgent: 'Ziet u nu iets verdachts? Bel 101.', faultMark: 'Fout: ' },
  fr: { urgent: 'Vous voyez quelque chose de suspect en ce moment ? Appelez le 101.', faultMark: 'Erreur : ' },
  de: { urgent: 'Sehen Sie gerade etwas Verdächtiges? Rufen Sie die 101 an.', faultMark: 'Fehler: ' },
  en: { urgent: 'Do you see something suspicious right now? Call 101.', faultMark: 'Error: ' },
}

/** What every page says in a language. */
export function pagePhrases(language: Language): PagePhrases {
  return phrases[language]
}
