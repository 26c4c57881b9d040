import type { Journal } from '#alerts/journal.ts'
import type { MailDelivery } from './mail-delivery.ts'
import type { StoredMail } from './mail-delivery-store.ts'
import { type Mailing, type MailText, variantOf } from './mailing.ts'
import { getText } from './mailing-store.ts'
import type { PostOffice } from './post-office.ts'
import { type AddressStanding, readStandings } from './stop-store.ts'

/** What is read for all mails of a batch together. */
export interface Lookup {
  readonly texts: (delivery: MailDelivery) => Promise<MailText>
  readonly standings: (delivery: MailDelivery) => Promise<AddressStanding>
}

/** Stops may be added while a batch is sent: they are read again when they are older than the office allows. */
export function standingsOf(office: PostOffice, { list }: Mailing, due: readonly StoredMail[]): Lookup['standings'] {
  const fingerprints = [...new Set(due.map(({ delivery }) => delivery.fingerprint))]
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<ReadonlyMap<string, AddressStanding>> | undefined
  return async ({ fingerprint }) => {
    const now = office.now().getTime()
    if (reading === undefined || now - readAt > office.times.standing) {
      readAt = now
      reading = readStandings(office.directory, fingerprints, list)
    }
    return (await reading).get(fingerprint) ?? { stops: [], softBounced: false }
  }
}

/** Each text is read once. */
export function textsOf(journal: Journal, mailing: Mailing): Lookup['texts'] {
  const read = new Map<string, Promise<MailText | undefined>>()
  return async ({ language, memberId }) => {
    const variant = variantOf(language, memberId !== undefined)
    const reading = read.get(variant) ?? getText(journal, mailing, variant)
    read.set(variant, reading)
    const text = await reading
    if (text === undefined) throw new Error(`a mailing has no text for ${variant}`)
    return text
  }
}
