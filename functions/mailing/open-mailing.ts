import type * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { GiveUp } from '#contract/errors.ts'
import { MailingInput, type OpenMailingOutput } from '#contract/mailing.ts'
import { getMailing, listMailBatches } from '#mailing/mailing-store.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { workflowTask } from '#runtime/tasks.ts'

/** Answers which batches of a mailing still have mail to send: all of them, or what an earlier run left. */
export function makeHandler(journal: Journal) {
  return async ({ mailingId }: z.output<typeof MailingInput>): Promise<OpenMailingOutput> => {
    const mailing = await getMailing(journal, mailingId)
    if (mailing === undefined) throw new GiveUp('there is no such mailing')
    const batches = await listMailBatches(journal, mailing)
    return { batches: batches.filter(({ done }) => !done).map(({ batch }) => batch) }
  }
}

export const handler = workflowTask('open-mailing', MailingInput, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
