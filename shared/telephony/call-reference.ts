import * as z from 'zod'
import { AlertId } from '#contract/ids.ts'

/** Reads back what `callAttributes` put into a call: which delivery, and which attempt or a call-back. */
export const CallReference = z
  .object({
    alertId: AlertId,
    delivery: z.string().regex(/^\d{1,5}\/\d{1,2}$/),
    attempt: z.enum(['1', '2', 'call-back']),
  })
  .transform(({ alertId, delivery, attempt }) => {
    const [batch = 0, index = 0] = delivery.split('/').map(Number)
    return { key: { alertId, batch, index }, attempt: attempts[attempt] }
  })

const attempts = { '1': 1, '2': 2, 'call-back': 'call-back' } as const
