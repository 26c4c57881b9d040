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
}
