import type { z } from 'zod'
import type { AlertCounts } from '#contract/alerts-api.ts'

type Counts = z.infer<typeof AlertCounts>

/** The ways a delivery can end, with the word for it on a screen. */
export const OUTCOMES = [
  ['acknowledged', 'bevestigd'],
  ['unconfirmed', 'beantwoord, niet bevestigd'],
  ['voicemail', 'voicemail'],
  ['noAnswer', 'geen antwoord'],
  ['busy', 'bezet'],
  ['unreachable', 'onbereikbaar'],
  ['failed', 'mislukt'],
  ['cancelled', 'geannuleerd'],
] as const satisfies readonly (readonly [keyof Counts, string])[]

/** How many deliveries have ended in an outcome. */
export function countEnded(counts: Counts): number {
  return OUTCOMES.reduce((sum, [outcome]) => sum + counts[outcome], 0)
}
