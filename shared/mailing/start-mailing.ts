import type { Journal } from '#alerts/journal.ts'
import { MAIL_BATCH_SIZE } from '#contract/mailing.ts'
import { isMailAddress } from '#mail/mail-address.ts'
import type { MailDelivery } from './mail-delivery.ts'
import { deleteMails, putMails } from './mail-delivery-store.ts'
import { linkNames, type Mailing, type NewMailing, placeOfLink, type Recipient, variantOf } from './mailing.ts'
import { createMailing, getMailing, putBatches, putText } from './mailing-store.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import { printOf } from './stop-store.ts'

/** What starting a mailing needs; see openMailings. */
export interface Mailings {
  readonly journal: Journal
  readonly startWorkflow: MailingWorkflow
  /** The key that signs links, with which addresses are digested too. */
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
  /** Gives another id each time, one that nobody can guess. */
  readonly newEnrolment: () => string
}

/** What came of starting a mailing; `known`: it had been started before. */
export interface StartedMailing {
  readonly kind: 'started' | 'known'
  readonly recipients: number
}

/** An item of DynamoDB holds 400 KB, and Gmail shows 102 KB of a mail. */
const MOST_TEXT_BYTES = 300_000
/** Deliveries written in one go: memory stays small, and DynamoDB busy. */
const WRITTEN_AT_ONCE = 1000

/**
 * Starts a mailing: writes its texts and a delivery for each recipient, and then starts the sending. Nothing is sent
 * before all is written. Whoever died half-way starts it again; of two who start the same mailing at once, the enrolment
 * of one counts and the other's is taken back. A mailing that was started before goes on if it had stopped; other
 * texts or recipients change nothing any more.
 *
 * Throws a RangeError for a text above 300 KB.
 */
export async function startMailing(
  mailings: Mailings,
  wanted: NewMailing,
  recipients: Iterable<Recipient> | AsyncIterable<Recipient>,
): Promise<StartedMailing> {
  const known = await getMailing(mailings.journal, wanted.mailingId)
  const started = known === undefined ? await enrol(mailings, wanted, recipients) : undefined
  const mailing = known ?? started?.mailing ?? (await getMailing(mailings.journal, wanted.mailingId))
  if (mailing === undefined) throw new Error('a mailing was enrolled, and is gone')
  if (mailing.state === 'sending') await mailings.startWorkflow(mailing.mailingId)
  return { kind: started?.mailing === undefined ? 'known' : 'started', recipients: mailing.recipients }
}

/** Without a mailing in the answer, another enrolment was complete first. */
async function enrol(
  mailings: Mailings,
  wanted: NewMailing,
  recipients: Iterable<Recipient> | AsyncIterable<Recipient>,
): Promise<{ readonly mailing?: Mailing }> {
  const { journal, now } = mailings
  const { compose, links = [], ...facts } = wanted
  const enrolment = { mailingId: wanted.mailingId, enrolment: mailings.newEnrolment() }
  const { sizes, variants } = await writeDeliveries(mailings, enrolment, recipients)
  for (const [variant, { language, isMember }] of variants) {
    const places = linkNames(links, { isMember, list: wanted.list }).map((name): [string, string] => [
      name,
      placeOfLink(enrolment.enrolment, name),
    ])
    const text = await compose({ language, isMember, links: Object.fromEntries(places) })
    if (Buffer.byteLength(JSON.stringify(text)) > MOST_TEXT_BYTES)
      throw new RangeError('the text of a mailing is too long')
    await putText(journal, enrolment, variant, text, now())
  }
  await putBatches(journal, enrolment, sizes, now())
  const mailing: Mailing = {
    ...facts,
    ...enrolment,
    links,
    batches: sizes.length,
    recipients: sizes.reduce((sum, size) => sum + size, 0),
    state: 'sending',
    startedAt: now().toISOString(),
  }
  if (await createMailing(journal, mailing, now())) return { mailing }
  await deleteMails(
    journal,
    sizes.flatMap((size, batch) => Array.from({ length: size }, (_, index) => ({ ...enrolment, batch, index }))),
  )
  return {}
}

interface Written {
  readonly sizes: readonly number[]
  readonly variants: ReadonlyMap<string, { readonly language: Recipient['language']; readonly isMember: boolean }>
}

async function writeDeliveries(
  { journal, now, linkKey }: Mailings,
  enrolment: Pick<Mailing, 'mailingId' | 'enrolment'>,
  recipients: Iterable<Recipient> | AsyncIterable<Recipient>,
): Promise<Written> {
  const key = await linkKey()
  const variants = new Map<string, { language: Recipient['language']; isMember: boolean }>()
  const seen = new Set<string>()
  let some: MailDelivery[] = []
  for await (const recipient of recipients) {
    const fingerprint = printOf(key, recipient.address)
    if (seen.has(fingerprint)) continue
    const place = { batch: Math.floor(seen.size / MAIL_BATCH_SIZE), index: seen.size % MAIL_BATCH_SIZE }
    seen.add(fingerprint)
    const { language } = recipient
    const isMember = recipient.member !== undefined
    variants.set(variantOf(language, isMember), { language, isMember })
    some.push({ ...enrolment, ...place, fingerprint, ...begin(recipient) })
    if (some.length < WRITTEN_AT_ONCE) continue
    await putMails(journal, some, now())
    some = []
  }
  await putMails(journal, some, now())
  const sizes = Array.from({ length: Math.ceil(seen.size / MAIL_BATCH_SIZE) }, (_, batch) =>
    Math.min(MAIL_BATCH_SIZE, seen.size - batch * MAIL_BATCH_SIZE),
  )
  return { sizes, variants }
}

/** SES refuses the whole request for an address it cannot take: such a mail has failed before it begins. */
function begin({ address, language, member, about }: Recipient) {
  return {
    language,
    ...member,
    ...(about === undefined ? {} : { about }),
    ...(isMailAddress(address)
      ? { phase: 'waiting' as const, address }
      : { phase: 'not-sent' as const, reason: 'refused' as const }),
  }
}
