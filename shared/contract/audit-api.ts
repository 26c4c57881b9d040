import * as z from 'zod'
import { BinId, ZoneId } from './ids.ts'
import { Role } from './vocabulary.ts'

const Instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC', examples: ['2026-11-22T21:04:11.000Z'] })

/** What the audit log speaks of. */
export const AuditAction = z.enum([
  ...ways('zone', 'created', 'changed', 'removed'),
  ...ways('bin', 'created', 'changed', 'removed', 'area-set', 'streets-set', 'step-recorded', 'test-announced'),
  ...ways('member', 'added', 'changed', 'removed', 'left'),
  'members-imported',
  ...ways('mail', 'stopped', 'resumed'),
  ...ways('request', 'filed', 'confirmed', 'approved', 'refused'),
  'figures-entered',
  ...ways('alert', 'raised', 'followed-up', 'cancelled'),
  'finding-overruled',
  ...ways('bulletin', 'created', 'changed', 'removed', 'sent', 'relayed'),
  ...ways('permit', 'asked', 'granted', 'refused'),
  ...ways('news', 'created', 'changed', 'published', 'removed', 'subscribed'),
  ...ways('meeting', 'planned', 'changed', 'invited', 'cancelled', 'minuted'),
  ...ways('survey', 'added', 'changed', 'removed', 'opened', 'closed'),
])
export type AuditAction = z.infer<typeof AuditAction>

function ways<Thing extends string, Way extends string>(thing: Thing, ...all: readonly Way[]) {
  return all.map((way): `${Thing}-${Way}` => `${thing}-${way}`)
}

/** One change, or one alert: who, when, what; it names no person but by id. */
export const AuditEntryView = z
  .object({
    id: z.string(),
    zoneId: ZoneId,
    binId: BinId.optional(),
    at: Instant,
    actor: z.object({
      subject: z.string().meta({ description: 'the user of the token; of a member about themselves their id' }),
      role: z.enum([...Role.options, 'member', 'public']),
    }),
    action: z.string().meta({ examples: ['member-changed'] }),
    subjects: z.array(z.string()).meta({ description: 'ids of what was changed' }),
    fields: z.array(z.string()).optional().meta({ description: 'names of the fields that changed' }),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntryView = z.infer<typeof AuditEntryView>

export const AuditList = z
  .object({ items: z.array(AuditEntryView), next: z.string().optional() })
  .meta({ id: 'AuditList' })

export const AuditQuery = z.strictObject({
  zoneId: ZoneId.optional().meta({ description: 'needed by whoever has several zones' }),
  binId: BinId.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  action: AuditAction.optional().meta({ examples: ['member-changed'] }),
  cursor: z
    .string()
    .regex(/^aud_[0-9A-HJKMNP-TV-Z]{26}$/, 'Gebruik als cursor de waarde van next uit het vorige antwoord.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export type AuditQuery = z.output<typeof AuditQuery>
