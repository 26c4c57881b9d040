import * as z from 'zod'
import { Instant } from './alerts-api.ts'
import {
  BulletinFinding,
  ImageName,
  ImageView,
  LONGEST_BULLETIN,
  MarkupWarnings,
  MOST_IMAGES,
} from './bulletins-api.ts'
import { BinId, BulletinId, NewsId, ZoneId } from './ids.ts'
import { oneLine } from './text.ts'
import { NewsState } from './vocabulary.ts'

const Title = oneLine(1, 150).meta({ examples: ['Drie inbraken in één nacht: sluit ook het raam aan de achterkant'] })
const Summary = oneLine(0, 300).meta({
  description: 'one or two sentences for lists, feeds and mail; left empty, the text begins the list entry',
})
const Text = z
  .string()
  .max(LONGEST_BULLETIN)
  .overwrite((text) => text.toWellFormed().normalize('NFC').replaceAll(/\r\n?/g, '\n'))
  .meta({
    description:
      'Markdown; an image of the item, or of the bulletin it comes from, is shown by `![wat te zien is](bulletin-image:NAME)`',
  })
const BinIds = z
  .array(BinId)
  .max(1200)
  .overwrite((binIds) => [...new Set(binIds)])
  .meta({ description: 'the BINs it is filed under; none: for the whole zone' })

export const NewsRequest = z
  .strictObject({
    zoneId: ZoneId.exactOptional().meta({ description: 'needed by who works for more than one zone' }),
    bulletinId: BulletinId.exactOptional().meta({
      description: 'a bulletin that was sent: its title, text, images and BINs are taken over where none are given',
    }),
    title: Title.exactOptional(),
    summary: Summary.exactOptional(),
    text: Text.exactOptional(),
    binIds: BinIds.exactOptional(),
  })
  .refine(({ bulletinId, title, text }) => bulletinId !== undefined || (title !== undefined && text !== undefined), {
    message: 'Geef een titel en een tekst, of de bulletinId van een verstuurd bulletin.',
  })
  .meta({ id: 'NewsRequest' })
export type NewsRequest = z.infer<typeof NewsRequest>

const ConfirmedFindings = z.strictObject({
  findings: z
    .array(
      z.object({
        rule: BulletinFinding.shape.rule,
        field: z.enum(['title', 'summary', 'text']),
        start: BulletinFinding.shape.start,
        end: BulletinFinding.shape.end,
        text: z.string().exactOptional(),
      }),
    )
    .max(200)
    .exactOptional(),
})

export const NewsChange = z
  .strictObject({
    title: Title.exactOptional(),
    summary: Summary.exactOptional(),
    text: Text.exactOptional(),
    binIds: BinIds.exactOptional(),
    images: z
      .array(ImageName)
      .max(MOST_IMAGES)
      .exactOptional()
      .meta({ description: 'the images to keep, by name; the others are removed' }),
    confirm: ConfirmedFindings.exactOptional().meta({
      description: 'of an item that is public already, whose new words are checked at once',
    }),
  })
  .meta({ id: 'NewsChange' })
export type NewsChange = z.infer<typeof NewsChange>

export const PublishRequest = z.strictObject({ confirm: ConfirmedFindings.exactOptional() }).meta({
  id: 'PublishRequest',
})
export type PublishRequest = z.infer<typeof PublishRequest>

export const NewsRemoval = z
  .strictObject({ reason: oneLine(1, 300).exactOptional().meta({ description: 'shown where the item was' }) })
  .meta({ id: 'NewsRemoval' })
export type NewsRemoval = z.infer<typeof NewsRemoval>

const NewsFinding = BulletinFinding.omit({ source: true })
  .extend({ field: z.enum(['title', 'summary', 'text']) })
  .meta({ id: 'NewsFinding', description: 'start and end count UTF-16 units in the text as it is read (`plainText`)' })

const News = z.object({
  id: NewsId,
  zoneId: ZoneId,
  state: NewsState,
  title: z.string(),
  summary: z.string(),
  binIds: z.array(BinId),
  bulletinId: BulletinId.exactOptional(),
  url: z.string().exactOptional().meta({ description: 'its page, within a minute of publishing' }),
  createdAt: Instant,
  publishedAt: Instant.exactOptional(),
  changedAt: Instant.exactOptional().meta({ description: 'when it was last changed since it is public' }),
  removedAt: Instant.exactOptional(),
})

export const NewsView = News.extend({
  text: z.string(),
  html: z.string().meta({ description: 'the text as it is read' }),
  plainText: z.string(),
  images: z.array(ImageView),
  findings: z.array(NewsFinding).exactOptional().meta({ description: 'what the privacy check finds in a draft' }),
  warnings: MarkupWarnings,
}).meta({ id: 'NewsItem' })
export type NewsView = z.infer<typeof NewsView>

export const NewsSummary = News.meta({ id: 'NewsSummary' })
export type NewsSummary = z.infer<typeof NewsSummary>

export const NewsList = z.object({ items: z.array(NewsSummary), next: z.string().exactOptional() }).meta({
  id: 'NewsList',
})

export const NewsListQuery = z.strictObject({
  zoneId: ZoneId.exactOptional(),
  cursor: NewsId.exactOptional().meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const NewsPath = z.strictObject({ id: NewsId })
