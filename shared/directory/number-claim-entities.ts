import { CustomAttributeType, Entity } from 'electrodb'
import type { BinId, MemberId } from '#contract/ids.ts'

/** Who in a BIN has a telephone number or address, or had it before leaving; the number itself does not stand here. */
export const NumberClaimEntity = new Entity({
  model: { entity: 'claim', version: '1', service: 'directory' },
  attributes: {
    binId: { type: CustomAttributeType<BinId>('string'), required: true },
    /** A keyed digest of the number or address: without the key nobody finds the number back. */
    fingerprint: { type: 'string', required: true },
    memberId: { type: CustomAttributeType<MemberId>('string'), required: true },
    state: { type: ['held', 'left'] as const, required: true },
    /** ISO 8601, UTC: since when. */
    since: { type: 'string', required: true },
  },
  indexes: {
    byFingerprint: {
      pk: { field: 'pk', composite: ['binId', 'fingerprint'], casing: 'none' },
      sk: { field: 'sk', composite: [] },
    },
  },
})
