import type { ZoneView } from '#contract/zone-api.ts'
import type { Zone } from './zone.ts'

/** Shows a zone as the API does. */
export function showZone({ zoneId, revision: _revision, partnerEmails, houseRules, ...settings }: Zone): ZoneView {
  const { version, paragraphs } = houseRules
  return {
    id: zoneId,
    ...settings,
    partnerEmails: [...partnerEmails],
    houseRules: { version, paragraphs: [...paragraphs] },
  }
}
