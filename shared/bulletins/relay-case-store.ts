import type { Journal } from '#alerts/journal.ts'
import { type Directory, getBin, getZone } from '#directory/directory-store.ts'
import type { BulletinMailer } from './bulletin-mailer.ts'
import { getBulletin } from './bulletin-store.ts'
import type { RelayCase } from './relay-mails.ts'
import { getRelay, type RelayKey } from './relay-store.ts'

/** What everything about a bulletin on its way needs. Times are in milliseconds. */
export interface RelayDesk extends BulletinMailer {
  readonly journal: Journal
  readonly directory: Directory
  readonly stage: string
  readonly publicUrl: string
  /** An hour of a zone's settings. */
  readonly hour: number
  /** From a write to the look that finishes what a crash left out after it. */
  readonly lookAfter: number
  readonly now: () => Date
}

/** Reads all about a bulletin in one BIN, as it stands now; undefined where a part of it does not exist (any more). */
export async function readRelayCase(desk: RelayDesk, { bulletinId, binId }: RelayKey): Promise<RelayCase | undefined> {
  const { journal, directory, stage, publicUrl } = desk
  const [bulletin, relay, bin] = await Promise.all([
    getBulletin(journal, bulletinId),
    getRelay(journal, { bulletinId, binId }),
    getBin(directory, binId, { consistent: true }),
  ])
  const zone = relay === undefined ? undefined : await getZone(directory, relay.zoneId)
  if (bulletin === undefined || relay === undefined || bin === undefined || zone === undefined) return undefined
  return { bulletin, relay, bin, zone, stage, publicUrl }
}
