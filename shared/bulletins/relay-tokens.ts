import * as z from 'zod'
import { BinId, BulletinId, MemberId } from '#contract/ids.ts'
import type { ReadLink } from '#links/link.ts'
import { readLink } from '#links/link-tokens.ts'
import type { MailLink } from '#mailing/mailing.ts'
import type { RelayKey } from './relay-store.ts'

/** A link to the relay page works as long as a bulletin is worth relaying. */
const RELAY_LINK_DAYS = 60

/** What a link to the relay page is about; without a member it stood in a mail to the BIN's mailbox. */
export interface RelayLink extends RelayKey {
  readonly memberId?: MemberId
}

const About = z.object({ bulletin: BulletinId, bin: BinId, member: MemberId.optional() })

/** The link to the relay page, signed for each recipient when the mail is sent. */
export function relayLink({ bulletinId, binId }: RelayKey): MailLink {
  const about = { bulletin: bulletinId, bin: binId }
  return { name: 'relay', path: '/doorsturen', purpose: 'relay', about, seconds: RELAY_LINK_DAYS * 86_400 }
}

/** Reads the token of a link to the relay page. */
export async function readRelayLink(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<{ readonly kind: 'good'; readonly about: RelayLink } | Exclude<ReadLink, { kind: 'good' }>> {
  const link = await readLink(key, 'relay', token, now)
  if (link.kind !== 'good') return link
  const about = About.safeParse(link.subject)
  if (!about.success) return { kind: 'forged' }
  const { bulletin, bin, member } = about.data
  return {
    kind: 'good',
    about: { bulletinId: bulletin, binId: bin, ...(member === undefined ? {} : { memberId: member }) },
  }
}
