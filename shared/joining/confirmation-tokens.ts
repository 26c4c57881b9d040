import { BinId, JoinRequestId } from '#contract/ids.ts'
import { Language } from '#contract/vocabulary.ts'
import { readLink, signLink } from '#links/link-tokens.ts'
import { CONFIRM_HOURS } from './terms.ts'

/**
 * What a token says of a request. One `by` mail confirms it, as whoever has it read that mail; one `by` code is only the
 * page on which the code is filled in.
 */
export type Confirmation = {
  readonly binId: BinId
  readonly requestId: JoinRequestId
  /** Of the pages that follow. */
  readonly language: Language
} & ({ readonly by: 'mail'; readonly revision: number } | { readonly by: 'code' })

/** Signs what confirms a request, or the page on which its code is filled in. */
export function signConfirmation(key: Uint8Array, confirmation: Confirmation, now: Date): Promise<string> {
  const { binId: bin, requestId: request, language, by } = confirmation
  const revision = by === 'mail' ? { revision: String(confirmation.revision) } : {}
  const about = { bin, request, by, language, ...revision }
  return signLink(key, 'confirm-joining', about, { now, seconds: CONFIRM_HOURS * 3600 })
}

/** Reads such a token; undefined when it is not good, or not any more. */
export async function readConfirmation(key: Uint8Array, token: string, now: Date): Promise<Confirmation | undefined> {
  const link = await readLink(key, 'confirm-joining', token, now)
  if (link.kind !== 'good') return undefined
  const { bin, request, by, language, revision } = link.subject
  const of = { binId: BinId.parse(bin), requestId: JoinRequestId.parse(request), language: Language.parse(language) }
  return by === 'mail' ? { ...of, by, revision: Number(revision) } : { ...of, by: 'code' }
}
