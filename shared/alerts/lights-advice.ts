import { getTimes } from 'suncalc'
import type { Language } from '#contract/vocabulary.ts'
import { phrases } from './phrases.ts'

/** Whether to propose the lights, the sentence to propose, and the night it is about (ISO 8601 UTC). */
export interface LightsAdvice {
  readonly offer: boolean
  readonly text: string
  readonly sunset: string
  readonly sunrise: string
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Somebody reads, writes and sends it in a quarter of an hour or so, and by then lamps begin to be of use. */
const LEAD_MS = 30 * 60 * 1000

/**
 * Tells whether asking for the outside lights is of use now: from half an hour before sunset until sunrise, by the local
 * sun (product rule 1). Degrees north and east; `sunset` and `sunrise` are those of this night or, by day, the next.
 * Throws a RangeError where the sun does not set that day.
 */
export function lightsAdvice(at: {
  readonly now: Date
  readonly latitude: number
  readonly longitude: number
  readonly language: Language
}): LightsAdvice {
  const now = at.now.getTime()
  const night = nightsAround(at.now, at.latitude, at.longitude).find(({ sunrise }) => now < sunrise.getTime())
  if (night === undefined) throw new RangeError(`The sun does not rise and set here: latitude ${at.latitude}`)
  return {
    offer: now >= night.sunset.getTime() - LEAD_MS,
    text: phrases(at.language).lightsAdvice,
    sunset: night.sunset.toISOString(),
    sunrise: night.sunrise.toISOString(),
  }
}

function nightsAround(now: Date, latitude: number, longitude: number): { sunset: Date; sunrise: Date }[] {
  const days = [-1, 0, 1, 2].map((offset) => getTimes(new Date(now.getTime() + offset * DAY_MS), latitude, longitude))
  return days.flatMap(({ sunset }, index) => {
    const sunrise = days[index + 1]?.sunrise
    return sunset && sunrise ? [{ sunset, sunrise }] : []
  })
}
