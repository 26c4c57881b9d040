import { findAdjuncts, mailAdjuncts, mailNotRelayed } from './bulletin-mailer.ts'
import { getBulletin } from './bulletin-store.ts'
import { dueReminder, noteReminder, remindedAt } from './relay.ts'
import { type RelayDesk, readRelayCase } from './relay-case-store.ts'
import type { RelayCase } from './relay-mails.ts'
import { changeRelay, type DueLook, dropLook } from './relay-store.ts'
import { isFresh, sendWhatFollows } from './relaying-mailer.ts'
import { finishSending } from './sending-mailer.ts'

/** Whom a look reminded. */
export type Reminded = 'adjunct' | 'prevention' | undefined

/**
 * Looks after a bulletin in a BIN: finishes what a crash left out, and reminds whoever is to be reminded by now. That is
 * noted before anybody is mailed, by one of two who look at once; who dies in between leaves the look, and the next one
 * mails what was noted. Mailings are started once however often they are asked for, so everybody gets one mail.
 */
export async function lookAfter(desk: RelayDesk, look: DueLook): Promise<Reminded> {
  const bulletin = await getBulletin(desk.journal, look.bulletinId)
  if (bulletin?.state === 'sending') await finishSending(desk, bulletin)
  const about = await readRelayCase(desk, look)
  if (about === undefined) {
    await dropLook(desk.journal, look)
    return undefined
  }
  await sendWhatFollows(desk, about)
  const reminded = await remind(desk, about)
  if (reminded === 'busy') return undefined
  await dropLook(desk.journal, look)
  return reminded
}

async function remind(desk: RelayDesk, about: RelayCase): Promise<Reminded | 'busy'> {
  const now = desk.now()
  const { relay, bin } = about
  const whom = dueReminder(relay, now)
  if (whom === undefined) return undefined
  const adjuncts = whom === 'adjunct' ? await findAdjuncts(desk.directory, bin) : []
  if (whom === 'adjunct' && adjuncts.length === 0) return undefined
  const notedAt = remindedAt(relay, whom)
  if (notedAt !== undefined && !isFresh(notedAt, now)) return undefined
  const noted = notedAt === undefined ? await changeRelay(desk.journal, noteReminder(relay, whom, now)) : relay
  if (noted === undefined) return 'busy'
  if (whom === 'adjunct') await mailAdjuncts(desk, { ...about, relay: noted }, adjuncts)
  else await mailNotRelayed(desk, { ...about, relay: noted })
  return notedAt === undefined ? whom : undefined
}
