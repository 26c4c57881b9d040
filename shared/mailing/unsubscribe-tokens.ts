import * as z from 'zod'
import { Language } from '#contract/vocabulary.ts'
import type { ReadLink } from '#links/link.ts'
import { readLink, signLink } from '#links/link-tokens.ts'
import { isMailList, type MailList } from './mailing.ts'

/** Who wants no more of an old mail must not be told that its link has run out: ten years. */
const UNSUBSCRIBE_SECONDS = 10 * 366 * 86_400

/** What an unsubscribe link is about. */
export interface Unsubscription {
  readonly fingerprint: string
  readonly list: MailList
  /** Of the page behind the link: that of the mail. */
  readonly language: Language
}

const About = z.object({ address: z.string().min(1), list: z.custom<MailList>(isMailList), language: Language })

/** The address where a recipient stops the mail of a list, by a press on a page or by their mail program's (RFC 8058). */
export async function unsubscribeUrl(
  key: Uint8Array,
  publicUrl: string,
  { fingerprint, list, language }: Unsubscription,
  now: Date,
): Promise<string> {
  const about = { address: fingerprint, list, language }
  const token = await signLink(key, 'unsubscribe', about, { now, seconds: UNSUBSCRIBE_SECONDS })
  return `${publicUrl}/uitschrijven?token=${token}`
}

/** Reads the token of an unsubscribe link. */
export async function readUnsubscribe(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<{ readonly kind: 'good'; readonly about: Unsubscription } | Exclude<ReadLink, { kind: 'good' }>> {
  const link = await readLink(key, 'unsubscribe', token, now)
  if (link.kind !== 'good') return link
  const about = About.safeParse(link.subject)
  if (!about.success) return { kind: 'forged' }
  const { address, list, language } = about.data
  return { kind: 'good', about: { fingerprint: address, list, language } }
}
