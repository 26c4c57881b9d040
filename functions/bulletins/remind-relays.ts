import * as z from 'zod'
import { lookAfter } from '#bulletins/look-after-mailer.ts'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { type DueLook, listDueLooks } from '#bulletins/relay-store.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import type { Log } from '#runtime/log.ts'
import { eventConsumer } from '#runtime/tasks.ts'

/** A zone's bulletin to all its BINs falls due at once; what is left is for the next run. */
const MOST_LOOKS = 1000
const LOOKS_AT_ONCE = 8

/** Some looks failed; they stay due. */
class LooksFailed extends Error {
  override readonly name = 'LooksFailed'
}

/** Looks after every bulletin that is due: reminds of those not relayed, and finishes what a crash left out. */
export function makeHandler(desk: RelayDesk, log: Log) {
  return async (): Promise<void> => {
    const due = await listDueLooks(desk.journal, desk.now(), MOST_LOOKS)
    let failed = 0
    const look = async (one: DueLook): Promise<void> => {
      const { bulletinId, binId } = one
      try {
        const whom = await lookAfter(desk, one)
        if (whom !== undefined) log.info('relay-reminded', { bulletinId, binId, whom })
      } catch (error) {
        failed += 1
        log.error('look-failed', error, { bulletinId, binId })
      }
    }
    await inParallel(due, LOOKS_AT_ONCE, look)
    if (failed > 0) throw new LooksFailed(`${failed} of ${due.length}`)
  }
}

export const handler = eventConsumer('remind-relays', z.unknown(), RelayDeskSettings, (settings, log) =>
  makeHandler(openRelayDesk(settings), log),
)
