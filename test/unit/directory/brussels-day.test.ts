import { expect, it } from 'vitest'
import { dayInBrussels, nextDay, startOfDay } from '#directory/brussels-day.ts'

it.each([
  ['2026-01-01', '2025-12-31T23:00:00.000Z'],
  ['2026-07-21', '2026-07-20T22:00:00.000Z'],
  // The clock goes forward in the night of this day, so it begins in winter and the next one in summer.
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ['2028-02-29', '2028-02-28T23:00:00.000Z'],
])('%s begins in Belgium at %s', (day, moment) => {
  expect(startOfDay(day).toISOString()).toBe(moment)
  expect(dayInBrussels(startOfDay(day))).toBe(day)
  expect(nextDay(dayInBrussels(new Date(startOfDay(day).getTime() - 1)))).toBe(day)
})
