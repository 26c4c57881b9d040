import * as z from 'zod'
import { Area, Blocker, Street } from './directory-api.ts'
import { BinId, MemberId, ZoneId } from './ids.ts'
import { Email, oneLine, SearchQuery } from './text.ts'
import { Language } from './vocabulary.ts'

const BinType = z.enum(['BIN', 'BIN-Z'])
const BinStatus = z.enum(['starting', 'active'])
const Channels = z.enum(['voice', 'sms', 'both'])
const name = oneLine(2, 100).meta({ examples: ['Peperstraat'] })
const municipality = oneLine(2, 60).meta({ examples: ['Zoersel'] })
const mailbox = Email.meta({ description: 'the BIN’s own address: it outlives whoever reads it' })
const textAfterMissedRetry = z
  .boolean()
  .meta({ description: 'whether those who missed both calls get the alert as a text message' })

/** The streets of a BIN, whole or in part. */
const Streets = z
  .array(Street)
  .max(500)
  .meta({ examples: [[{ name: 'Peperstraat' }, { name: 'Kerkstraat', from: 1, to: 61, parity: 'odd' }]] })

/** A new BIN; it starts up, and has no members yet, so nobody who runs it. */
export const BinRequest = z
  .strictObject({
    zoneId: ZoneId.meta({ examples: ['voorkempen'] }),
    name,
    type: BinType.default('BIN'),
    municipality,
    area: Area,
    streets: Streets.default([]),
    mailbox,
    language: Language.exactOptional().meta({ description: 'without: the language of the zone' }),
    channels: Channels.exactOptional().meta({ description: 'without: as its zone alerts' }),
    textAfterMissedRetry: textAfterMissedRetry.default(true),
  })
  .meta({ id: 'BinRequest' })
export type BinRequest = z.infer<typeof BinRequest>

/** What changes about a BIN (JSON merge patch): what is left out stays, null takes away. */
export const BinPatch = z
  .strictObject({
    zoneId: ZoneId.exactOptional().meta({ description: 'another zone of yours' }),
    name: name.exactOptional(),
    type: BinType.exactOptional(),
    municipality: municipality.exactOptional(),
    mailbox: mailbox.exactOptional(),
    language: Language.exactOptional(),
    channels: Channels.nullable().exactOptional(),
    textAfterMissedRetry: textAfterMissedRetry.exactOptional(),
    coordinatorId: MemberId.nullable().exactOptional().meta({ description: 'a member of the BIN who can be reached' }),
    adjunctIds: z
      .array(MemberId)
      .max(10)
      .overwrite((ids) => [...new Set(ids)])
      .exactOptional()
      .meta({ description: 'members of the BIN who can be reached; all of them, in the order in which they stand in' }),
  })
  .meta({ id: 'BinPatch' })
export type BinPatch = z.infer<typeof BinPatch>

export const StreetsRequest = z.strictObject({ streets: Streets }).meta({ id: 'StreetsRequest' })
export type StreetsRequest = z.infer<typeof StreetsRequest>

/** A BIN in a list: without its area, its streets and the steps of its start-up. */
export const BinSummary = z
  .object({
    id: BinId,
    zoneId: ZoneId,
    name: z.string(),
    type: BinType,
    municipality: z.string(),
    coordinatorId: MemberId.optional(),
    adjunctIds: z.array(MemberId),
    mailbox: z.string(),
    language: Language,
    status: BinStatus,
    blockers: z.array(Blocker).meta({ description: 'what a live alert still needs; empty when the BIN is active' }),
  })
  .meta({ id: 'BinSummary' })
export type BinSummary = z.infer<typeof BinSummary>

export const BinList = z.object({ items: z.array(BinSummary), next: z.string().optional() }).meta({ id: 'BinList' })

export const BinListQuery = SearchQuery.extend({
  q: SearchQuery.shape.q.meta({ description: 'beginnings of words of the name and the municipality' }),
  zoneId: ZoneId.optional(),
  status: BinStatus.optional(),
})

/** A BIN with members goes only when their number is known: what is erased cannot be had back. */
export const RemoveBinQuery = z.strictObject({
  members: z.coerce.number().int().min(0).optional().meta({ description: 'how many members will be erased' }),
})
