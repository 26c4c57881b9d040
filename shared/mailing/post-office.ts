import type { Journal } from '#alerts/journal.ts'
import type { LogCode } from '#contract/log-codes.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { ClaimTimes } from './lost-claims.ts'
import type { MailDelivery } from './mail-delivery.ts'
import type { QuotaReader } from './quota-store.ts'
import type { RawMailer } from './ses-raw-mailer.ts'

/** Everything that sending mails needs. Times are in milliseconds. */
export interface PostOffice {
  readonly journal: Journal
  readonly directory: Directory
  readonly send: RawMailer
  readonly quota: QuotaReader
  readonly linkKey: () => Promise<Uint8Array>
  /** The address all mail comes from. */
  readonly sender: string
  readonly publicUrl: string
  readonly times: ClaimTimes & {
    /** How far ahead a slot in SES's rate may be. */
    readonly slotWait: number
    /** From a reached quota to the next look at it. */
    readonly hold: number
    /** How old what is known of the stops may be when a mail is sent. */
    readonly standing: number
    /** How long one function goes on sending. */
    readonly sending: number
  }
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<void>
  readonly note: (code: LogCode, delivery: Pick<MailDelivery, 'mailingId' | 'batch' | 'index'>, reason?: string) => void
}

/** SES takes no mail at all from us, because of our configuration or because it paused the account: somebody must look. */
export class MailIsClosed extends Error {
  override readonly name = 'MailIsClosed'
}
