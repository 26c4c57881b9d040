import type { Language } from '#contract/vocabulary.ts'

/** What the system itself says to people on the telephone or by SMS, in one language. */
export interface Phrases {
  readonly thanksText: string
  readonly notRecordedText: string
  readonly noRunningAlertText: string
}

const nl: Phrases = {
  thanksText: 'Dank u. Uw bevestiging is geregistreerd.',
  notRecordedText: 'Uw bevestiging kon niet worden geregistreerd. Het bericht zelf blijft gelden.',
  noRunningAlertText: 'Er loopt op dit moment geen bericht voor uw telefoonnummer.',
}

/** The message catalogue of the telephone and SMS texts. */
export function phrases(_language: Language): Phrases {
  return nl
}
