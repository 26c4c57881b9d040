import type { AlertKind, FollowUpKind, Language } from '#contract/vocabulary.ts'
import { phrases } from './phrases.ts'
import { pronounce } from './pronunciation.ts'

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

/** Long enough to hear that a new part begins, short enough not to be taken for the end. */
const PAUSE_MS = 400

/** Composes what is spoken on the telephone: opening, sender, message, advice, and the key menu (product rules 1, 2, 9). */
export function composeSpokenMessage(message: AlertMessage): SpokenMessage {
  const own = phrases(message.language)
  const written = [message.sender, message.text, message.advice ?? '']
    .map((part) => pronounce(tidy(part), message.language))
    .filter((part) => part !== '')
    .map(asSentence)
  const parts = [...openings(message), ...written, own.keyMenu]

  const plain = parts.join(' ')
  const pause = ` <break time="${PAUSE_MS}ms"/> `
  const ssml = `<speak>${parts.map((part) => `<p>${escapeXml(part)}</p>`).join(pause)}</speak>`
  const billedCharacters = [...plain].length
  const tooMany = Math.max(billedCharacters - MAX_BILLED_CHARACTERS, ssml.length - MAX_TOTAL_CHARACTERS)
  if (tooMany > 0) return { kind: 'too-long', billedCharacters, tooMany }
  const pauses = ((parts.length - 1) * PAUSE_MS) / 1000
  const seconds = Math.ceil(estimateSpeechSeconds(plain, message.language) + pauses)
  return { kind: 'spoken', ssml, plain, seconds, billedCharacters }
}

function openings(message: AlertMessage): readonly string[] {
  const own = phrases(message.language)
  const followUp = { update: own.updateOpening, 'all-clear': own.allClearOpening }
  return [
    ...(message.kind === 'test' ? [own.testOpening] : []),
    ...(message.followUp === undefined ? [] : [followUp[message.followUp]]),
  ]
}

/** One space between words; no control or half characters, which XML cannot hold, and no emoji, which voices read out. */
function tidy(part: string): string {
  return part
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Extended_Pictographic}\s\uFFFD\uFFFE\uFFFF]+/gu, ' ')
    .trim()
}

function asSentence(part: string): string {
  return /[.!?…]["”»)]?$/.test(part) ? part : `${part}.`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** Characters a Neural voice says in a second, and how long it rests at a comma and at the end of a sentence. */
const CHARACTERS_PER_SECOND: Readonly<Record<Language, number>> = { nl: 16, fr: 16.5, de: 15.5, en: 16.5 }
const REST_AT_COMMA = 0.2
const REST_AT_SENTENCE = 0.45

/** Estimates how long a text takes to say, in seconds to a tenth; a wrong tenth matters to nobody, the voice decides. */
export function estimateSpeechSeconds(plain: string, language: Language): number {
  const characters = plain.replace(/[^\p{L}\p{N} ]/gu, '').length
  const commas = plain.match(/[,;:–]/g)?.length ?? 0
  const sentences = plain.match(/[.!?…](?=\s|$)/g)?.length ?? 0
  const seconds = characters / CHARACTERS_PER_SECOND[language] + commas * REST_AT_COMMA + sentences * REST_AT_SENTENCE
  return Math.round(seconds * 10) / 10
}

const VOICES = { nl: 'Lisa', fr: 'Isabelle', de: 'Vicki', en: 'Amy' } as const

/** The Amazon Polly Neural voice that speaks a language; Lisa and Isabelle are Belgian. */
export function voiceFor(language: Language): (typeof VOICES)[Language] {
  return VOICES[language]
}
