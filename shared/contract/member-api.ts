import * as z from 'zod'
import { BinId, MemberId } from './ids.ts'
import { Email, oneLine, SearchQuery } from './text.ts'
import { Channel, Language } from './vocabulary.ts'

const name = oneLine(2, 100).meta({ examples: ['An Peeters'] })
const street = oneLine(2, 100).meta({ examples: ['Peperstraat'] })
const houseNumber = oneLine(1, 20).meta({ examples: ['12 bus 3'] })
const phone = z
  .string()
  .trim()
  .max(40)
  .meta({ description: 'as people write it; without a country prefix it is Belgian', examples: ['0452 12 34 56'] })

/** The house rules that a person accepted, and when: a day, or a moment in UTC. */
const AcceptedHouseRules = z
  .strictObject({
    version: oneLine(1, 40).meta({ examples: ['2024-01'] }),
    acceptedAt: z.union([z.iso.date(), z.iso.datetime()]).meta({ examples: ['2024-02-03'] }),
  })
  .meta({ id: 'AcceptedHouseRules' })

/** What was seen and is meant all the same: somebody who left with this number or address comes back. */
const Confirmation = z.strictObject({ rejoined: z.boolean() })

/** A new member; at least a telephone number or an e-mail address. */
export const MemberRequest = z
  .strictObject({
    name,
    street,
    houseNumber,
    phone: phone.exactOptional(),
    email: Email.exactOptional(),
    language: Language.exactOptional().meta({ description: 'without: the language of the BIN' }),
    channel: Channel.exactOptional().meta({ description: 'without: voice; sms only for a number that takes them' }),
    wantsNews: z.boolean().exactOptional().meta({ description: 'wants BIN-Nieuws by mail; without: no' }),
    houseRules: AcceptedHouseRules,
    confirm: Confirmation.exactOptional(),
  })
  .meta({ id: 'MemberRequest' })
export type MemberRequest = z.infer<typeof MemberRequest>

/** What changes about a member (JSON merge patch): what is left out stays, null takes away. */
export const MemberPatch = z
  .strictObject({
    name: name.exactOptional(),
    street: street.exactOptional(),
    houseNumber: houseNumber.exactOptional(),
    phone: phone.nullable().exactOptional(),
    email: Email.nullable().exactOptional(),
    language: Language.exactOptional(),
    channel: Channel.exactOptional(),
    wantsNews: z.boolean().nullable().exactOptional(),
    houseRules: AcceptedHouseRules.exactOptional(),
    mailStopped: z
      .null()
      .exactOptional()
      .meta({ description: 'the address works again: mail goes to it from now on; not after a complaint' }),
    confirm: Confirmation.exactOptional(),
  })
  .meta({ id: 'MemberPatch' })
export type MemberPatch = z.infer<typeof MemberPatch>

export const MemberView = z
  .object({
    id: MemberId,
    binId: BinId,
    name: z.string(),
    street: z.string(),
    houseNumber: z.string(),
    phone: z
      .string()
      .optional()
      .meta({ description: 'E.164', examples: ['+32452123456'] }),
    phoneKind: z.enum(['mobile', 'fixed', 'invalid', 'none']),
    phoneAsEntered: z.string().optional().meta({ description: 'what was filled in when it is no valid number' }),
    email: z.string().optional(),
    language: Language,
    channel: Channel,
    wantsNews: z.boolean(),
    mailStopped: z
      .object({ reason: z.enum(['bounced', 'soft-bounced', 'complained']), since: z.iso.datetime() })
      .optional()
      .meta({
        description:
          'no mail goes to the address any more: it does not exist, bounced five times in a row, or its reader reported mail as unwanted; ended by another `email`, or by `mailStopped: null`',
      }),
    houseRules: z.object({ version: z.string(), acceptedAt: z.string() }),
  })
  .meta({ id: 'Member' })
export type MemberView = z.infer<typeof MemberView>

export const MemberList = z
  .object({ items: z.array(MemberView), next: z.string().optional() })
  .meta({ id: 'MemberList' })

export const MemberPath = z.strictObject({ id: BinId, memberId: MemberId })

export const MemberListQuery = SearchQuery.extend({
  q: SearchQuery.shape.q.meta({
    description: 'beginnings of words of name, street and house number, or digits of a telephone number',
  }),
})
