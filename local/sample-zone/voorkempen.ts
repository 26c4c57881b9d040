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
  partnerEmails: ['cicant@voorkempen.example.org', 'gemeente@voorkempen.example.org'],
  houseRules: {
    version: '2024-01',
    paragraphs: [
      'Een BIN-lid meldt verdachte feiten onmiddellijk aan de politie, via het noodnummer 101 of 112.',
      'Een BIN-lid houdt geen patrouilles, doet geen opsporingen en treedt niet op in naam van de politie.',
      'Berichten van het BIN zijn enkel voor de leden: een lid verspreidt ze niet verder, vult ze niet aan en wijzigt ze niet.',
      'Een BIN-lid geeft elke wijziging van telefoonnummer, e-mailadres of adres door aan de coördinator.',
      'Een BIN-lid kan op elk ogenblik uittreden; de gegevens worden dan gewist.',
    ],
  },
  relayHours: { adjunct: 24, prevention: 48 },
  newsMail: { weekday: 5, hour: 17 },
  revision: 1,
}
