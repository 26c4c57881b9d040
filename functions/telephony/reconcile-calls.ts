import * as z from 'zod'
import { attemptOf } from '#alerts/delivery.ts'
import { getDelivery } from '#alerts/delivery-store.ts'
import type { Log } from '#runtime/log.ts'
import { eventConsumer } from '#runtime/tasks.ts'
import { composeSwitchboard, FILL_MILLISECONDS, SwitchboardSettings } from '#telephony/compose-switchboard.ts'
import { endAttempt, endCall, returnTokenOf } from '#telephony/end-call.ts'
import { fillLines } from '#telephony/fill-lines.ts'
import { findOverdueLines, markCalling, type OverdueLine, releaseLine } from '#telephony/line-store.ts'
import type { Switchboard } from '#telephony/switchboard.ts'
import { enqueue } from '#telephony/waiting-store.ts'

/**
 * Settles the calls that nobody was heard of: the lease of their line has ended, because contact events are best effort
 * and functions die. Connect is asked what became of the call; a call that may never have been made counts as an
 * attempt, since one call too few can be made good by the retry and one too many cannot.
 */
export function makeHandler(board: Switchboard, log: Log) {
  return async (): Promise<void> => {
    const overdue = await findOverdueLines(board.journal, board.now().toISOString())
    for (const line of overdue) {
      const found = await settle(board, line)
      log.info('call-reconciled', { alertId: line.call.alertId, contactId: line.contactId, found })
    }
    await fillLines(board, new Date(board.now().getTime() + FILL_MILLISECONDS))
  }
}

async function settle(board: Switchboard, line: OverdueLine): Promise<string> {
  const { journal, now } = board
  const { call } = line
  const delivery = await getDelivery(journal, call)
  const attempt = delivery === undefined ? undefined : attemptOf(delivery, call.attempt)
  if (delivery === undefined) {
    await releaseLine(journal, line)
    return 'no delivery'
  }
  if (attempt === undefined) {
    await enqueue(journal, call, delivery.retryAt ?? '', now())
    await releaseLine(journal, line)
    return 'not dialled'
  }
  if (attempt.endedAt !== undefined) {
    await returnTokenOf(board, delivery, call)
    await releaseLine(journal, line)
    return 'ended before'
  }
  const { contactId } = line
  const standing = contactId === undefined ? undefined : await board.dialler.describe(contactId)
  switch (standing?.kind) {
    case 'live': {
      const lease = new Date(now().getTime() + board.times.lineLease).toISOString()
      await markCalling(journal, line, contactId ?? '', lease)
      return 'still live'
    }
    case 'ended':
      await endCall(board, call, standing.call)
      await releaseLine(journal, line)
      return 'ended'
    case 'unknown':
    case undefined:
      await endAttempt(board, call, { at: now().toISOString(), outcome: 'failed', unsure: true })
      await releaseLine(journal, line)
      return 'unsure'
  }
}

export const handler = eventConsumer('reconcile-calls', z.unknown(), SwitchboardSettings, (settings, log) =>
  makeHandler(composeSwitchboard(settings, log), log),
)
