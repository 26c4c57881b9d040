import { readLink, signLink } from '#links/link-tokens.ts'
import type { ContactChange } from './contact-change.ts'
import { CONFIRM_HOURS } from './terms.ts'

/** Signs what confirms a new address: whoever has it read the mail there. */
export function signContactChange(
  key: Uint8Array,
  { binId: bin, memberId: member, changeId: change }: ContactChange,
  now: Date,
): Promise<string> {
  return signLink(key, 'confirm-contact', { bin, member, change }, { now, seconds: CONFIRM_HOURS * 3600 })
}

/** Reads such a token; undefined when it is not good, or not any more. */
export async function readContactChange(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<{ readonly bin?: string; readonly member?: string; readonly change?: string } | undefined> {
  const link = await readLink(key, 'confirm-contact', token, now)
  return link.kind === 'good' ? link.subject : undefined
}
