import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Directory } from '#directory/directory-store.ts'
import { type MailDelivery, transitionMail } from '#mailing/mail-delivery.ts'
import { getStoredMail, recordOnMail } from '#mailing/mail-delivery-store.ts'
import { fateOf, MailEventInput } from '#mailing/mail-event.ts'
import type { StopReason } from '#mailing/stop.ts'
import { countSoftBounce, forgetSoftBounces, noteUntoldStop, stopMail } from '#mailing/stop-store.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { eventConsumer } from '#runtime/tasks.ts'

const Settings = z.object({
  ...JournalSettings.shape,
  ...DirectorySettings.shape,
  MAIL_SOFT_BOUNCES: z.coerce.number().int().positive(),
})

interface Dependencies {
  readonly journal: Journal
  readonly directory: Directory
  /** So many soft bounces in a row are a hard one. */
  readonly softBounces: number
  readonly now: () => Date
  readonly log: Log
}

/**
 * Records what SES tells of a mail. What follows for the address is written before the delivery: an event that comes
 * again after a crash finds the delivery as it was and does both.
 */
export function makeHandler({ journal, directory, softBounces, now, log }: Dependencies) {
  const stopFor = async (
    reason: StopReason | undefined,
    event: MailEventInput,
    delivery: MailDelivery,
  ): Promise<void> => {
    if (reason === undefined) return
    const { mailing: mailingId, address: fingerprint } = event.tags
    if (await stopMail(directory, fingerprint, { reason, at: event.at })) {
      log.info('address-stopped', { mailingId, reason })
    }
    await noteUntoldStop(directory, delivery, { reason, at: event.at })
  }
  const reasonOf = async (event: MailEventInput, { softBounced }: MailDelivery): Promise<StopReason | undefined> => {
    const fate = fateOf(event)
    if (fate === 'bounced' || fate === 'complained') return fate
    if (fate === 'delivered' && softBounced === true) await forgetSoftBounces(directory, event.tags.address)
    if (fate !== 'soft-bounced') return undefined
    const inARow = await countSoftBounce(directory, event.tags.address, event.messageId)
    return inARow >= softBounces ? fate : undefined
  }

  return async (event: MailEventInput): Promise<void> => {
    const { messageId, at, tags } = event
    const { mailing: mailingId, enrolment, batch, index } = tags
    const known = await getStoredMail(journal, { mailingId, enrolment, batch, index })
    if (known === undefined) {
      log.warn('mail-unknown', { mailingId, eventType: event.eventType })
      return
    }
    const other = known.delivery.messageId
    if (event.eventType === 'Send' && other !== undefined && other !== messageId) {
      log.warn('mail-sent-twice', { mailingId, batch, index })
    }
    const heard = { kind: 'heard', fate: fateOf(event), messageId, at } as const
    if (transitionMail(known.delivery, heard).kind === 'ignored') return
    await stopFor(await reasonOf(event, known.delivery), event, known.delivery)
    await recordOnMail(journal, known.delivery, heard, now(), known)
  }
}

export const handler = eventConsumer('record-mail-event', MailEventInput, Settings, (settings, log) =>
  makeHandler({
    journal: openJournal(settings),
    directory: openDirectory(settings),
    softBounces: settings.MAIL_SOFT_BOUNCES,
    now: () => new Date(),
    log,
  }),
)
