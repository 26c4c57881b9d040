import type { SendMailBatchOutput } from '#contract/mailing.ts'
import { composeMail, UnfitForMail } from '#mail/compose-mail.ts'
import { reserveSlot } from '#runtime/pacer-store.ts'
import { type Lookup, standingsOf, textsOf } from './lookup-store.ts'
import { lostBefore } from './lost-claims.ts'
import { isSettled, type MailDelivery, type MailEvent, mayClaim } from './mail-delivery.ts'
import { listStoredMails, recordOnMail, type StoredMail } from './mail-delivery-store.ts'
import { tallySending } from './mail-tally.ts'
import type { Mailing, MailText } from './mailing.ts'
import { finishBatch } from './mailing-store.ts'
import { outgoingMail } from './outgoing-mail.ts'
import { MailIsClosed, type PostOffice } from './post-office.ts'
import { hasQuota, mailsAtOnce } from './quota.ts'
import { readQuota } from './quota-store.ts'
import { linksOf } from './recipient-tokens.ts'
import { type SendResult, tagsOf } from './ses-raw-mailer.ts'
import { keptFrom } from './stop.ts'

/** Why a function stops before its batch is done. */
type Halt = 'busy' | 'quota' | 'unsure' | { readonly error: unknown }

/** Between SES's refusals for speed, each after a slot of its own. */
const MOST_REQUESTS = 5
/** While claims of others are waited for, their events may come at any moment. */
const LOOKS = 10

/**
 * Sends the mails of a batch that are still to be sent, as many at once as SES's rate asks for, and answers whether the
 * batch is done or when to look again. Any number may work on one batch: a mail is claimed before SES is asked.
 */
export async function sendMails(office: PostOffice, mailing: Mailing, batch: number): Promise<SendMailBatchOutput> {
  const { journal, now, times } = office
  const key = { mailingId: mailing.mailingId, enrolment: mailing.enrolment, batch }
  const quota = await readQuota(office.quota)
  if (!hasQuota(quota)) {
    office.note('mail-quota-reached', { ...key, index: 0 })
    return later(office, times.hold)
  }
  const stored = await listStoredMails(journal, key)
  const before = deliveriesIn(stored)
  const lost = lostBefore(before, now(), times)
  const due = stored.filter(({ delivery }) => mayClaim(delivery, lost))
  const halt = await sendDue(office, mailing, { due, lost, atOnce: mailsAtOnce(quota) })
  // Thrown only now: what the others had on its way is recorded.
  if (typeof halt === 'object') throw halt.error

  const standing = deliveriesIn(await listStoredMails(journal, key))
  if (standing.every(isSettled)) {
    await finishBatch(journal, key, batch, tallySending(standing))
    return { next: 'done' }
  }
  if (halt === 'quota') return later(office, times.hold)
  if (halt !== undefined) return later(office, times.slotWait)
  const goesOn = standing.some((delivery) => mayClaim(delivery, lostBefore(standing, now(), times)))
  return later(office, goesOn ? 0 : times.lostAfter / LOOKS)
}

function deliveriesIn(stored: readonly StoredMail[]): readonly MailDelivery[] {
  return stored.map(({ delivery }) => delivery)
}

function later({ now }: PostOffice, milliseconds: number): SendMailBatchOutput {
  return { next: 'wait', until: new Date(now().getTime() + milliseconds).toISOString() }
}

/** What is to be sent now: a claim from before `lost` (ISO 8601) is nobody's. */
interface Due {
  readonly due: readonly StoredMail[]
  readonly lost: string
  readonly atOnce: number
}

async function sendDue(office: PostOffice, mailing: Mailing, { due, lost, atOnce }: Due): Promise<Halt | undefined> {
  const end = office.now().getTime() + office.times.sending
  const texts = textsOf(office.journal, mailing)
  const standings = standingsOf(office, mailing, due)
  const queue = [...due]
  let halt: Halt | undefined
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const met = await sendMail(office, mailing, next, { texts, standings, lost }).catch(
        (error: unknown): Halt => ({ error }),
      )
      halt ??= met
      if (halt !== undefined || office.now().getTime() > end) return
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return halt
}

/** Claimed before its slot is reserved: between the slot and the request nothing is left to do. */
async function sendMail(
  office: PostOffice,
  mailing: Mailing,
  stored: StoredMail,
  { texts, standings, lost }: Lookup & Pick<Due, 'lost'>,
): Promise<Halt | undefined> {
  const { journal, now } = office
  const { delivery } = stored
  const { stops, softBounced } = await standings(delivery)
  const kept = keptFrom(stops, mailing.list)
  const message = kept === undefined ? await compose(office, mailing, delivery, await texts(delivery)) : undefined
  const at = now()
  if (message === undefined) {
    await recordOnMail(journal, delivery, { kind: 'skip', reason: kept ?? 'refused' }, at, stored)
    return undefined
  }
  const event = { kind: 'claim', at: at.toISOString(), lostBefore: lost, softBounced } as const
  const claim = await recordOnMail(journal, delivery, event, at, stored)
  return claim.kind === 'changed' ? sendClaimed(office, message, claim.stored) : undefined
}

async function sendClaimed(office: PostOffice, message: Uint8Array, claimed: StoredMail): Promise<Halt | undefined> {
  const { journal, sender, now } = office
  const { delivery } = claimed
  const mail = { from: sender, to: delivery.address ?? '', message, tags: tagsOf(delivery, delivery.fingerprint) }
  for (let request = 0; request < MOST_REQUESTS; request += 1) {
    const isTime = await awaitSlot(office)
    if (!isTime) break
    const result = await office.send(mail)
    if (result.kind !== 'too-fast') return recordAnswer(office, claimed, result)
    office.note('mail-throttled', delivery)
  }
  await recordOnMail(journal, delivery, { kind: 'release' }, now(), claimed)
  return 'busy'
}

/** A slot that was met so late, in milliseconds, is given up for another: the next request stands close behind it. */
const LATE = 50
/** A function that is always late must send all the same. */
const MOST_LAPSES = 2

/** Waits for a slot in SES's rate; false when the next one is too far ahead. */
async function awaitSlot({ journal, now, pause, times }: PostOffice): Promise<boolean> {
  for (let lapses = 0; ; lapses += 1) {
    const slot = await reserveSlot(journal, 'ses', () => now().getTime(), times.slotWait)
    if (slot === undefined) return false
    const ahead = slot - now().getTime()
    if (ahead > 0) await pause(ahead)
    if (now().getTime() - slot <= LATE || lapses === MOST_LAPSES) return true
  }
}

async function recordAnswer(
  { journal, now, note }: PostOffice,
  claimed: StoredMail,
  result: Exclude<SendResult, { readonly kind: 'too-fast' }>,
): Promise<Halt | undefined> {
  const { delivery } = claimed
  const record = (event: MailEvent) => recordOnMail(journal, delivery, event, now(), claimed)
  switch (result.kind) {
    case 'taken':
      await record({ kind: 'taken', messageId: result.messageId, at: now().toISOString() })
      return undefined
    case 'refused':
      note('mail-refused', delivery, result.error)
      await record({ kind: 'skip', reason: 'refused' })
      return undefined
    case 'unsure':
      note('mail-unsure', delivery, result.error)
      return 'unsure'
    case 'quota':
      note('mail-quota-reached', delivery)
      await record({ kind: 'release' })
      return 'quota'
    case 'closed':
      await record({ kind: 'release' })
      return { error: new MailIsClosed(result.error) }
  }
}

/** The bytes for SES; undefined for a mail that cannot be sent as it is, whoever tries. */
async function compose(
  office: PostOffice,
  mailing: Mailing,
  delivery: MailDelivery,
  text: MailText,
): Promise<Uint8Array | undefined> {
  const { address } = delivery
  if (address === undefined) return undefined
  const now = office.now()
  const links = await linksOf(office, mailing, delivery, now)
  try {
    const parts = { mailing, text, delivery: { ...delivery, address }, links, sender: office.sender, now }
    return await composeMail(outgoingMail(parts))
  } catch (error) {
    if (!(error instanceof UnfitForMail)) throw error
    office.note('mail-refused', delivery, error.name)
    return undefined
  }
}
