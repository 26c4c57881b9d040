import { GiveUp } from '#contract/errors.ts'
import { SendMailBatchInput, type SendMailBatchOutput } from '#contract/mailing.ts'
import { composePostOffice, PostOfficeSettings } from '#mailing/compose-post-office.ts'
import { getMailing } from '#mailing/mailing-store.ts'
import type { PostOffice } from '#mailing/post-office.ts'
import { sendMails } from '#mailing/send-mails.ts'
import { workflowTask } from '#runtime/tasks.ts'

/** Sends what is left of a batch of a mailing, and answers whether to come back to it. */
export function makeHandler(office: PostOffice) {
  return async ({ mailingId, batch }: SendMailBatchInput): Promise<SendMailBatchOutput> => {
    const mailing = await getMailing(office.journal, mailingId)
    if (mailing === undefined || batch >= mailing.batches) throw new GiveUp('there is no such batch')
    return sendMails(office, mailing, batch)
  }
}

export const handler = workflowTask('send-mail-batch', SendMailBatchInput, PostOfficeSettings, (settings, log) =>
  makeHandler(composePostOffice(settings, log)),
)
