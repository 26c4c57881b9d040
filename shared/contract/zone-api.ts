import * as z from 'zod'
import { ZoneId } from './ids.ts'
import { Email, oneLine } from './text.ts'
import { Language } from './vocabulary.ts'

const Channels = z.enum(['voice', 'sms', 'both'])
const latitude = z
  .number()
  .min(-90)
  .max(90)
  .meta({ description: 'degrees (WGS 84)', examples: [51.29] })
const longitude = z
  .number()
  .min(-180)
  .max(180)
  .meta({ description: 'degrees (WGS 84)', examples: [4.65] })

/** The house rules of the BINs of a zone, one paragraph a rule. */
const HouseRules = z
  .strictObject({
    version: oneLine(1, 40).meta({ examples: ['2024-01'] }),
    paragraphs: z.array(oneLine(1, 2000)).min(1).max(60),
  })
  .meta({ id: 'HouseRules' })

const Hours = z.int().min(1).max(336)
const RelayHours = z.strictObject({ adjunct: Hours, prevention: Hours })
const NewsMail = z.strictObject({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23) })

const settings = {
  name: oneLine(2, 100).meta({ examples: ['Voorkempen'] }),
  sender: oneLine(2, 300).meta({ examples: ['Dit is de noodcentrale 101 van de politie Voorkempen.'] }),
  advice: oneLine(2, 1000).meta({ examples: ['Bel 101 als u iets verdachts ziet.'] }),
  language: Language,
  channels: Channels,
  latitude,
  longitude,
  summaryEmail: Email.meta({ description: 'gets the summary when an alert closes' }),
  preventionEmail: Email.meta({ description: 'Dienst Preventie' }),
  partnerEmails: z.array(Email).max(20).meta({ description: 'who is told that a new BIN has started up' }),
  houseRules: HouseRules,
  relayHours: RelayHours.meta({
    description: 'hours after which a bulletin that was not relayed goes to the adjunct, and then to prevention',
  }),
  newsMail: NewsMail.meta({ description: 'when BIN-Nieuws is mailed: weekday (1 is Monday) and hour, Brussels time' }),
}

/** A new zone; its id stands in the token of whoever makes it. */
export const ZoneRequest = z
  .strictObject({ id: ZoneId.meta({ examples: ['voorkempen'] }), ...settings })
  .meta({ id: 'ZoneRequest' })
export type ZoneRequest = z.infer<typeof ZoneRequest>

/** What changes about a zone (JSON merge patch): what is left out stays, within house rules, hours and times too. */
export const ZonePatch = z
  .strictObject({
    name: settings.name.exactOptional(),
    sender: settings.sender.exactOptional(),
    advice: settings.advice.exactOptional(),
    language: Language.exactOptional(),
    channels: Channels.exactOptional(),
    latitude: latitude.exactOptional(),
    longitude: longitude.exactOptional(),
    summaryEmail: settings.summaryEmail.exactOptional(),
    preventionEmail: settings.preventionEmail.exactOptional(),
    partnerEmails: settings.partnerEmails.exactOptional(),
    houseRules: z
      .strictObject({
        version: HouseRules.shape.version.exactOptional(),
        paragraphs: HouseRules.shape.paragraphs.exactOptional(),
      })
      .exactOptional(),
    relayHours: z.strictObject({ adjunct: Hours.exactOptional(), prevention: Hours.exactOptional() }).exactOptional(),
    newsMail: z
      .strictObject({
        weekday: NewsMail.shape.weekday.exactOptional(),
        hour: NewsMail.shape.hour.exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'ZonePatch' })
export type ZonePatch = z.infer<typeof ZonePatch>

export const ZoneView = z
  .object({
    id: ZoneId,
    name: z.string(),
    sender: z.string(),
    advice: z.string(),
    language: Language,
    channels: Channels,
    latitude: z.number(),
    longitude: z.number(),
    summaryEmail: z.string(),
    preventionEmail: z.string(),
    partnerEmails: z.array(z.string()),
    houseRules: z.object({ version: z.string(), paragraphs: z.array(z.string()) }),
    relayHours: z.object({ adjunct: z.number(), prevention: z.number() }),
    newsMail: z.object({ weekday: z.int(), hour: z.int() }),
  })
  .meta({ id: 'Zone' })
export type ZoneView = z.infer<typeof ZoneView>

export const ZoneList = z.object({ items: z.array(ZoneView) }).meta({ id: 'ZoneList' })

export const ZonePath = z.strictObject({ id: ZoneId })
