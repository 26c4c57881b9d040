import { describe, expect, it } from 'vitest'
import { lightsAdvice } from '#alerts/lights-advice.ts'

const brecht = { latitude: 51.35, longitude: 4.64, language: 'nl' } as const
const at = (iso: string) => lightsAdvice({ ...brecht, now: new Date(iso) })
const minutesBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 60_000

describe('asking for the outside lights', () => {
  it('knows the sun over Brecht to some minutes', () => {
    // Almanac for Antwerp: 21 June 2026 sets 22:01, rises 05:28 summer time; 21 December sets 16:38, rises 08:44.
    const summer = at('2026-06-21T12:00:00Z')
    expect(minutesBetween(summer.sunset, '2026-06-21T20:01:00Z')).toBeLessThan(5)
    expect(minutesBetween(summer.sunrise, '2026-06-22T03:28:00Z')).toBeLessThan(5)
    const winter = at('2026-12-21T12:00:00Z')
    expect(minutesBetween(winter.sunset, '2026-12-21T15:38:00Z')).toBeLessThan(5)
    expect(minutesBetween(winter.sunrise, '2026-12-22T07:44:00Z')).toBeLessThan(5)
  })

  it('begins half an hour before sunset and ends at sunrise', () => {
    const { sunset, sunrise } = at('2026-12-21T12:00:00Z')
    const shifted = (iso: string, seconds: number) => at(new Date(Date.parse(iso) + seconds * 1000).toISOString()).offer
    expect(shifted(sunset, -30 * 60 - 1)).toBe(false)
    expect(shifted(sunset, -30 * 60)).toBe(true)
    expect(shifted(sunrise, -1)).toBe(true)
    expect(shifted(sunrise, 0)).toBe(false)
  })

  it('holds on both sides of midnight, and tells of the night it is', () => {
    const evening = at('2026-12-21T22:50:00Z')
    const morning = at('2026-12-22T02:00:00Z')
    expect([evening.offer, morning.offer]).toEqual([true, true])
    expect(morning.sunset).toBe(evening.sunset)
    expect(morning.sunrise).toBe(evening.sunrise)
  })

  it('is not offered by day', () => {
    expect(at('2026-06-21T12:00:00Z').offer).toBe(false)
    expect(at('2026-12-21T10:00:00Z').offer).toBe(false)
  })

  it('proposes the source’s sentence', () => {
    expect(at('2026-12-21T20:00:00Z').text).toBe(
      'Gelieve de buitenverlichting aan te steken en indien u de persoon opmerkt, dadelijk de politie te verwittigen via het noodnummer 101.',
    )
  })

  it('refuses a place where the sun does not set', () => {
    const north = { now: new Date('2026-06-21T12:00:00Z'), latitude: 78, longitude: 15, language: 'nl' } as const
    expect(() => lightsAdvice(north)).toThrow(RangeError)
  })
})
