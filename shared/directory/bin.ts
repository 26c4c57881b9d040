import type { BinId, MemberId, ZoneId } from '#contract/ids.ts'
import type { AlertKind, Language } from '#contract/vocabulary.ts'
import type { StepRecord } from './start-up.ts'
import type { TestAnnouncement } from './test-announcement.ts'
import type { Zone, ZoneChannels } from './zone.ts'

/** A network of residents, or (BIN-Z) of self-employed people. */
export type BinType = 'BIN' | 'BIN-Z'

/** `active` once the house rules, the protocol, the member list and the test call are done. */
export type BinStatus = 'starting' | 'active'

/** Longitude and latitude in degrees (WGS 84), in GeoJSON's order (RFC 7946, 3.1.1). */
export type Position = readonly [longitude: number, latitude: number]

/** A GeoJSON polygon: the outer ring first and anticlockwise, every ring closed on its first position. */
export interface Polygon {
  readonly type: 'Polygon'
  readonly coordinates: readonly (readonly Position[])[]
}

/** A street, or the part of it, that belongs to a BIN; `from` and `to` are house numbers, both included. */
export interface BinStreet {
  readonly name: string
  /** The part of the municipality (deelgemeente) it lies in, where that has a name of its own: Sint-Job-in-'t-Goor. */
  readonly subMunicipality?: string
  readonly from?: number
  readonly to?: number
  readonly parity?: 'odd' | 'even'
}

/** A neighbourhood information network: an area of one municipality, its streets, and the people who run it. */
export interface Bin {
  readonly binId: BinId
  readonly zoneId: ZoneId
  readonly name: string
  readonly type: BinType
  readonly municipality: string
  readonly area: Polygon
  readonly streets: readonly BinStreet[]
  /** A member of the BIN, from step 5 of its start-up on. */
  readonly coordinatorId?: MemberId
  readonly adjunctIds: readonly MemberId[]
  /** The BIN's own address: it outlives whoever reads it. */
  readonly mailbox: string
  readonly language: Language
  /** How this BIN is alerted; absent: as its zone is. */
  readonly channels?: ZoneChannels
  /** Whether those who missed both calls get the alert as a text message. */
  readonly textAfterMissedRetry: boolean
  /** The test call that was announced last. */
  readonly testAnnouncement?: TestAnnouncement
  /** When the partners were told that this BIN has started up (ISO 8601, UTC). */
  readonly partnersToldAt?: string
  /** Follows from the steps: `active` when nothing of what a live alert needs is missing. */
  readonly status: BinStatus
  /** The steps of the start-up of which something is known, by number. */
  readonly steps: readonly StepRecord[]
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** Whether a BIN may be alerted: one that has not finished its start-up can only be tested. */
export function acceptsAlert(bin: Pick<Bin, 'status'>, kind: AlertKind): boolean {
  return kind === 'test' || bin.status === 'active'
}

/** How each of these BINs is alerted: as it chose itself, or else as its zone is (directory rule 1). */
export function channelsOfBins(
  bins: readonly Pick<Bin, 'binId' | 'zoneId' | 'channels'>[],
  zones: readonly Pick<Zone, 'zoneId' | 'channels'>[],
): (binId: BinId) => ZoneChannels {
  const ofZone = new Map(zones.map(({ zoneId, channels }) => [zoneId, channels]))
  const ofBin = new Map(bins.map(({ binId, zoneId, channels }) => [binId, channels ?? ofZone.get(zoneId)]))
  return (binId) => ofBin.get(binId) ?? 'both'
}
