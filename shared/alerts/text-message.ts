import type { Language } from '#contract/vocabulary.ts'
import { smsParts, type TextEncoding, toGsm7 } from './gsm7.ts'
import { phrases } from './phrases.ts'
import type { AlertMessage } from './spoken-message.ts'

/** An SMS, whole; `parts` is what the operator bills. `too-long` is for the caller to refuse or to send all the same. */
export interface TextMessage {
  readonly kind: 'text' | 'too-long'
  readonly text: string
  readonly encoding: TextEncoding
  readonly parts: number
  readonly maxParts: number
}

/** Room for the source's own example; beyond it, people stop reading and each part costs as much as the first. */
const DEFAULT_MAX_PARTS = 4

/**
 * Composes the SMS of an alert: what it is, from whom, message, advice, and that nobody reads answers. It is never cut:
 * one that takes more than `maxParts` comes back whole, as `too-long`.
 */
export function composeTextMessage(message: AlertMessage, maxParts = DEFAULT_MAX_PARTS): TextMessage {
  const { smsNoReply } = phrases(message.language)
  const sender = shortSender(message.sender, message.language)
  const body = [message.text, message.advice ?? ''].map((part) => part.trim()).filter((part) => part !== '')
  const introduction = sender === '' ? [] : [`${sender}:`]
  const sentences = body.map((part) => (/[.!?…]["”»)]?$/.test(part) ? part : `${part}.`))
  const text = toGsm7([...headings(message), ...introduction, ...sentences, smsNoReply].join(' '))
  const { encoding, parts } = smsParts(text)
  return { kind: parts > maxParts ? 'too-long' : 'text', text, encoding, parts, maxParts }
}

function headings({ kind, language, followUp }: AlertMessage): readonly string[] {
  const own = phrases(language)
  const followUps = { update: own.smsUpdateHeading, 'all-clear': own.smsAllClearHeading }
  const headingOfLive = followUp === undefined ? own.smsHeading : followUps[followUp]
  if (kind === 'live') return [headingOfLive]
  return followUp === undefined ? [own.smsTestHeading] : [own.smsTestHeading, headingOfLive]
}

/** "Dit is de" is for the ear; a text begins with who it is. */
const SPOKEN_LEAD: Readonly<Record<Language, RegExp>> = {
  nl: /^(?:dit|hier) is (?:(?:de|het) )?/i,
  fr: /^(?:ici|c'est|ceci est|voici) (?:la |le |l')?/i,
  de: /^(?:dies|hier|das) ist (?:(?:die|der|das) )?/i,
  en: /^this is (?:the )?/i,
}

function shortSender(sender: string, language: Language): string {
  const name = sender
    .trim()
    .replaceAll('’', "'")
    .replace(SPOKEN_LEAD[language], '')
    .replace(/[\s.:,;…]+$/u, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
