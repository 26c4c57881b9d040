import * as z from 'zod'
import { ZoneId } from '#contract/ids.ts'
import { readLink, signLink } from '#links/link-tokens.ts'
import { confirmPath } from './paths.ts'

/** What a link that confirms a subscription is about. */
export interface ConfirmLink {
  readonly zoneId: ZoneId
  readonly pendingId: string
}

/** A link to confirm waits in a mailbox for a day. */
export const CONFIRM_SECONDS = 86_400

const About = z.object({ zone: ZoneId, pending: z.string().min(1) })

/** The address at which whoever reads the mail confirms the subscription. */
export async function confirmUrl(key: Uint8Array, publicUrl: string, link: ConfirmLink, now: Date): Promise<string> {
  const about = { zone: link.zoneId, pending: link.pendingId }
  const token = await signLink(key, 'confirm-news', about, { now, seconds: CONFIRM_SECONDS })
  return `${publicUrl}${confirmPath(link.zoneId)}?token=${token}`
}

/** Reads the token of such a link; undefined when it is not good, or not any more. */
export async function readConfirmLink(key: Uint8Array, token: string, now: Date): Promise<ConfirmLink | undefined> {
  const link = await readLink(key, 'confirm-news', token, now)
  const about = link.kind === 'good' ? About.safeParse(link.subject) : undefined
  return about?.success === true ? { zoneId: about.data.zone, pendingId: about.data.pending } : undefined
}
