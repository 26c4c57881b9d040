import { type Directory, listBins, listMembers } from '#directory/directory-store.ts'
import type { Zone } from '#directory/zone.ts'
import { mailingIdOf, type Recipient } from '#mailing/mailing.ts'
import { getMailing } from '#mailing/mailing-store.ts'
import { type Mailings, startMailing } from '#mailing/start-mailing.ts'
import type { Edition } from './edition.ts'
import { mailEdition } from './edition-mail.ts'
import { editionPhrases } from './edition-phrases.ts'
import type { PublishedItem } from './news-item.ts'
import { listSubscribers } from './subscriber-store.ts'

/** What mailing an edition needs. */
export interface EditionMailer {
  readonly mailings: Mailings
  readonly directory: Directory
  readonly publicUrl: string
  readonly stage: string
}

/**
 * Mails an edition to the members who want it and to the subscribers; said again, it goes on where it stopped, and
 * nobody gets it twice. Answers whether everyone has it.
 */
export async function sendEdition(
  mailer: EditionMailer,
  zone: Zone,
  edition: Edition,
  items: readonly PublishedItem[],
): Promise<boolean> {
  const { mailings, publicUrl, stage } = mailer
  const mailingId = mailingIdOf('news', zone.zoneId, edition.week)
  await startMailing(
    mailings,
    {
      mailingId,
      kind: 'news',
      from: editionPhrases(zone.language).name(zone.name),
      replyTo: zone.preventionEmail,
      list: `news#${zone.zoneId}`,
      compose: async (variant) => ({
        language: variant.language,
        ...(await mailEdition({ zone, items, publicUrl, stage }, variant)),
      }),
    },
    recipientsOf(mailer, zone),
  )
  return (await getMailing(mailings.journal, mailingId))?.state === 'sent'
}

/** Members first: an address that is also a subscriber's gets the mail of a member. */
async function* recipientsOf({ directory }: EditionMailer, { zoneId }: Zone): AsyncGenerator<Recipient> {
  for (const { binId } of await listBins(directory, zoneId)) {
    for (const { memberId, email, language, wantsNews } of await listMembers(directory, binId)) {
      if (wantsNews === true && email !== undefined) yield { address: email, language, member: { binId, memberId } }
    }
  }
  for (const { address, language } of await listSubscribers(directory, zoneId)) yield { address, language }
}
