import { createHash } from 'node:crypto'
import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getZone, listBins } from '#directory/directory-store.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { deleteObject, listFolder, listObjects, readObject, type SiteBucket, writeObject } from './bucket-store.ts'
import { ZoneIndex } from './entry.ts'
import type { Site } from './news-layout.ts'
import { listAllNews } from './news-store.ts'
import { NEWS_STYLE } from './news-style.ts'
import { NEWS, objectKeyOf, stylePath, zonePath } from './paths.ts'
import { sampleFiles } from './sample-item.ts'
import { emptyList, type Files, frontFiles, indexKeyOf, isArchive, zoneFiles } from './site.ts'

/** What bringing the pages up to date needs. */
export interface Press {
  readonly bucket: SiteBucket
  readonly journal: Journal
  readonly directory: Directory
  readonly site: Site
}

/** What the pages of a zone show now. */
export interface Published {
  /** How many files had to be written or deleted. */
  readonly files: number
  /** Of the items they were made of. */
  readonly revisions: ReadonlyMap<string, number>
}

/** Requests to the bucket under way at once. */
const AT_ONCE = 8

/** Where the pages were last compared as a whole, and what they looked like then. */
const LOOK_KEY = 'state/look.txt'

/**
 * Whether all pages are to be compared with what they should be: once a day, and when the pages are made otherwise than
 * they were. Whatever went wrong, or was renamed, is right again the next day.
 */
export async function isNewLook(press: Pick<Press, 'bucket' | 'site'>, now: Date): Promise<boolean> {
  return (await readObject(press.bucket, LOOK_KEY)) !== (await lookOf(press.site, now))
}

/** Notes that the pages will be compared as a whole. */
export async function keepLook({ bucket, site }: Pick<Press, 'bucket' | 'site'>, now: Date): Promise<void> {
  const listed = await listObjects(bucket, LOOK_KEY)
  await writeObject(bucket, LOOK_KEY, await lookOf(site, now), listed.get(LOOK_KEY))
}

/** The day, and a digest of made-up pages: it changes with any template. */
async function lookOf(site: Site, now: Date): Promise<string> {
  const digest = createHash('sha256')
  for (const [key, content] of await sampleFiles(site)) digest.update(key).update(content)
  return `${dayInBrussels(now)} ${digest.digest('hex')}`
}

/** Where the stylesheet is: by a name that changes with what is in it. */
export function styleHref(): string {
  return stylePath(createHash('sha256').update(NEWS_STYLE).digest('hex').slice(0, 10))
}

/**
 * Brings all files of a zone to what its items are: what is there already is left alone.
 *
 * The objects are listed before the items are read, and each is written only in the place of what was listed. So of
 * two who do this at once, the one that knows less never has the last word: it throws WrittenMeanwhile.
 */
export async function publishZone(press: Press, zoneId: ZoneId): Promise<Published> {
  const { bucket, journal, directory, site } = press
  const zone = await getZone(directory, zoneId)
  if (zone === undefined) return { files: 0, revisions: new Map() }
  const listed = await listObjects(bucket, objectKeyOf(zonePath(zoneId)).replace(/index[.]html$/, ''))
  const [items, bins] = await Promise.all([listAllNews(journal, zoneId), listBins(directory, zoneId)])
  const wanted = new Map(await zoneFiles(site, zone, items, bins))
  const empty = await emptyList(site, zone)
  const others = [...listed.keys()].filter((key) => !wanted.has(key))
  // A list may get an item again the next moment, so it is not deleted; an item that was removed is so for good.
  for (const key of others) if (isArchive(key)) wanted.set(key, empty)
  const written = await writeAll(bucket, wanted, listed)
  await inParallel(
    others.filter((key) => !isArchive(key)),
    AT_ONCE,
    (key) => deleteObject(bucket, key),
  )
  return {
    files: written + others.filter((key) => !isArchive(key)).length,
    revisions: new Map(items.map(({ newsId, revision }) => [newsId, revision])),
  }
}

/** Brings the files over all zones to what those of the zones say; answers how many were written. */
export async function publishFront({ bucket, site }: Press): Promise<number> {
  const { folders, objects } = await listFolder(bucket, NEWS.slice(1))
  const { objects: atRoot } = await listFolder(bucket, '')
  const zones = await readFolders(bucket, folders)
  return writeAll(bucket, await frontFiles(site, zones, NEWS_STYLE), new Map([...objects, ...atRoot]))
}

/** The entries of all zones that have pages. */
export async function listIndexes(bucket: SiteBucket): Promise<readonly ZoneIndex[]> {
  const { folders } = await listFolder(bucket, NEWS.slice(1))
  return readFolders(bucket, folders)
}

async function readFolders(bucket: SiteBucket, folders: readonly string[]): Promise<readonly ZoneIndex[]> {
  const zones: ZoneIndex[] = []
  await inParallel(folders, AT_ONCE, async (folder) => {
    const found = await readObject(bucket, `${folder}index.json`)
    if (found !== undefined) zones.push(ZoneIndex.parse(JSON.parse(found)))
  })
  return zones.toSorted((a, b) => a.zoneId.localeCompare(b.zoneId))
}

/** The entries of a zone as they are published; undefined when it has no pages. */
export async function readIndex(bucket: SiteBucket, zoneId: ZoneId): Promise<ZoneIndex | undefined> {
  const found = await readObject(bucket, indexKeyOf({ zoneId }))
  return found === undefined ? undefined : ZoneIndex.parse(JSON.parse(found))
}

async function writeAll(bucket: SiteBucket, files: Files, listed: ReadonlyMap<string, string>): Promise<number> {
  let written = 0
  await inParallel(files, AT_ONCE, async ([key, content]) => {
    if (await writeObject(bucket, key, content, listed.get(key))) written += 1
  })
  return written
}
