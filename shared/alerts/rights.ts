import type { BinId } from '#contract/ids.ts'
import type { Role } from '#contract/vocabulary.ts'
import type { Alert } from './alert.ts'

/** Whose eyes: a role, and the zones and BINs it is given. */
export interface Viewer {
  readonly role: Role
  readonly zones: readonly string[]
  readonly bins: readonly string[]
}

/** A coordinator sees its own BINs; dispatcher and prevention those of their zones; an operator none (directory rule 6). */
export function maySee(viewer: Viewer, bin: { readonly binId: string; readonly zoneId: string }): boolean {
  switch (viewer.role) {
    case 'dispatcher':
    case 'prevention':
      return viewer.zones.includes(bin.zoneId)
    case 'coordinator':
      return viewer.bins.includes(bin.binId)
    case 'operator':
      return false
  }
}

/** The BINs of an alert that a viewer may know of; with none, the alert does not exist for them. */
export function visibleBins(viewer: Viewer, alert: Alert): ReadonlySet<BinId> {
  return new Set(alert.bins.filter((bin) => maySee(viewer, bin)).map(({ binId }) => binId))
}
