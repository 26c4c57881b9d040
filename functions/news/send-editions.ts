import * as z from 'zod'
import { getZone, listZones } from '#directory/directory-store.ts'
import type { Zone } from '#directory/zone.ts'
import { decideEdition, dueWeek, type Edition, itemsOf, wallInBrussels } from '#news/edition.ts'
import { type EditionMailer, sendEdition } from '#news/edition-mailer.ts'
import { createEdition, getLastEdition, markEditionSent } from '#news/edition-store.ts'
import { listAllNews } from '#news/news-store.ts'
import { eraseLeavers } from '#news/subscriber-store.ts'
import type { Log } from '#runtime/log.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'
import { eventConsumer } from '#runtime/tasks.ts'

interface Dependencies extends EditionMailer {
  readonly now: () => Date
  readonly log: Log
}

/** An edition that could not be brought to everyone by then is old. */
const RESUMED_MS = 3 * 86_400_000
/** Who unsubscribed can undo it on the page that follows; the day after they are erased, at this hour in Belgium. */
const ERASING_HOUR = 4
const UNDONE_MS = 3_600_000

/** Mails the editions that are due, and goes on with those that stopped; one zone's trouble is not another's. */
export function makeHandler({ now, log, ...mailer }: Dependencies) {
  const { directory, mailings } = mailer
  const { journal } = mailings

  const decide = async (zone: Zone, week: string, previous: Edition | undefined): Promise<Edition | undefined> => {
    const items = await listAllNews(journal, zone.zoneId)
    const edition = decideEdition(zone.zoneId, week, items, { previous, now: now() })
    if (await createEdition(journal, edition)) {
      log.info(edition.newsIds.length === 0 ? 'edition-empty' : 'edition-started', { zoneId: zone.zoneId, week })
      return edition
    }
    return getLastEdition(journal, zone.zoneId)
  }

  const serve = async (zone: Zone): Promise<void> => {
    const { zoneId, newsMail } = zone
    if (wallInBrussels(now()).hour === ERASING_HOUR) {
      await eraseLeavers(directory, await mailings.linkKey(), zoneId, new Date(now().getTime() - UNDONE_MS))
    }
    const last = await getLastEdition(journal, zoneId)
    const week = dueWeek(newsMail, now())
    const edition = week !== undefined && week > (last?.week ?? '') ? await decide(zone, week, last) : last
    if (edition === undefined || edition.sentAt !== undefined) return
    if (now().getTime() - Date.parse(edition.until) > RESUMED_MS) return
    const items = itemsOf(edition, await listAllNews(journal, zoneId))
    if (items.length === 0 || (await sendEdition(mailer, zone, edition, items))) {
      await markEditionSent(journal, edition, now())
    }
  }

  return async (): Promise<void> => {
    const failures: unknown[] = []
    for (const { zoneId } of await listZones(directory)) {
      try {
        const zone = await getZone(directory, zoneId)
        if (zone !== undefined) await serve(zone)
      } catch (error) {
        log.error('edition-failed', error, { zoneId })
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...MailingSettings.shape, STAGE: z.string().min(1) })

export const handler = eventConsumer('send-editions', z.unknown(), Settings, (settings, log) =>
  makeHandler({
    mailings: openMailings(settings),
    directory: openDirectory(settings),
    publicUrl: settings.PUBLIC_URL,
    stage: settings.STAGE,
    now: () => new Date(),
    log,
  }),
)
