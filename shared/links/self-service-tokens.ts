import type { BinId, MemberId } from '#contract/ids.ts'
import { signLink } from './link-tokens.ts'

/**
 * How long the link to one's own data works. Every mail brings a new one and anybody can ask for one, so it need not
 * outlive the mails that people still look up; a mail that was handed on is harmless after a season.
 */
const SELF_SERVICE_DAYS = 90

/** The address where a member sees, corrects and deletes their own data; belongs in every mail to that member. */
export async function selfServiceUrl(
  key: Uint8Array,
  publicUrl: string,
  { binId, memberId }: { readonly binId: BinId; readonly memberId: MemberId },
  now: Date,
): Promise<string> {
  const about = { bin: binId, member: memberId }
  const token = await signLink(key, 'self-service', about, { now, seconds: SELF_SERVICE_DAYS * 86_400 })
  return `${publicUrl}/mijn-gegevens?token=${token}`
}
