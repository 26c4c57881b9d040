import { SESClient } from '@aws-sdk/client-ses'
import { ulid } from 'ulid'
import * as z from 'zod'
import { addressIn } from '#mailing/compose-post-office.ts'
import { makeRawMailer } from '#mailing/ses-raw-mailer.ts'
import { forgetUntoldStops, listUntoldStops } from '#mailing/stop-store.ts'
import { type StopsMailer, tellOfStops } from '#mailing/stops-mailer.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { eventConsumer } from '#runtime/tasks.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  MAIL_SENDER: z.string().min(1),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  STAGE: z.string().min(1),
})

/**
 * Tells coordinators which members of their BIN get no more mail: one mail a BIN for all since the last run. What could
 * not be told stays for the next run; a crash right after a mail makes it come twice.
 */
export function makeHandler(mailer: StopsMailer, log: Log) {
  return async (): Promise<void> => {
    const untold = Map.groupBy(await listUntoldStops(mailer.directory), ({ binId }) => binId)
    for (const [binId, stops] of untold) {
      const result = await tellOfStops(mailer, binId, stops)
      log.info('stops-told', { binId, members: stops.length, result })
      if (result !== 'later') await forgetUntoldStops(mailer.directory, stops)
    }
  }
}

export const handler = eventConsumer('report-stops', z.unknown(), Settings, (settings, log) =>
  makeHandler(
    {
      directory: openDirectory(settings),
      // Tried once, as SES would send a repeated request as a second mail.
      send: makeRawMailer(new SESClient({ maxAttempts: 1 }), settings.MAIL_CONFIGURATION_SET),
      sender: addressIn(settings.MAIL_SENDER),
      stage: settings.STAGE,
      now: () => new Date(),
      newId: () => ulid(),
    },
    log,
  ),
)
