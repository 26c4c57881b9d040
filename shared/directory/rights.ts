import type { Role } from '#contract/vocabulary.ts'

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

/** The settings of a zone are for its own Dienst Preventie (directory rule 6). */
export function maySeeZone(viewer: Viewer, zoneId: string): boolean {
  return viewer.role === 'prevention' && viewer.zones.includes(zoneId)
}
