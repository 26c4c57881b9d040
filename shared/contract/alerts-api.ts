import * as z from 'zod'
import { Blocker } from './directory-api.ts'
import { AlertId, BinId, BulletinId, MemberId } from './ids.ts'
import { AlertKind, AlertState, Channel, FollowUpKind, Outcome } from './vocabulary.ts'

/** A moment, as every answer has it. */
export const Instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC', examples: ['2026-11-22T21:04:11.000Z'] })

/** The three parts of a warm message (product rule 1); sender and advice fall back on the zone's own. */
export const AlertMessage = z
  .strictObject({
    sender: z
      .string()
      .max(300)
      .optional()
      .meta({ examples: ['Dit is de noodcentrale 101 van de politie Voorkempen.'] }),
    text: z
      .string()
      .max(6000)
      .meta({ examples: ['In de Peperstraat zag een bewoner dat een onbekende de voordeur aan het forceren was.'] }),
    advice: z
      .string()
      .max(1000)
      .optional()
      .meta({ examples: ['Gelieve de buitenverlichting aan te steken.'] }),
  })
  .meta({ id: 'AlertMessage' })
export type AlertMessage = z.infer<typeof AlertMessage>

/** A place in the text that must not leave as it is (`block`) or not without a word from the sender (`confirm`). */
const Finding = z
  .object({
    rule: z.enum(['house-number', 'name', 'phone', 'email', 'plate']),
    severity: z.enum(['block', 'confirm']),
    field: z.enum(['sender', 'text', 'advice', 'message']),
    start: z.int().nonnegative(),
    end: z.int().positive(),
    text: z.string(),
  })
  .meta({ id: 'Finding', description: 'start and end count UTF-16 units in the field as it was sent' })

const ConfirmedFinding = z.strictObject({
  rule: Finding.shape.rule,
  field: Finding.shape.field,
  start: Finding.shape.start,
  end: Finding.shape.end,
  severity: Finding.shape.severity.optional(),
  text: z.string().optional(),
})

export const AlertRequest = z
  .strictObject({
    binIds: z
      .array(BinId)
      .min(1)
      .max(1200)
      .overwrite((binIds) => [...new Set(binIds)]),
    message: AlertMessage,
    kind: AlertKind,
  })
  .meta({ id: 'AlertRequest' })
export type AlertRequest = z.infer<typeof AlertRequest>

/** What the sender states to have seen: the number of people, a running alert, findings that are none. */
const Confirmation = z.strictObject({
  recipients: z.int().nonnegative().optional(),
  duplicate: z.boolean().optional(),
  findings: z.array(ConfirmedFinding).max(200).optional(),
})

export const RaiseAlertRequest = AlertRequest.extend({
  incidentRef: z.string().min(1).max(64).optional(),
  confirm: Confirmation.optional(),
}).meta({ id: 'RaiseAlertRequest' })
export type RaiseAlertRequest = z.infer<typeof RaiseAlertRequest>

const RecipientCounts = z.object({
  total: z.int(),
  voice: z.int(),
  sms: z.int(),
  unreachable: z.int(),
})

/** The alert that a BIN had in the last ten minutes; it may have ended since (product rule 8). */
export const RunningAlert = z
  .object({ id: AlertId, kind: AlertKind, state: AlertState, createdAt: Instant, url: z.string() })
  .meta({ id: 'RunningAlert', description: 'the alert of the last ten minutes; by its state it may have ended' })
export type RunningAlert = z.infer<typeof RunningAlert>

/** How a test call that starts now stands to what the members of a BIN were told beforehand (product rule 9). */
const Announcements = z
  .array(
    z.object({
      binId: BinId,
      state: z.enum(['announced', 'other-time', 'unfinished', 'missing']),
      at: Instant.optional(),
      announcedAt: Instant.optional(),
    }),
  )
  .meta({
    description:
      'of a test: per BIN whether its members were told. `announced`: for this moment; `other-time`: for another moment; `unfinished`: not all of them yet; `missing`: no',
  })
export type Announcements = z.infer<typeof Announcements>

export const AlertPreview = z
  .object({
    spokenText: z.string(),
    spokenSeconds: z.number().meta({ description: 'estimated seconds of one reading' }),
    tooManyCharacters: z
      .int()
      .optional()
      .meta({ description: 'how many characters must go before it can be spoken; absent when it fits' }),
    smsText: z.string(),
    smsParts: z.int(),
    findings: z.array(Finding),
    recipients: RecipientCounts,
    estimatedCost: z.number().meta({ description: 'euro, for one call each with a common length, and the SMS parts' }),
    runningAlert: RunningAlert.optional(),
    notActive: z
      .array(z.object({ binId: BinId, binName: z.string(), blockers: z.array(Blocker) }))
      .optional()
      .meta({ description: 'of a live alert: the BINs that can only be tested yet, for which it would be refused' }),
    announcements: Announcements.optional(),
    lightsAdvice: z.object({ offer: z.boolean(), text: z.string(), sunset: Instant, sunrise: Instant }),
  })
  .meta({ id: 'AlertPreview' })
export type AlertPreview = z.infer<typeof AlertPreview>

export const AlertAccepted = z
  .object({
    id: AlertId,
    state: z.literal('queued'),
    kind: AlertKind,
    createdAt: Instant,
    recipients: z.object({ total: z.int() }),
    announcements: Announcements.optional(),
    followUpOf: AlertId.optional(),
  })
  .meta({ id: 'AlertAccepted' })
export type AlertAccepted = z.infer<typeof AlertAccepted>

/** How many deliveries stand where; `waitingRetry` is the part of `pending` that was called once already. */
export const AlertCounts = z
  .object({
    total: z.int(),
    pending: z.int(),
    waitingRetry: z.int(),
    calling: z.int(),
    acknowledged: z.int(),
    unconfirmed: z.int(),
    voicemail: z.int(),
    noAnswer: z.int(),
    busy: z.int(),
    unreachable: z.int(),
    failed: z.int(),
    cancelled: z.int(),
    smsSent: z.int(),
  })
  .meta({ id: 'AlertCounts' })
export type AlertCounts = z.infer<typeof AlertCounts>

export const AlertView = z
  .object({
    id: AlertId,
    kind: AlertKind,
    state: AlertState,
    binIds: z.array(BinId),
    message: AlertMessage,
    createdAt: Instant,
    createdBy: z.string().optional(),
    closedAt: Instant.optional(),
    cancelledAt: Instant.optional(),
    cancelReason: z.string().optional(),
    incidentRef: z.string().optional(),
    followUpOf: AlertId.optional(),
    followUpKind: FollowUpKind.optional(),
    followUps: z.array(AlertId),
    counts: AlertCounts,
    perBin: z.array(AlertCounts.extend({ binId: BinId, binName: z.string() })),
    firstCallAt: Instant.optional(),
    medianSecondsToAcknowledge: z.number().optional(),
    cost: z.number().optional().meta({ description: 'euro, once the alert is closed' }),
    feedbackDraft: z.object({ id: BulletinId, title: z.string(), text: z.string() }).optional(),
  })
  .meta({ id: 'Alert' })
export type AlertView = z.infer<typeof AlertView>

export const AlertList = z.object({ items: z.array(AlertView), next: z.string().optional() }).meta({ id: 'AlertList' })

export const DeliveryView = z
  .object({
    memberId: MemberId,
    binId: BinId,
    outcome: Outcome.optional(),
    channel: Channel,
    acknowledgedAt: Instant.optional(),
    textSentAt: Instant.optional(),
    attempts: z.array(
      z.object({
        number: z.int(),
        startedAt: Instant,
        endedAt: Instant.optional(),
        outcome: Outcome.optional(),
      }),
    ),
  })
  .meta({ id: 'Delivery' })
export type DeliveryView = z.infer<typeof DeliveryView>

export const DeliveryList = z
  .object({ items: z.array(DeliveryView), next: z.string().optional() })
  .meta({ id: 'DeliveryList' })

export const CancelRequest = z.strictObject({ reason: z.string().trim().min(1).max(500) }).meta({ id: 'CancelRequest' })

/** A follow-up's message: three parts as an alert's, or just the text. */
export const FollowUpRequest = z
  .strictObject({ kind: FollowUpKind, message: z.union([AlertMessage, z.string().max(6000)]) })
  .meta({ id: 'FollowUpRequest' })
export type FollowUpRequest = z.infer<typeof FollowUpRequest>

export const PageQuery = z.strictObject({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const AlertListQuery = PageQuery.extend({ binId: BinId.optional() })

export const AlertPath = z.strictObject({ id: AlertId })
