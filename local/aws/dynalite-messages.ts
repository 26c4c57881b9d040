import { z } from 'zod'

/** What dynalite's thread is started with: where the tables are kept, or nothing for memory. */
export const DynaliteSettings = z.object({ directory: z.string().optional() })

/** What dynalite's thread tells: its port once it listens, or what broke. */
export const DynaliteMessage = z.union([
  z.object({ kind: z.literal('listening'), port: z.number() }),
  z.object({ kind: z.literal('trouble'), reason: z.string() }),
])
export type DynaliteMessage = z.infer<typeof DynaliteMessage>
