import { ZoneId } from '#contract/ids.ts'
import type { Zone } from '#directory/zone.ts'
import { sampleAlert } from './sample-alert.ts'

/** The police zone of the source document; its addresses reach nobody (RFC 2606). */
export const voorkempen: Zone = {
  zoneId: ZoneId.parse('voorkempen'),
  name: 'Voorkempen',
  sender: sampleAlert.sender,
  // Says nothing of the lights: those are offered by sunset.
  advice: 'Gelieve waakzaam te zijn en verdachte personen of feiten dadelijk te melden via het noodnummer 101.',
  language: 'nl',
  channels: 'both',
  latitude: 51.29,
  longitude: 4.65,
  summaryEmail: 'bin-oproepen@voorkempen.example.org',
  preventionEmail: 'preventie@voorkempen.example.org',
}
