import type {
  BulletinPreview,
  BulletinSummary,
  BulletinView,
  ImageView,
  PermitView,
  RelayView,
} from '#contract/bulletins-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { PermitKind } from '#contract/vocabulary.ts'
import { type Bulletin, type BulletinImage, type BulletinText, imagePath } from './bulletin.ts'
import { checkBulletin, renderBulletin } from './bulletin-text.ts'
import type { Permit, Relay } from './relay.ts'

/** Shows a text as it would be read, with what the privacy check finds in it. */
export function previewBulletin(
  text: BulletinText,
  of: Pick<Bulletin, 'bulletinId' | 'images'>,
  publicUrl: string,
): BulletinPreview {
  const rendered = renderBulletin(text.text, of, publicUrl)
  return {
    html: rendered.html,
    plainText: rendered.text,
    findings: checkBulletin(text, rendered).map((finding) => ({ ...finding })),
    warnings: [...rendered.warnings],
  }
}

/** Shows a bulletin with what became of it in the BINs that the viewer may see; a draft with its findings and warnings. */
export function showBulletin(
  bulletin: Bulletin,
  relays: readonly Relay[],
  visible: ReadonlySet<BinId>,
  publicUrl: string,
): BulletinView {
  const { html, plainText, findings, warnings } = previewBulletin(bulletin, bulletin, publicUrl)
  return {
    ...basics(bulletin, visible),
    text: bulletin.text,
    html,
    plainText,
    images: bulletin.images.map((image) =>
      showImage(image, `${publicUrl}${imagePath(bulletin.bulletinId, image.name)}`),
    ),
    ...(bulletin.state === 'draft' ? { findings, warnings } : {}),
    relays: relays
      .filter(({ binId }) => visible.has(binId))
      .toSorted((a, b) => a.binName.localeCompare(b.binName, 'nl'))
      .map(showRelay),
  }
}

/** Shows a bulletin in a list. */
export function summarizeBulletin(
  bulletin: Bulletin,
  relays: readonly Relay[],
  visible: ReadonlySet<BinId>,
): BulletinSummary {
  const own = relays.filter(({ binId }) => visible.has(binId))
  const relayed = own.filter(({ relayedAt }) => relayedAt !== undefined)
  return { ...basics(bulletin, visible), relayed: { bins: relayed.length, of: own.length } }
}

/** Shows an image, and how the text shows it. */
export function showImage({ name, type, width, height }: BulletinImage, url: string): ImageView {
  return { name, type, width, height, url, markdown: `![](bulletin-image:${name})` }
}

/** Shows what became of a bulletin in one BIN. */
export function showRelay(relay: Relay): RelayView {
  const { binId, binName, sentAt, adjunctDueAt, preventionDueAt, relayedBy } = relay
  const standing = (['change', 'social-media'] as const).flatMap((kind): PermitView[] => {
    const permit = relay.permits[kind]
    return permit === undefined ? [] : [showPermit(kind, permit)]
  })
  const { adjunctAskedAt, preventionToldAt, relayedAt, withChanges } = relay
  return {
    binId,
    binName,
    sentAt,
    adjunctDueAt,
    preventionDueAt,
    ...(adjunctAskedAt === undefined ? {} : { adjunctAskedAt }),
    ...(preventionToldAt === undefined ? {} : { preventionToldAt }),
    ...(relayedAt === undefined ? {} : { relayedAt }),
    ...(relayedBy === undefined ? {} : { relayedBy: { ...relayedBy } }),
    ...(withChanges === undefined ? {} : { withChanges }),
    permits: [...standing, ...relay.earlier.toReversed().map((permit) => showPermit(permit.kind, permit))],
  }
}

function showPermit(kind: PermitKind, permit: Permit): PermitView {
  const { state, requestedAt, motive, changed, decidedAt, reason } = permit
  return {
    kind,
    state,
    requestedAt,
    ...(motive === undefined ? {} : { motive }),
    ...(changed === undefined
      ? {}
      : {
          title: changed.title,
          text: changed.text,
        }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function basics(bulletin: Bulletin, visible: ReadonlySet<BinId>) {
  const { bulletinId: id, zoneId, kind, state, title, alertId, createdAt, createdBy, sentAt, sentBy } = bulletin
  return {
    id,
    zoneId,
    kind,
    state,
    title,
    binIds: bulletin.binIds.filter((binId) => visible.has(binId)),
    ...(alertId === undefined ? {} : { alertId }),
    createdAt,
    createdBy,
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(sentBy === undefined ? {} : { sentBy }),
  }
}
