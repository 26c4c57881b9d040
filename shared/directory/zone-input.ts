import type { ZonePatch, ZoneRequest } from '#contract/zone-api.ts'
import { locate } from './belgium.ts'
import type { FieldFault } from './field-fault.ts'
import type { Zone } from './zone.ts'

/** Makes the zone that was asked for. */
export function enterZone({ id, ...settings }: ZoneRequest): Zone {
  return { zoneId: id, ...settings, revision: 1 }
}

/** Makes the zone that a change leads to (JSON merge patch). */
export function patchZone(before: Zone, patch: ZonePatch): Zone {
  return {
    ...before,
    ...patch,
    houseRules: { ...before.houseRules, ...patch.houseRules },
    relayHours: { ...before.relayHours, ...patch.relayHours },
    newsMail: { ...before.newsMail, ...patch.newsMail },
  }
}

/** Says what is wrong with the settings of a zone, after those they replace, if any. */
export function zoneFaults(after: Zone, before?: Zone): readonly FieldFault[] {
  const { latitude, longitude, relayHours, houseRules } = after
  const place = locate([longitude, latitude])
  const isOtherText = before !== undefined && !sameParagraphs(houseRules.paragraphs, before.houseRules.paragraphs)
  return [
    ...(place === 'belgium' ? [] : [{ path: 'latitude', message: placeMessages[place] }]),
    ...(relayHours.adjunct < relayHours.prevention
      ? []
      : [{ path: 'relayHours.prevention', message: 'Preventie komt na de hulpcoördinator: geef meer uren.' }]),
    ...(isOtherText && houseRules.version === before.houseRules.version
      ? [
          {
            path: 'houseRules.version',
            message: `De leden aanvaardden versie ${before.houseRules.version} met een andere tekst. Geef de nieuwe tekst een nieuwe versie.`,
          },
        ]
      : []),
  ]
}

const placeMessages = {
  swapped: 'Breedte en lengte zijn omgewisseld.',
  elsewhere: 'Dit punt ligt niet in België: breedte 49,5 tot 51,5 en lengte 2,5 tot 6,4.',
} as const

function sameParagraphs(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((paragraph, i) => paragraph === other[i])
}
