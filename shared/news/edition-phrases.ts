import type { Language } from '#contract/vocabulary.ts'

/** What stands around the news in the weekly mail. */
interface EditionPhrases {
  readonly name: (zone: string) => string
  readonly title: (count: number) => string
  readonly all: string
  readonly more: (left: number) => string
  /** After "because you are a member of". */
  readonly aBinOf: (zone: string) => string
}

const catalogue: Readonly<Record<Language, EditionPhrases>> = {
  nl: {
    name: (zone) => `BIN-Nieuws ${zone}`,
    title: (count) => `${count} nieuwe berichten van deze week`,
    all: 'Al het nieuws lezen',
    more: (left) => `En nog ${left} andere.`,
    aBinOf: (zone) => `een BIN van politiezone ${zone}`,
  },
  fr: {
    name: (zone) => `BIN-Nieuws ${zone}`,
    title: (count) => `${count} nouveaux messages cette semaine`,
    all: 'Lire toutes les nouvelles',
    more: (left) => `Et ${left} autres.`,
    aBinOf: (zone) => `un BIN de la zone de police ${zone}`,
  },
  de: {
    name: (zone) => `BIN-Nieuws ${zone}`,
    title: (count) => `${count} neue Meldungen dieser Woche`,
    all: 'Alle Meldungen lesen',
    more: (left) => `Und ${left} weitere.`,
    aBinOf: (zone) => `einem BIN der Polizeizone ${zone}`,
  },
  en: {
    name: (zone) => `BIN-Nieuws ${zone}`,
    title: (count) => `${count} new items this week`,
    all: 'Read all the news',
    more: (left) => `And ${left} more.`,
    aBinOf: (zone) => `a BIN of police zone ${zone}`,
  },
}

/** The message catalogue of the weekly mail, in one language. */
export function editionPhrases(language: Language): EditionPhrases {
  return catalogue[language]
}
