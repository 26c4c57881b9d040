import type { ZoneId } from '#contract/ids.ts'

/** Addresses of the pages of BIN-Nieuws, below the public address. */
export const NEWS = '/nieuws/'

/** The page of a zone. */
export function zonePath(zoneId: ZoneId): string {
  return `${NEWS}${zoneId}/`
}

/** The page of an item. */
export function itemPath({ zoneId, slug }: { readonly zoneId: ZoneId; readonly slug: string }): string {
  return `${zonePath(zoneId)}${slug}`
}

/** The items of a month (YYYY-MM). */
export function monthPath(zoneId: ZoneId, month: string): string {
  return `${zonePath(zoneId)}archief/${month}`
}

/** The items of a BIN. */
export function binPath(zoneId: ZoneId, binSlug: string): string {
  return `${zonePath(zoneId)}bin/${binSlug}`
}

/** Where one subscribes to the weekly mail of a zone. */
export function subscribePath(zoneId: ZoneId): string {
  return `${zonePath(zoneId)}inschrijven`
}

/** Where one confirms that. */
export function confirmPath(zoneId: ZoneId): string {
  return `${zonePath(zoneId)}bevestigen`
}

/** Where one searches, in a zone or in all. */
export const SEARCH = `${NEWS}zoeken`

/** The stylesheet of these pages: its name changes with what is in it, so that a browser may keep it. */
export function stylePath(digest: string): string {
  return `${NEWS}stijl-${digest}.css`
}

/**
 * The object in the bucket that holds a page or file. The front of the site finds it in the same way
 * (`infra/edge/site-paths.ts`); a test holds the two together.
 */
export function objectKeyOf(path: string): string {
  if (path.endsWith('/')) return `${path.slice(1)}index.html`
  const last = path.slice(path.lastIndexOf('/') + 1)
  return last.includes('.') ? path.slice(1) : `${path.slice(1)}.html`
}
