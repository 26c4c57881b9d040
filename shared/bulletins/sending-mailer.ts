import { getBins, getZone } from '#directory/directory-store.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import type { Bulletin } from './bulletin.ts'
import { mailMailbox } from './bulletin-mailer.ts'
import { changeBulletin, getBulletin } from './bulletin-store.ts'
import { openRelay } from './relay.ts'
import type { RelayDesk } from './relay-case-store.ts'
import { createRelay, getRelay } from './relay-store.ts'

/** Each starts a mailing of its own: some six writes. */
const BINS_AT_ONCE = 8

/**
 * Brings a bulletin whose sending was begun to all its BINs, and then notes that it is sent. Every step may be taken
 * twice: a relay that was opened stays as it is, a mail that was started is not started again.
 */
export async function finishSending(desk: RelayDesk, bulletin: Bulletin): Promise<Bulletin> {
  const { journal, directory, stage, publicUrl } = desk
  const { bulletinId, zoneId, sentAt } = bulletin
  const [bins, zone] = await Promise.all([getBins(directory, bulletin.binIds), getZone(directory, zoneId)])
  if (zone === undefined || sentAt === undefined) throw new Error('a bulletin is being sent that was not begun')
  await inParallel(bins, BINS_AT_ONCE, async (bin) => {
    const { binId, name: binName } = bin
    await createRelay(
      journal,
      openRelay({ bulletinId, binId, binName, zoneId }, zone.relayHours, desk.hour, new Date(sentAt)),
    )
    const relay = await getRelay(journal, { bulletinId, binId })
    if (relay === undefined) throw new Error('a relay was opened, and is gone')
    await mailMailbox(desk, { bulletin, relay, bin, zone, stage, publicUrl })
  })
  const sent = await changeBulletin(journal, { ...bulletin, state: 'sent' })
  return sent ?? (await getBulletin(journal, bulletinId)) ?? bulletin
}
