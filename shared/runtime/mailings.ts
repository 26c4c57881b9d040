import { SFNClient } from '@aws-sdk/client-sfn'
import { ulid } from 'ulid'
import * as z from 'zod'
import { makeMailingWorkflow } from '#mailing/mailing-workflow.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { LinkSettings, openLinkKey } from './links.ts'
import { JournalSettings, openJournal } from './tables.ts'

/** What a function that starts mailings needs in its environment; the construct MailingWorkflow grants it. */
export const MailingSettings = z.object({
  ...JournalSettings.shape,
  ...LinkSettings.shape,
  MAILING_STATE_MACHINE_ARN: z.string().min(1),
})

/** Builds from its environment what a function starts mailings with. */
export function openMailings(settings: z.output<typeof MailingSettings>): Mailings {
  return {
    journal: openJournal(settings),
    startWorkflow: makeMailingWorkflow(new SFNClient({}), settings.MAILING_STATE_MACHINE_ARN),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    newEnrolment: () => ulid(),
  }
}
