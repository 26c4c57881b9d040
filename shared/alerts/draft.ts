import type { AlertMessage } from '#contract/alerts-api.ts'
import type { AlertKind, FollowUpKind, Language } from '#contract/vocabulary.ts'
import { checkText } from '#privacy/check-text.ts'
import type { Finding } from '#privacy/finding.ts'
import type { SpokenParts } from './alert.ts'
import { composeSpokenMessage, estimateSpeechSeconds } from './spoken-message.ts'
import { composeTextMessage } from './text-message.ts'

/** An alert as it would go out: spoken and as SMS in the language of its first BIN, and what stands in the way. */
export interface Draft {
  readonly message: SpokenParts
  readonly spokenText: string
  readonly spokenSeconds: number
  readonly tooManyCharacters?: number
  readonly smsText: string
  readonly smsParts: number
  readonly findings: readonly Finding[]
}

/** What a draft is made from; the zone's sentences stand in for what the sender left out, an empty advice is none. */
export interface DraftRequest {
  readonly message: AlertMessage
  readonly kind: AlertKind
  readonly followUp?: FollowUpKind
  readonly zone: { readonly sender: string; readonly advice: string }
  readonly languages: readonly Language[]
}

/** What is wrong with a message to these zones, field by field: a call to several police zones is in nobody's name by itself. */
export function findSenderFaults(
  { sender = '' }: Pick<AlertMessage, 'sender'>,
  zones: readonly { readonly name: string }[],
): readonly { readonly path: string; readonly message: string }[] {
  if (zones.length < 2 || sender.trim() !== '') return []
  const names = zones.map(({ name }) => name).join(' en ')
  const message = `Deze oproep gaat naar meer dan één politiezone (${names}). Zeg in de afzender namens wie u belt.`
  return [{ path: 'message.sender', message }]
}

/** Composes an alert from what was typed. */
export function draftAlert({ message, kind, followUp, zone, languages }: DraftRequest): Draft {
  const given = message.sender?.trim() ?? ''
  const sender = given === '' ? zone.sender : given
  const advice = (message.advice ?? (followUp === 'all-clear' ? '' : zone.advice)).trim()
  const parts: SpokenParts = { sender, text: message.text.trim(), ...(advice === '' ? {} : { advice }) }
  const language = languages[0] ?? 'nl'
  const about = { kind, ...parts, ...(followUp === undefined ? {} : { followUp }) }
  const spoken = composeSpokenMessage({ ...about, language })
  const tooMany = languages.map((one) => {
    const inThisLanguage = composeSpokenMessage({ ...about, language: one })
    return inThisLanguage.kind === 'too-long' ? inThisLanguage.tooMany : 0
  })
  const written = [parts.sender, parts.text, parts.advice ?? ''].join(' ')
  const text = composeTextMessage({ ...about, language })
  const most = Math.max(0, ...tooMany)
  return {
    message: parts,
    spokenText: spoken.kind === 'spoken' ? spoken.plain : written,
    spokenSeconds: spoken.kind === 'spoken' ? spoken.seconds : estimateSpeechSeconds(written, language),
    ...(most > 0 ? { tooManyCharacters: most } : {}),
    smsText: text.text,
    smsParts: text.parts,
    findings: [
      ...checkText(message.sender ?? '', { field: 'sender' }),
      ...checkText(message.text, { field: 'text' }),
      ...checkText(message.advice ?? '', { field: 'advice' }),
    ],
  }
}
