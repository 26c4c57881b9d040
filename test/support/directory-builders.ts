import { ulid } from 'ulid'
import { BinId, MemberId, ZoneId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'

export const newBinId = () => BinId.parse(`bin_${ulid()}`)
export const newMemberId = () => MemberId.parse(`mbr_${ulid()}`)

/** A police zone as the directory keeps it. */
export function aZone(change: Partial<Zone> = {}): Zone {
  return {
    zoneId: ZoneId.parse('voorkempen'),
    name: 'Voorkempen',
    sender: 'Dit is de politie.',
    advice: 'Bel 101.',
    language: 'nl',
    channels: 'both',
    latitude: 51.29,
    longitude: 4.65,
    summaryEmail: 'oproepen@example.org',
    preventionEmail: 'preventie@example.org',
    partnerEmails: ['cicant@example.org'],
    houseRules: { version: '2024-01', paragraphs: ['Een lid houdt geen patrouilles.'] },
    relayHours: { adjunct: 24, prevention: 48 },
    newsMail: { weekday: 5, hour: 17 },
    revision: 1,
    ...change,
  }
}

/** A BIN that has started up. */
export function aBin(change: Partial<Bin> = {}): Bin {
  return {
    binId: newBinId(),
    zoneId: ZoneId.parse('voorkempen'),
    name: 'Peperstraat',
    type: 'BIN',
    municipality: 'Zoersel',
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [4.7, 51.2],
          [4.8, 51.2],
          [4.8, 51.3],
          [4.7, 51.2],
        ],
      ],
    },
    streets: [{ name: 'Peperstraat' }, { name: 'Kerkstraat', from: 1, to: 61, parity: 'odd' }],
    coordinatorId: newMemberId(),
    adjunctIds: [newMemberId(), newMemberId()],
    mailbox: 'bin@example.org',
    language: 'nl',
    textAfterMissedRetry: true,
    status: 'active',
    steps: [7, 9, 12, 13].map((step) => ({
      step,
      state: 'done',
      ...(step === 9 ? { signedBy: ['coordinator', 'police', 'mayor'] } : {}),
    })),
    revision: 1,
    ...change,
  }
}

/** A member whom nobody can reach. */
export function aMemberWithoutContact(change: Partial<Member> = {}): Member {
  return {
    memberId: newMemberId(),
    binId: newBinId(),
    name: 'An Peeters',
    street: 'Peperstraat',
    houseNumber: '12 bus 3',
    phoneKind: 'none',
    language: 'nl',
    channel: 'voice',
    houseRulesVersion: '2024-01',
    houseRulesAcceptedAt: '2024-02-03T10:00:00.000Z',
    revision: 1,
    ...change,
  }
}

/** A member with a mobile number and an address. */
export function aMember(change: Partial<Member> = {}): Member {
  return aMemberWithoutContact({ phone: '+32452000001', phoneKind: 'mobile', email: 'an@example.org', ...change })
}
