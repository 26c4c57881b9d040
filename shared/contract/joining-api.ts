import * as z from 'zod'
import { BinId, JoinRequestId, MemberId } from './ids.ts'
import { oneLine } from './text.ts'
import { Channel, Language } from './vocabulary.ts'

/** What somebody filled in who asks to join. */
const ApplicantView = z
  .object({
    name: z.string(),
    street: z.string(),
    houseNumber: z.string(),
    phone: z
      .string()
      .optional()
      .meta({ description: 'E.164', examples: ['+32470123456'] }),
    phoneKind: z.enum(['mobile', 'fixed', 'none']),
    email: z.string().optional(),
    language: Language,
    channel: Channel,
    wantsNews: z.boolean(),
    houseRules: z.object({ version: z.string(), acceptedAt: z.string() }),
  })
  .meta({ id: 'Applicant' })

export const JoinRequestView = z
  .object({
    id: JoinRequestId,
    binId: BinId,
    state: z.enum(['confirmed', 'approved', 'refused']),
    applicant: ApplicantView.optional().meta({ description: 'gone once the request is decided' }),
    filedAt: z.string(),
    confirmedAt: z.string().optional(),
    decidedAt: z.string().optional(),
    toldAt: z
      .string()
      .optional()
      .meta({ description: 'when the person was told of the decision; absent: nobody could reach them' }),
    memberId: MemberId.optional().meta({ description: 'the member that came of it' }),
    until: z.string().meta({ description: 'when an undecided request ends by itself' }),
  })
  .meta({ id: 'JoinRequest' })
export type JoinRequestView = z.infer<typeof JoinRequestView>

export const JoinRequestList = z
  .object({ items: z.array(JoinRequestView), next: JoinRequestId.optional() })
  .meta({ id: 'JoinRequestList' })

export const JoinRequestQuery = z.strictObject({
  cursor: JoinRequestId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const JoinRequestPath = z.strictObject({ id: BinId, requestId: JoinRequestId })

export const JoinRefusal = z
  .strictObject({
    reason: oneLine(1, 500).meta({
      description: 'is sent to the person, and not kept',
      examples: ['U woont buiten het gebied van dit BIN.'],
    }),
  })
  .meta({ id: 'JoinRefusal' })
