import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import { type Directory, getZone } from '#directory/directory-store.ts'
import type { Zone } from '#directory/zone.ts'
import type { PersonalMailer } from '#joining/personal-mailer.ts'
import { AskingSettings, type Askings, answerEvenly, countAskings, MailerSettings, openMailer } from './joining.ts'
import { LinkSettings, openLinkKey } from './links.ts'
import type { Log } from './log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from './tables.ts'

/** What a function needs in its environment that shows the form to subscribe with. */
export const SubscriptionFormSettings = z.object({ ...DirectorySettings.shape, ...LinkSettings.shape })

/** What a function needs in its environment that takes that form. */
export const SubscriptionSettings = z.object({
  ...SubscriptionFormSettings.shape,
  ...JournalSettings.shape,
  ...MailerSettings.shape,
  ...AskingSettings.shape,
})

/** What takes the form. */
export interface SubscriptionDesk {
  readonly journal: Journal
  readonly zoneOf: (zoneId: ZoneId) => Promise<Zone | undefined>
  readonly linkKey: () => Promise<Uint8Array>
  readonly publicUrl: string
  readonly mail: PersonalMailer
  readonly askings: Askings
  readonly evenly: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly leastSeconds: number
  readonly now: () => Date
  readonly newId: () => string
  /** An id that nobody can guess. */
  readonly newSecret: () => string
  readonly log: Log
}

/** Builds from its environment what takes the form. */
export function openSubscriptionDesk(settings: z.output<typeof SubscriptionSettings>, log: Log): SubscriptionDesk {
  const journal = openJournal(settings)
  const linkKey = openLinkKey(settings)
  return {
    journal,
    zoneOf: zonesIn(openDirectory(settings)),
    linkKey,
    publicUrl: settings.PUBLIC_URL,
    mail: openMailer(settings),
    askings: countAskings(settings, journal, linkKey),
    evenly: answerEvenly(settings.EVEN_ANSWER_SECONDS),
    leastSeconds: settings.FORM_LEAST_SECONDS,
    now: () => new Date(),
    newId: () => ulid(),
    newSecret: () => randomBytes(16).toString('base64url'),
    log,
  }
}

/** Reads zones. */
export function zonesIn(directory: Directory): SubscriptionDesk['zoneOf'] {
  return (zoneId) => getZone(directory, zoneId)
}
