import { setTimeout as pause } from 'node:timers/promises'
import { SESClient } from '@aws-sdk/client-ses'
import * as z from 'zod'
import type { LogCode } from '#contract/log-codes.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import type { PostOffice } from './post-office.ts'
import { makeQuotaQuestion } from './quota-store.ts'
import { makeRawMailer } from './ses-raw-mailer.ts'

const seconds = z.coerce.number().positive()

/** What a function that sends mails needs in its environment. */
export const PostOfficeSettings = z.object({
  ...JournalSettings.shape,
  ...DirectorySettings.shape,
  ...LinkSettings.shape,
  MAIL_SENDER: z.string().min(1),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  MAIL_SLOT_WAIT_SECONDS: seconds,
  MAIL_LOST_AFTER_SECONDS: seconds,
  MAIL_LOST_AT_LAST_SECONDS: seconds,
  MAIL_HOLD_SECONDS: seconds,
  MAIL_STANDING_SECONDS: seconds,
  MAIL_QUOTA_REFRESH_SECONDS: seconds,
})

/** A request that has no answer by now is not waited for: SES's event will tell. */
const REQUEST_MILLISECONDS = 10_000
/** How long one function goes on sending: with a last mail's slot and request it ends within its 120 seconds. */
const SENDING_MILLISECONDS = 60_000

const severe: readonly LogCode[] = ['mail-unsure', 'mail-sent-twice', 'mail-refused']

/** Builds from its environment what a function sends mails with. */
export function composePostOffice(settings: z.output<typeof PostOfficeSettings>, log: Log): PostOffice {
  const journal = openJournal(settings)
  // Tried once: SES knows no repeated request, and would send the mail again.
  const ses = new SESClient({ maxAttempts: 1, requestHandler: { requestTimeout: REQUEST_MILLISECONDS } })
  const now = () => new Date()
  const pauseFor = (milliseconds: number) => pause(milliseconds)
  return {
    journal,
    directory: openDirectory(settings),
    send: makeRawMailer(ses, settings.MAIL_CONFIGURATION_SET),
    quota: {
      journal,
      ask: makeQuotaQuestion(ses),
      now,
      pause: pauseFor,
      refreshAfter: settings.MAIL_QUOTA_REFRESH_SECONDS * 1000,
    },
    linkKey: openLinkKey(settings),
    sender: addressIn(settings.MAIL_SENDER),
    publicUrl: settings.PUBLIC_URL,
    times: {
      slotWait: settings.MAIL_SLOT_WAIT_SECONDS * 1000,
      lostAfter: settings.MAIL_LOST_AFTER_SECONDS * 1000,
      lostAtLast: settings.MAIL_LOST_AT_LAST_SECONDS * 1000,
      hold: settings.MAIL_HOLD_SECONDS * 1000,
      standing: settings.MAIL_STANDING_SECONDS * 1000,
      sending: SENDING_MILLISECONDS,
    },
    now,
    pause: pauseFor,
    note: (code, { mailingId, batch, index }, reason) => {
      const facts = { mailingId, batch, index, reason }
      if (severe.includes(code)) log.warn(code, facts)
      else log.info(code, facts)
    },
  }
}

/** The address in `BIN-alert <bin@example.org>`: the name beside it is that of each mailing. */
export function addressIn(sender: string): string {
  return /<([^<>]+)>/.exec(sender)?.[1] ?? sender
}
