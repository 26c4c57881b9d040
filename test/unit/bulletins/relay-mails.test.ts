import { describe, expect, it } from 'vitest'
import { openRelay, type Permit } from '#bulletins/relay.ts'
import {
  mailPermitAsked,
  mailPermitDecided,
  mailToMembers,
  mailToPrevention,
  mailToRelay,
  type RelayCase,
} from '#bulletins/relay-mails.ts'
import { LONGEST_BULLETIN } from '#contract/bulletins-api.ts'
import { BulletinId } from '#contract/ids.ts'
import { Language, PermitKind } from '#contract/vocabulary.ts'
import { aBin, aZone } from '../../support/directory-builders.ts'

const bulletinId = BulletinId.parse('blt_01M82BB2BEXTNHVP44QC44K8SP')
const links = {
  relay: 'https://x.link.invalid/relay/',
  selfService: 'https://x.link.invalid/selfService/',
  unsubscribe: 'https://x.link.invalid/unsubscribe/',
}

function aCase(title: string, text: string): RelayCase {
  const bin = aBin({ name: '**De** [Berg](http://x) <b>' })
  const zone = aZone()
  const sentAt = new Date('2026-11-20T09:00:00.000Z')
  const about = { bulletinId, binId: bin.binId, binName: bin.name, zoneId: zone.zoneId }
  return {
    bin,
    zone,
    stage: 'dev',
    publicUrl: 'https://bin.example',
    relay: openRelay(about, zone.relayHours, 3_600_000, sentAt),
    bulletin: {
      bulletinId,
      zoneId: zone.zoneId,
      kind: 'other',
      title,
      text,
      images: [],
      binIds: [bin.binId],
      state: 'sent',
      createdAt: sentAt.toISOString(),
      createdBy: 'politie',
      revision: 3,
    },
  }
}

const permit: Permit = {
  state: 'refused',
  requestedAt: '2026-11-20T10:00:00.000Z',
  requestedBy: 'an',
  motive: '*Dicht*bij',
  reason: 'Noem geen straat.',
  changed: { title: 'Let op', text: 'Ook **hier**.' },
}

describe.each(Language.options)('the mails in %s', (language) => {
  const variant = { language, isMember: false, links }

  it('name the BIN as it is called, and when it goes on without the coordinator', async () => {
    const mail = await mailToRelay(aCase('Let op', 'Sluit **alles**.'), 'mailbox', variant)
    expect(mail.text).toContain('BIN **De** [Berg](http://x) <b>')
    expect(mail.html).not.toContain('href="http://x')
    expect(mail.html).toContain('<strong>alles</strong>')
    expect(mail.text).toContain(links.relay)
    // The button comes before the message, which may be long.
    expect(mail.text.indexOf(links.relay)).toBeLessThan(mail.text.indexOf('alles'))
    expect(mail.html.indexOf(links.relay)).toBeLessThan(mail.html.indexOf('<strong>alles'))
    // Twenty-four hours later, as the clock in Belgium shows it.
    expect(mail.text).toMatch(/10[:.]00/)
  })

  it('show what was asked, why, and what was decided', async () => {
    const about = aCase('Let op', 'Sluit alles.')
    for (const kind of PermitKind.options) {
      const asked = await mailPermitAsked(about, kind, permit, { language, isMember: false, links: {} })
      expect(asked.text).toContain('*Dicht*bij')
      expect(asked.html).toContain('<strong>hier</strong>')
      const decided = await mailPermitDecided(about, kind, permit, variant)
      expect(decided.text).toContain('Noem geen straat.')
    }
    expect((await mailToPrevention(about, { language, isMember: false, links: {} })).subject).toContain('Let op')
  })

  it('hold the longest text and title there may be', async () => {
    const about = aCase('T'.repeat(150), 'x '.repeat(LONGEST_BULLETIN / 2))
    const longest = {
      ...permit,
      motive: '*'.repeat(1000),
      changed: { title: '*'.repeat(150), text: about.bulletin.text },
    }
    const mails = await Promise.all([
      mailToMembers(about, { ...variant, isMember: true }),
      mailToRelay(about, 'mailbox', variant),
      mailToRelay(about, 'adjunct', variant),
      mailToPrevention(about, { language, isMember: false, links: {} }),
      mailPermitAsked(about, 'social-media', longest, { language, isMember: false, links: {} }),
      mailPermitDecided(about, 'social-media', { ...longest, reason: '*'.repeat(1000) }, variant),
    ])
    for (const { subject } of mails) expect(subject.length).toBeLessThanOrEqual(250)
  })
})
