import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { SESClient } from '@aws-sdk/client-ses'
import { SNSClient } from '@aws-sdk/client-sns'
import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { makeSnsTexter } from '#alerts/sns-texter.ts'
import { mayAsk } from '#joining/asking-store.ts'
import { type Messenger, makePersonalMailer, type PersonalMailer } from '#joining/personal-mailer.ts'
import type { RequestDesk } from '#joining/request-office.ts'
import { networkOf } from '#joining/source.ts'
import { fingerprintOf } from '#links/link-tokens.ts'
import { addressIn } from '#mailing/compose-post-office.ts'
import { LinkSettings, openLinkKey } from './links.ts'
import type { Log } from './log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from './tables.ts'

const seconds = z.coerce.number().positive()
const times = z.coerce.number().int().positive()

export const MailerSettings = z.object({ STAGE: z.string().min(1), MAIL_SENDER: z.string().min(1) })
export const MessengerSettings = z.object({ ...MailerSettings.shape, SMS_MAX_PRICE_USD: z.string().min(1) })

/** What a function that answers the public's forms is told, to keep robots and prying eyes out. */
export const AskingSettings = z.object({
  FORM_LEAST_SECONDS: seconds,
  ASKING_WINDOW_SECONDS: seconds,
  ASKINGS_PER_BIN: times,
  ASKINGS_PER_SOURCE: times,
  ASKINGS_PER_PERSON: times,
  EVEN_ANSWER_SECONDS: seconds,
})

/** What a function needs in its environment that takes what the public fills in. */
export const DeskSettings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  ...LinkSettings.shape,
  ...MessengerSettings.shape,
  ...AskingSettings.shape,
})

/** What takes the public's forms. */
export interface PublicDesk extends RequestDesk {
  readonly askings: Askings
  /** Answers no sooner than a set time after it was asked: how long it took tells nothing of whom we know. */
  readonly evenly: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** A form sent sooner after it was shown was not filled in by a person. */
  readonly leastSeconds: number
  readonly newId: () => string
}

/** Builds from its environment what a function takes the public's forms with. */
export function openDesk(settings: z.output<typeof DeskSettings>, log: Log): PublicDesk {
  const journal = openJournal(settings)
  const linkKey = openLinkKey(settings)
  const askings = countAskings(settings, journal, linkKey)
  return {
    directory: openDirectory(settings),
    journal,
    linkKey,
    publicUrl: settings.PUBLIC_URL,
    messenger: openMessenger(settings),
    askings,
    mayWriteTo: askings.ofPerson,
    evenly: answerEvenly(settings.EVEN_ANSWER_SECONDS),
    leastSeconds: settings.FORM_LEAST_SECONDS,
    drawCode,
    now: () => new Date(),
    newId: () => ulid(),
    log,
  }
}

/** Writes mail to one person at a time. */
export function openMailer(settings: z.output<typeof MailerSettings>): PersonalMailer {
  const address = addressIn(settings.MAIL_SENDER)
  const system = { address, stage: settings.STAGE, newId: () => ulid(), now: () => new Date() }
  return makePersonalMailer(new SESClient({}), system)
}

/** Writes to people by mail and SMS. */
export function openMessenger(settings: z.output<typeof MessengerSettings>): Messenger {
  return { mail: openMailer(settings), text: makeSnsTexter(new SNSClient({}), settings.SMS_MAX_PRICE_USD) }
}

/** Says how often something may be asked for: answers whether this time is within the limit, and counts it. */
export interface Askings {
  readonly ofBin: (binId: string) => Promise<boolean>
  readonly ofSource: (address: string) => Promise<boolean>
  /** Whoever gets the messages: nobody is to be flooded by what others fill in. */
  readonly ofPerson: (reach: string) => Promise<boolean>
}

/** Counts askings by keyed digests, an hour at a time. */
export function countAskings(
  settings: z.output<typeof AskingSettings>,
  journal: Journal,
  linkKey: () => Promise<Uint8Array>,
): Askings {
  const within = async (kind: string, what: string, most: number) => {
    const source = fingerprintOf(await linkKey(), 'asking', kind, what)
    return mayAsk(journal, source, { times: most, seconds: settings.ASKING_WINDOW_SECONDS }, new Date())
  }
  return {
    ofBin: (binId) => within('bin', binId, settings.ASKINGS_PER_BIN),
    ofSource: (address) => within('source', networkOf(address), settings.ASKINGS_PER_SOURCE),
    ofPerson: (reach) => within('person', reach.toLowerCase(), settings.ASKINGS_PER_PERSON),
  }
}

/** Answers no sooner than a set time after it was asked; seconds. */
export function answerEvenly(atLeastSeconds: number): PublicDesk['evenly'] {
  return async (work) => {
    const [result] = await Promise.all([work(), pause(atLeastSeconds * 1000)])
    return result
  }
}

/** Draws a code of six digits. */
function drawCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}
