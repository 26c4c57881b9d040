import type { BinId, BulletinId } from '#contract/ids.ts'

/** What relaying one bulletin to the members of a BIN came to, once their mailing has ended: numbers only. */
export interface BulletinResult {
  readonly binId: BinId
  readonly bulletinId: BulletinId
  /** That SES took; who unsubscribed or whose address is stopped got none. */
  readonly mails: number
  /** Euro for one mail, as it was on the day. */
  readonly mailPrice: number
  /** Euro. */
  readonly cost: number
}
