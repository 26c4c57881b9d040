import * as z from 'zod'
import type { ZoneId } from '#contract/ids.ts'
import { listZones } from '#directory/directory-store.ts'
import { WrittenMeanwhile } from '#news/bucket-store.ts'
import { isNewLook, keepLook, type Press, type Published, publishFront, publishZone } from '#news/site-store.ts'
import { dropStalePages, listStalePages, noteZonePages, type StalePages } from '#news/stale-pages-store.ts'
import type { Log } from '#runtime/log.ts'
import { openSiteBucket, SiteSettings, siteOf } from '#runtime/site.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'
import { eventConsumer } from '#runtime/tasks.ts'

interface Dependencies extends Press {
  readonly now: () => Date
  readonly log: Log
}

/** Of the function's five minutes: what is left goes to the zone at hand and to the front page. */
const WORK_MS = 200_000
/** A change that was announced and not made by now never will be: an API call lasts half a minute at most. */
const GIVEN_UP_MS = 900_000

/** Brings the pages up to date with all that was noted since, one zone after the other. */
export function makeHandler({ now, log, ...press }: Dependencies) {
  return async (): Promise<void> => {
    const started = now()
    if (await isNewLook(press, started)) {
      for (const { zoneId } of await listZones(press.directory)) await noteZonePages(press.journal, zoneId, started)
      await keepLook(press, started)
    }
    const zones = [...Map.groupBy(await listStalePages(press.journal), ({ zoneId }) => zoneId)]
    if (zones.length === 0) return
    const shown: StalePages[] = []
    const failures: unknown[] = []
    const attempt = async <Result>(
      zoneId: ZoneId | 'all',
      work: () => Promise<Result>,
    ): Promise<Result | undefined> => {
      try {
        return await work()
      } catch (error) {
        log.error('pages-late', error, { zoneId })
        if (!(error instanceof WrittenMeanwhile)) failures.push(error)
        return undefined
      }
    }
    for (const [zoneId, notes] of zones) {
      if (now().getTime() - started.getTime() > WORK_MS) break
      const published = await attempt(zoneId, () => publishZone(press, zoneId))
      if (published === undefined) continue
      log.info('pages-published', { zoneId, files: published.files })
      shown.push(...notes.filter((note) => isShown(note, published, started)))
    }
    // Kept until the front page shows them too.
    if ((await attempt('all', () => publishFront(press))) !== undefined) {
      for (const note of shown) await dropStalePages(press.journal, note)
    }
    if (failures.length > 0) throw failures[0]
  }
}

function isShown({ about, revision, at }: StalePages, { revisions }: Published, now: Date): boolean {
  if (about === '' || (revisions.get(about) ?? 0) >= revision) return true
  return now.getTime() - Date.parse(at) > GIVEN_UP_MS
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...SiteSettings.shape })

export const handler = eventConsumer('publish-pages', z.unknown(), Settings, (settings, log) =>
  makeHandler({
    bucket: openSiteBucket(settings),
    journal: openJournal(settings),
    directory: openDirectory(settings),
    site: siteOf(settings),
    now: () => new Date(),
    log,
  }),
)
