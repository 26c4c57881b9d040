import type { ZoneId } from '#contract/ids.ts'
import type { Language } from '#contract/vocabulary.ts'

/** How a zone's warm alerts go out; `both`: by voice, and by text message to whoever asked for that instead. */
export type ZoneChannels = 'voice' | 'sms' | 'both'

/** A local police zone and the settings its alerts start from. */
export interface Zone {
  readonly zoneId: ZoneId
  readonly name: string
  /** The first spoken sentence when the dispatcher gives none. */
  readonly sender: string
  /** The last spoken sentence when the dispatcher gives none. */
  readonly advice: string
  readonly language: Language
  readonly channels: ZoneChannels
  /** Degrees (WGS 84), of the middle of the zone: sunset, and with it the lights advice, is reckoned here. */
  readonly latitude: number
  readonly longitude: number
  /** Gets the summary when an alert closes. */
  readonly summaryEmail: string
  /** Dienst Preventie. */
  readonly preventionEmail: string
  /** Who is told that a new BIN has started up (source, chapter 2, step 14). */
  readonly partnerEmails: readonly string[]
  /** What a member accepts on joining; a new version changes nothing for those who accepted an older one. */
  readonly houseRules: HouseRules
  /** Hours after which a bulletin that was not relayed goes to the adjunct, and then to prevention. */
  readonly relayHours: { readonly adjunct: number; readonly prevention: number }
  /** When BIN-Nieuws is mailed: ISO weekday (1 is Monday) and full hour, Europe/Brussels. */
  readonly newsMail: { readonly weekday: number; readonly hour: number }
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}

/** The house rules of the BINs of a zone ("huishoudelijk reglement"). */
export interface HouseRules {
  /** Such as `2024-01`. */
  readonly version: string
  /** One paragraph a rule, in the language of the zone. */
  readonly paragraphs: readonly string[]
}
