import * as z from 'zod'

/** What an alert is: `live` is the real thing, `test` says so in its first words (product rule 9). */
export const AlertKind = z.enum(['live', 'test'])
export type AlertKind = z.infer<typeof AlertKind>

/** Where an alert stands, as the dispatcher sees it. */
export const AlertState = z.enum(['queued', 'calling', 'waiting', 'retrying', 'closed', 'cancelled', 'failed'])
export type AlertState = z.infer<typeof AlertState>

/** What came of one delivery; every delivery ends in exactly one of these (product rule 6). */
export const Outcome = z.enum([
  'acknowledged',
  'unconfirmed',
  'voicemail',
  'no-answer',
  'busy',
  'unreachable',
  'failed',
  'cancelled',
])
export type Outcome = z.infer<typeof Outcome>

/** How a member is reached by a warm alert. */
export const Channel = z.enum(['voice', 'sms'])
export type Channel = z.infer<typeof Channel>

/** What a follow-up tells those who were reached. */
export const FollowUpKind = z.enum(['update', 'all-clear'])
export type FollowUpKind = z.infer<typeof FollowUpKind>

/** What a bulletin is about; `minutes` are those of the yearly meeting of coordinators. */
export const BulletinKind = z.enum(['prevention-tip', 'modus-operandi', 'crime-rise', 'feedback', 'minutes', 'other'])
export type BulletinKind = z.infer<typeof BulletinKind>

/** What a coordinator may ask leave for: other words, or social media (bulletin rule 2). */
export const PermitKind = z.enum(['change', 'social-media'])
export type PermitKind = z.infer<typeof PermitKind>

/** Where an item of BIN-Nieuws stands; what was public is removed, never deleted. */
export const NewsState = z.enum(['draft', 'published', 'removed'])
export type NewsState = z.infer<typeof NewsState>

/** The languages a BIN can be spoken to in; Dutch comes first. */
export const Language = z.enum(['nl', 'fr', 'de', 'en'])
export type Language = z.infer<typeof Language>

/** Who uses the API. */
export const Role = z.enum(['dispatcher', 'prevention', 'coordinator', 'operator'])
export type Role = z.infer<typeof Role>
