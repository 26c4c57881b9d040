import * as z from 'zod'
import { Instant } from './alerts-api.ts'
import { AlertId, BinId, BulletinId, NewsId, ZoneId } from './ids.ts'
import { oneLine } from './text.ts'
import { BulletinKind, PermitKind } from './vocabulary.ts'

/** The longest text of a bulletin, in UTF-16 units: some eight pages. A mail that quotes it stays under MAX_MARKDOWN. */
export const LONGEST_BULLETIN = 17_000
/** A mail shows so many images well, and 4 MB are what a telephone on the road still fetches. */
export const MOST_IMAGES = 8

const Title = oneLine(0, 150).meta({ examples: ['Let op voor valse meteropnemers'] })
const Text = z
  .string()
  .max(LONGEST_BULLETIN)
  .overwrite((text) => text.toWellFormed().normalize('NFC').replaceAll(/\r\n?/g, '\n'))
  .meta({ description: 'Markdown; an image of the bulletin is shown by `![wat te zien is](bulletin-image:NAME)`' })
const BinIds = z
  .array(BinId)
  .max(1200)
  .overwrite((binIds) => [...new Set(binIds)])

export const ImageName = z.string().regex(/^[\w-]{22}[.](?:png|jpg|webp)$/)

export const BulletinRequest = z
  .strictObject({
    zoneId: ZoneId.exactOptional().meta({ description: 'needed by who works for more than one zone' }),
    kind: BulletinKind,
    title: Title,
    text: Text,
    binIds: BinIds.exactOptional().meta({ description: 'for whom it is; may follow later' }),
  })
  .meta({ id: 'BulletinRequest' })
export type BulletinRequest = z.infer<typeof BulletinRequest>

export const BulletinChange = z
  .strictObject({
    kind: BulletinKind.exactOptional(),
    title: Title.exactOptional(),
    text: Text.exactOptional(),
    binIds: BinIds.exactOptional(),
    images: z
      .array(ImageName)
      .max(MOST_IMAGES)
      .exactOptional()
      .meta({ description: 'the images to keep, by name; the others are removed' }),
  })
  .meta({ id: 'BulletinChange' })
export type BulletinChange = z.infer<typeof BulletinChange>

export const BulletinPreviewRequest = z
  .strictObject({
    title: Title,
    text: Text,
    bulletinId: BulletinId.exactOptional().meta({ description: 'the draft whose images the text shows' }),
  })
  .meta({ id: 'BulletinPreviewRequest' })
export type BulletinPreviewRequest = z.infer<typeof BulletinPreviewRequest>

const Place = z.object({ start: z.int().nonnegative(), end: z.int().positive() })

export const BulletinFinding = Place.extend({
  rule: z.enum(['house-number', 'name', 'phone', 'email', 'plate']),
  severity: z.enum(['block', 'confirm']),
  field: z.enum(['title', 'text']),
  text: z.string(),
  source: Place.exactOptional().meta({ description: 'the place in the Markdown, where it can be told' }),
}).meta({
  id: 'BulletinFinding',
  description: 'start and end count UTF-16 units in the title, or in the text as it is read (`plainText`)',
})
export type BulletinFinding = z.infer<typeof BulletinFinding>

const MarkupWarning = z
  .object({
    kind: z.enum(['foreign-image', 'unsafe-link', 'html']),
    text: z.string().meta({ description: 'where the image or the link points, or the tag' }),
    message: z.string().meta({ description: 'what to do, in Dutch' }),
  })
  .meta({ id: 'MarkupWarning' })
export const MarkupWarnings = z
  .array(MarkupWarning)
  .meta({ description: 'what stands in the text and is not shown, or not as it was meant; it stops nothing' })

const ConfirmedFindings = z.strictObject({
  findings: z
    .array(
      z.object({
        rule: BulletinFinding.shape.rule,
        field: BulletinFinding.shape.field,
        start: Place.shape.start,
        end: Place.shape.end,
        text: z.string().exactOptional(),
      }),
    )
    .max(200)
    .exactOptional(),
})

export const BulletinPreview = z
  .object({
    html: z.string(),
    plainText: z.string(),
    findings: z.array(BulletinFinding),
    warnings: MarkupWarnings,
  })
  .meta({ id: 'BulletinPreview' })
export type BulletinPreview = z.infer<typeof BulletinPreview>

export const SendRequest = z
  .strictObject({
    binIds: BinIds.min(1).exactOptional().meta({ description: 'in place of those of the draft' }),
    confirm: ConfirmedFindings.exactOptional(),
  })
  .meta({ id: 'SendRequest' })
export type SendRequest = z.infer<typeof SendRequest>

export const RelayRequest = z
  .strictObject({
    withChanges: z.boolean().default(false).meta({ description: 'the text that a permit allows, not the bulletin’s' }),
  })
  .meta({ id: 'RelayRequest' })
export type RelayRequest = z.infer<typeof RelayRequest>

export const PermitRequest = z
  .strictObject({
    kind: PermitKind,
    title: Title.exactOptional().meta({ description: 'what is not given stays as the bulletin has it' }),
    text: Text.exactOptional(),
    motive: z.string().trim().min(1).max(1000).exactOptional(),
    confirm: ConfirmedFindings.exactOptional(),
  })
  .meta({ id: 'PermitRequest' })
export type PermitRequest = z.infer<typeof PermitRequest>

export const PermitDecision = z
  .strictObject({
    kind: PermitKind,
    granted: z.boolean(),
    reason: z.string().trim().min(1).max(1000).exactOptional(),
  })
  .refine(({ granted, reason }) => granted || reason !== undefined, {
    path: ['reason'],
    message: 'Geef bij een weigering de reden: de coördinator krijgt ze te lezen.',
  })
  .meta({ id: 'PermitDecision' })
export type PermitDecision = z.infer<typeof PermitDecision>

export const ImageView = z
  .object({
    name: ImageName,
    type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    width: z.int().meta({ description: 'pixels' }),
    height: z.int(),
    url: z.string(),
    markdown: z.string().meta({ description: 'what shows it in the text' }),
  })
  .meta({ id: 'BulletinImage' })
export type ImageView = z.infer<typeof ImageView>

export const PermitView = z
  .object({
    kind: PermitKind,
    state: z.enum(['requested', 'granted', 'refused']),
    requestedAt: Instant,
    motive: z.string().exactOptional(),
    title: z.string().exactOptional(),
    text: z.string().exactOptional(),
    decidedAt: Instant.exactOptional(),
    reason: z.string().exactOptional(),
  })
  .meta({ id: 'Permit' })
export type PermitView = z.infer<typeof PermitView>

export const RelayView = z
  .object({
    binId: BinId,
    binName: z.string(),
    sentAt: Instant,
    adjunctDueAt: Instant.meta({ description: 'not relayed by then: the adjunct is asked' }),
    preventionDueAt: Instant.meta({ description: 'not relayed by then: prevention is told, and may send directly' }),
    adjunctAskedAt: Instant.exactOptional(),
    preventionToldAt: Instant.exactOptional(),
    relayedAt: Instant.exactOptional(),
    relayedBy: z
      .object({
        role: z.enum(['coordinator', 'adjunct', 'prevention']),
        subject: z.string().meta({ description: 'a user, the adjunct, or the BIN where it was its mailbox' }),
      })
      .exactOptional(),
    withChanges: z.boolean().exactOptional(),
    permits: z.array(PermitView).meta({ description: 'as they stand, then earlier ones that were refused' }),
  })
  .meta({ id: 'Relay' })
export type RelayView = z.infer<typeof RelayView>

const Bulletin = z.object({
  id: BulletinId,
  zoneId: ZoneId,
  kind: BulletinKind,
  state: z
    .enum(['draft', 'sending', 'sent'])
    .meta({ description: '`sending`: not every BIN has its mail yet; send again to finish' }),
  title: z.string(),
  binIds: z.array(BinId).meta({ description: 'those that are yours to see' }),
  alertId: AlertId.exactOptional().meta({ description: 'the alert it gives feedback on' }),
  createdAt: Instant,
  createdBy: z.string(),
  sentAt: Instant.exactOptional(),
  sentBy: z.string().exactOptional(),
})

export const BulletinView = Bulletin.extend({
  text: z.string().meta({ description: 'Markdown' }),
  html: z.string().meta({ description: 'the text as it is read; may stand in a page as it is' }),
  plainText: z.string(),
  images: z.array(ImageView),
  findings: z
    .array(BulletinFinding)
    .exactOptional()
    .meta({ description: 'what the privacy check finds in a draft; only for prevention' }),
  warnings: MarkupWarnings.exactOptional(),
  relays: z.array(RelayView),
}).meta({ id: 'Bulletin' })
export type BulletinView = z.infer<typeof BulletinView>

export const BulletinSummary = Bulletin.extend({
  relayed: z.object({ bins: z.int(), of: z.int() }).meta({ description: 'how many of the BINs relayed it' }),
}).meta({ id: 'BulletinSummary' })
export type BulletinSummary = z.infer<typeof BulletinSummary>

export const BulletinList = z
  .object({ items: z.array(BulletinSummary), next: z.string().exactOptional() })
  .meta({ id: 'BulletinList' })
export type BulletinList = z.infer<typeof BulletinList>

export const BulletinListQuery = z.strictObject({
  binId: BinId.exactOptional(),
  cursor: BulletinId.exactOptional().meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type BulletinListQuery = z.infer<typeof BulletinListQuery>

export const BulletinPath = z.strictObject({ id: BulletinId })
export const RelayPath = z.strictObject({ id: BulletinId, binId: BinId })
export const MediaPath = z.strictObject({ id: z.union([BulletinId, NewsId]), name: ImageName })
