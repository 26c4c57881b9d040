import type { AlertId, BinId, BulletinId, NewsId, ZoneId } from '#contract/ids.ts'
import type { BulletinKind } from '#contract/vocabulary.ts'

/** An image of a bulletin, cleaned of what it told beside the picture. */
export interface BulletinImage {
  /** By this name the text shows it: `![wat te zien is](bulletin-image:NAME)`. */
  readonly name: string
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A cold bulletin: what prevention writes for the members of one or more BINs. */
export interface Bulletin {
  readonly bulletinId: BulletinId
  readonly zoneId: ZoneId
  readonly kind: BulletinKind
  readonly title: string
  /** Markdown. */
  readonly text: string
  readonly images: readonly BulletinImage[]
  /** For whom it is; none yet in a draft. */
  readonly binIds: readonly BinId[]
  /** `sending`: its text stands, and not every BIN has its mail yet. */
  readonly state: 'draft' | 'sending' | 'sent'
  /** The alert it gives feedback on. */
  readonly alertId?: AlertId
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly createdBy: string
  readonly sentAt?: string
  readonly sentBy?: string
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** What keeps an image: a bulletin, or an item of BIN-Nieuws. */
export type ImageOwner = BulletinId | NewsId

/** Where an image is served, below the public address; whoever knows it may see it. */
export function imagePath(owner: ImageOwner, name: string): string {
  return `/media/${owner}/${name}`
}

/** What people read of a bulletin. */
export type BulletinText = Pick<Bulletin, 'title' | 'text'>
