import { mailingIdOf } from '#mailing/mailing.ts'
import { type Mailings, startMailing } from '#mailing/start-mailing.ts'
import type { Bin } from './bin.ts'
import { tellPartners } from './start-up-mail.ts'
import type { Zone } from './zone.ts'

/**
 * Mails the partners of a zone that a BIN has started up (source, chapter 2, step 14); said again, it mails nobody
 * twice. False when the zone has no partners to tell.
 */
export async function mailPartners(mailings: Mailings, bin: Bin, zone: Zone, stage: string): Promise<boolean> {
  if (zone.partnerEmails.length === 0) return false
  const { language } = zone
  await startMailing(
    mailings,
    {
      mailingId: mailingIdOf(bin.binId, 'partners'),
      kind: 'partners',
      from: zone.name,
      replyTo: zone.preventionEmail,
      compose: () => tellPartners(bin, zone, stage, language),
    },
    zone.partnerEmails.map((address) => ({ address, language })),
  )
  return true
}
