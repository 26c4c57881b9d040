import { ZoneId } from '#contract/ids.ts'

/** The zone somebody writes for: the one they name, or the only one they have. */
export function zoneOf(zones: readonly string[], named: ZoneId | undefined): ZoneId | undefined {
  const [first, second] = zones
  if (named !== undefined) return zones.includes(named) ? named : undefined
  return second === undefined && first !== undefined ? ZoneId.safeParse(first).data : undefined
}
