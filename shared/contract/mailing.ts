import * as z from 'zod'

/**
 * A mailing's id: made of what it is of, such as `blt_…--bin_…` or `news--voorkempen--2026-W47`, so that starting the
 * same thing twice is one mailing. Letters, figures, `_` and `-`: what SES takes as a tag and Step Functions as a name.
 */
export const MailingId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,120}$/)
  .brand<'MailingId'>()
export type MailingId = z.infer<typeof MailingId>

/** What mailings are of. */
export const MailKind = z.enum(['bulletin', 'relay', 'news', 'meeting', 'survey', 'test-call', 'partners'])
export type MailKind = z.infer<typeof MailKind>

/**
 * Recipients of one batch. One function sends a batch: at SES's first rate of 14 a second, shared by four of them, 50
 * mails take some 15 seconds; and 100,000 recipients are 2,000 batches.
 */
export const MAIL_BATCH_SIZE = 50

/** What starts an execution, and what its first and last steps take. */
export const MailingInput = z.object({ mailingId: MailingId })

export interface OpenMailingOutput {
  /** Numbers of the batches that still have mail to send. */
  readonly batches: readonly number[]
}

export const SendMailBatchInput = MailingInput.extend({ batch: z.int().nonnegative() })
export type SendMailBatchInput = z.infer<typeof SendMailBatchInput>

/** Whether a batch is done, or when to look at it again: `until` is ISO 8601. */
export type SendMailBatchOutput = { readonly next: 'done' } | { readonly next: 'wait'; readonly until: string }

export interface CloseMailingOutput {
  /** Whether everyone's mail is sent, or is known not to be sent. */
  readonly complete: boolean
}
