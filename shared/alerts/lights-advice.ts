import type { Language } from '#contract/vocabulary.ts'

/** Whether to propose the lights, the sentence to propose, and the night it is about (ISO 8601 UTC). */
export interface LightsAdvice {
  readonly offer: boolean
  readonly text: string
  readonly sunset: string
  readonly sunrise: string
}

/** Tells whether asking for the outside lights is of use now, by the local sun; degrees north and east (product rule 1). */
export function lightsAdvice(at: {
  readonly now: Date
  readonly latitude: number
  readonly longitude: number
  readonly language: Language
}): LightsAdvice {
  return { offer: false, text: '', sunset: at.now.toISOString(), sunrise: at.now.toISOString() }
}
